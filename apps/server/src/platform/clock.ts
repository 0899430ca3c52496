import type { LocalDate } from '@gongjian/domain/kernel/dates';

/** Tells what time it is for everything the program does. */
export type Clock = () => Date;

export const realTime: Clock = () => new Date();

const timeOfDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', timeStyle: 'medium' });

/** 演示日期: it is always this day in the city, at the real time of day. */
export const alwaysOn =
  (day: LocalDate, time: Clock = realTime): Clock =>
  () =>
    new Date(`${day}T${timeOfDay.format(time())}+08:00`);
