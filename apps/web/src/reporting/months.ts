import type { Language } from '../ui/language.ts';

const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** 2022-03 as 2022年3月. */
export function monthName(month: string, language: Language): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return language === 'zh' ? `${year}年${number}月` : `${names[number - 1]} ${year}`;
}

/** Days from one day to another; negative where the second lies before the first. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** The newest month in which anything is owed; of months that ask for nothing, the newest. Cycles come the newest first. */
export const newestOwed = (cycles: readonly { readonly month: string; readonly obligations: number }[]): string | undefined =>
  (cycles.find(({ obligations }) => obligations > 0) ?? cycles[0])?.month;
