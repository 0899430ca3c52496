import type { Language } from './language.ts';

const zone = 'Asia/Shanghai';
const instants: Record<Language, Intl.DateTimeFormat> = {
  zh: new Intl.DateTimeFormat('zh-CN', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }),
  en: new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: 'short',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }),
};
const cityDay = new Intl.DateTimeFormat('sv-SE', { timeZone: zone });
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** 2022-02-21 as 2022年2月21日. */
export function dayText(day: string, language: Language): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return language === 'zh' ? `${year}年${month}月${date}日` : `${date} ${months[month - 1]} ${year}`;
}

export const monthText = (month: number, language: Language): string => (language === 'zh' ? `${month}月` : (months[month - 1] ?? ''));

/** An instant in the city's own time, wherever the browser stands. */
export const instantText = (instant: string, language: Language): string => instants[language].format(new Date(instant));

export const todayInCity = (now: Date = new Date()): string => cityDay.format(now);

export const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part / whole) * 100));
