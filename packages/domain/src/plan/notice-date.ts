import { dateOf, isLocalDate, type LocalDate } from '../kernel/dates.ts';
import { numeralValue } from './numbering.ts';

export type FoundDate = { readonly start: number; readonly end: number; readonly day: LocalDate };

const HAN_YEAR = '[〇零○Ｏ一二三四五六七八九]{4}';
const HAN_NUMBER = '[一二三四五六七八九十]{1,3}';
const DAY = new RegExp(
  `([0-9０-９]{4}|${HAN_YEAR})\\s*年\\s*([0-9０-９]{1,2}|${HAN_NUMBER})\\s*月\\s*([0-9０-９]{1,2}|${HAN_NUMBER})\\s*日`,
);
const PLAIN = /([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})/;

/** The first full date of a short text: 2022 年 2 月 21 日, 二〇二二年二月二十一日, 2022-02-21. */
export function dateAt(text: string): FoundDate | null {
  const match = DAY.exec(text) ?? PLAIN.exec(text);
  if (match === null) return null;
  const [year, month, day] = match.slice(1).map((digits) => numeralValue((digits ?? '').replace(/[○Ｏ]/g, '〇')) ?? 0);
  const found = validDay(year ?? 0, month ?? 0, day ?? 0);
  return found === null ? null : { start: match.index, end: match.index + match[0].length, day: found };
}

function validDay(year: number, month: number, day: number): LocalDate | null {
  if (year < 1949 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isLocalDate(text) ? dateOf(year, month, day) : null;
}

/** A line that holds nothing but a date, in brackets or not. */
export function isDateLine(text: string): boolean {
  if (text.length > 40) return false;
  const found = dateAt(text);
  return found !== null && /^\s*[(（]?\s*$/.test(text.slice(0, found.start)) && /^\s*[)）]?\s*$/.test(text.slice(found.end));
}
