import { instantText, todayInCity } from './format.ts';

/** An instant as it is typed and shown in a form: 2022-06-01 09:30, in the city's time. */
export const typedTime = (instant: string | null | undefined): string =>
  instant === null || instant === undefined ? '' : instantText(instant, 'zh');

/** What was typed as an instant; null when it is none. The city's clock is UTC+8 all year round. */
export function readTime(typed: string): string | null {
  const parts = /^\s*(\d{4}-\d{2}-\d{2})[ T](\d{1,2}):(\d{2})\s*$/.exec(typed.replace('：', ':'));
  if (!parts) return null;
  const [, day = '', hour = '', minute = ''] = parts;
  const instant = new Date(`${day}T${hour.padStart(2, '0')}:${minute}:00+08:00`);
  if (Number.isNaN(instant.getTime())) return null;
  // A day there is not, such as 31 June, would come out as another one.
  return typedTime(instant.toISOString()) === `${day} ${hour.padStart(2, '0')}:${minute}` ? instant.toISOString() : null;
}

/** This minute, on the day the city stands on: in a demonstration that is not the browser's. */
export const nowInCity = (): string =>
  readTime(`${todayInCity()} ${typedTime(new Date().toISOString()).slice(11)}`) ?? new Date().toISOString();
