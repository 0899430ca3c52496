/** A calendar day in the city's own time zone, written 2022-03-03. Never an instant. */
export type LocalDate = string & { readonly __day: unique symbol };
/** A calendar month, written 2022-02. */
export type YearMonth = string & { readonly __month: unique symbol };

const DAY_MS = 86_400_000;

/** Reads a day. Throws RangeError for text that is no day of the calendar (2022-02-30). */
export function localDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError(`not a day: ${text}`);
  return text;
}

export const isLocalDate = (text: string): text is LocalDate => /^\d{4}-\d{2}-\d{2}$/.test(text) && dayOf(text, 0) === text;

/** Reads a month. Throws RangeError for text that is no month. */
export function yearMonth(text: string): YearMonth {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) throw new RangeError(`not a month: ${text}`);
  return text as YearMonth;
}

export const dateOf = (year: number, month: number, day: number): LocalDate => localDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);

export const addDays = (day: LocalDate, n: number): LocalDate => dayOf(day, n) as LocalDate;
export const firstDayOf = (month: YearMonth): LocalDate => `${month}-01` as LocalDate;
/** Reckoned, not asked of Date: months are walked through by the hundred thousand when a ledger is judged. */
export const lastDayOf = (month: YearMonth): LocalDate => `${month}-${daysIn(yearOf(month), Number(month.slice(5)))}` as LocalDate;
export const monthOf = (day: LocalDate): YearMonth => day.slice(0, 7) as YearMonth;
export const yearOf = (day: LocalDate | YearMonth): number => Number(day.slice(0, 4));
export function nextMonth(month: YearMonth): YearMonth {
  const next = Number(month.slice(5)) + 1;
  return (next > 12 ? `${pad(yearOf(month) + 1, 4)}-01` : `${month.slice(0, 5)}${pad(next, 2)}`) as YearMonth;
}

/** 0 is Sunday, 6 is Saturday. */
export const weekday = (day: LocalDate): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** Whole days from the first to the second; negative when the second is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS;

function dayOf(text: string, plusDays: number): string {
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) ? '' : new Date(time + plusDays * DAY_MS).toISOString().slice(0, 10);
}

const daysIn = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const pad = (n: number, width: number): string => String(n).padStart(width, '0');
