import type { Language } from './language.ts';

/** The city's clock is UTC+8 all year round (no summer time since 1992), so no time zone table has to be asked. */
const inCity = (instant: Date): string => new Date(instant.getTime() + 8 * 3_600_000).toISOString();
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** 2022-02-21 as 2022年2月21日. */
export function dayText(day: string, language: Language): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return language === 'zh' ? `${year}年${month}月${date}日` : `${date} ${months[month - 1]} ${year}`;
}

export const monthText = (month: number, language: Language): string => (language === 'zh' ? `${month}月` : (months[month - 1] ?? ''));

/** An instant in the city's own time, wherever the browser stands. */
export function instantText(instant: string, language: Language): string {
  const local = inCity(new Date(instant));
  const time = local.slice(11, 16);
  return language === 'zh' ? `${local.slice(0, 10)} ${time}` : `${dayText(local.slice(0, 10), language)} ${time}`;
}

/** 演示日期: the day a demonstration stands on, which no clock of a browser knows. */
let demoDay: string | null = null;
export function standOn(day: string | null): void {
  demoDay = day;
}

export const todayInCity = (now?: Date): string =>
  now === undefined && demoDay !== null ? demoDay : inCity(now ?? new Date()).slice(0, 10);

export const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part / whole) * 100));
