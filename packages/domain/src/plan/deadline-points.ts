import { dateOf, firstDayOf, type LocalDate, lastDayOf, yearMonth } from '../kernel/dates.ts';
import { FIVE_YEARS, SEASON_STARTS } from './lexicon-dates.ts';

/** A stretch of days that words name: 6月底 is one day, 第三季度 is three months. */
export type Point = {
  readonly end: number;
  /** Where the words name no year and none is known, there is no day. */
  readonly first: LocalDate | null;
  readonly last: LocalDate | null;
  readonly year: number | null;
  readonly month: number | null;
  readonly grain: 'day' | 'month' | 'quarter' | 'year' | 'yearEnd' | 'season';
  /** What was assumed about a day that is not printed. */
  readonly assumed: string | null;
};

const YEAR = /((?:19|20)\d\d)(?:年度?|(?=[—–－~～至到-]{1,2}(?:19|20)\d\d年))/y;
const RELATIVE = /(今|本|当|明|次|翌)年度?/y;
const FIVE = /“?十([三四五六])五”?(?:时期|期间|规划期?)?(?:期?末)/y;
const MONTH = /(\d{1,2}|十[一二]?|[一二三四五六七八九])(?:月份?|(?=[—–－~～至到-]{1,2}\d{1,2}月))/y;
const DAY = /(\d{1,2})[日号]/y;
const THIRD = /([上中下])旬|([初中底末])/y;
const HALF = /([上下])半年/y;
const QUARTER = /第?([一二三四1-4])季度[末底]?/y;
const YEAR_END = /年?[底末]|年?内/y;
const BARE_YEAR_END = /年[底末内]/y;
const NUMERIC = /((?:19|20)\d\d)([.\-/])(\d{1,2})(?:\2(\d{1,2}))?(?!\d)/y;

/** The words of time that begin at `i`, or null. `year` is taken where none is printed. */
export function pointAt(text: string, i: number, year: number | null): Point | null {
  return numericAt(text, i) ?? fiveYearsAt(text, i) ?? seasonAt(text, i, year) ?? calendarAt(text, i, year);
}

function calendarAt(text: string, i: number, known: number | null): Point | null {
  const printed = match(YEAR, text, i);
  const relative = printed === null ? match(RELATIVE, text, i) : null;
  const from = i + (printed ?? relative ?? [''])[0].length;
  const year = printed !== null ? Number(printed[1]) : relative !== null ? relatively(relative[1] as string, known) : known;
  const inYear = monthAt(text, from, year) ?? partOfYearAt(text, from, year);
  if (inYear !== null) return inYear;
  const named = printed !== null || relative !== null;
  const yearEnd = match(named ? YEAR_END : BARE_YEAR_END, text, from);
  if (yearEnd !== null) return months(from + yearEnd[0].length, year, [1, 12], 'yearEnd');
  return named ? months(from, year, [1, 12], 'year') : null;
}

const relatively = (word: string, year: number | null): number | null => (year === null ? null : '明次翌'.includes(word) ? year + 1 : year);

function monthAt(text: string, i: number, year: number | null): Point | null {
  const found = match(MONTH, text, i);
  if (found === null) return null;
  const month = ordinal(found[1] as string);
  const from = i + found[0].length;
  if (month < 1 || month > 12) return null;
  const day = match(DAY, text, from);
  if (day !== null) return dayOf(from + day[0].length, year, month, Number(day[1]));
  const third = match(THIRD, text, from);
  if (third === null || (third[2] === '中' && /[^，。、；]/.test(text[from + 1] ?? ''))) return months(from, year, [month, month], 'month');
  const until = { 上: 10, 初: 10, 中: 20 }[(third[1] ?? third[2]) as '上' | '初' | '中'];
  const end = from + third[0].length;
  return until === undefined ? months(end, year, [month, month], 'day') : dayOf(end, year, month, until);
}

function partOfYearAt(text: string, i: number, year: number | null): Point | null {
  const half = match(HALF, text, i);
  if (half !== null) return months(i + half[0].length, year, half[1] === '上' ? [1, 6] : [7, 12], 'quarter');
  const quarter = match(QUARTER, text, i);
  if (quarter === null) return null;
  const last = ordinal(quarter[1] as string) * 3;
  return months(i + quarter[0].length, year, [last - 2, last], 'quarter');
}

function numericAt(text: string, i: number): Point | null {
  const found = match(NUMERIC, text, i);
  if (found === null) return null;
  const [all, year, , month, day] = found;
  const m = Number(month);
  if (m < 1 || m > 12) return null;
  if (day === undefined) return months(i + all.length, Number(year), [m, m], 'month');
  return dayOf(i + all.length, Number(year), m, Number(day));
}

function fiveYearsAt(text: string, i: number): Point | null {
  const found = match(FIVE, text, i);
  const year = found === null ? undefined : FIVE_YEARS[found[1] as string];
  return found === null || year === undefined ? null : months(i + found[0].length, year, [1, 12], 'yearEnd');
}

function seasonAt(text: string, i: number, year: number | null): Point | null {
  for (const { words, month, day, why } of SEASON_STARTS) {
    const found = match(words, text, i);
    if (found === null) continue;
    const point = dayOf(i + found[0].length, year, month, day);
    return point === null ? null : { ...point, grain: 'season', assumed: why };
  }
  return null;
}

function months(end: number, year: number | null, [first, last]: readonly [number, number], grain: Point['grain']): Point {
  const days =
    year === null ? { first: null, last: null } : { first: firstDayOf(monthIn(year, first)), last: lastDayOf(monthIn(year, last)) };
  return { end, ...days, year, month: last, grain, assumed: null };
}

const monthIn = (year: number, month: number) => yearMonth(`${year}-${String(month).padStart(2, '0')}`);

function dayOf(end: number, year: number | null, month: number, day: number): Point | null {
  const longest = Number(lastDayOf(monthIn(year ?? 2024, month)).slice(8));
  if (day < 1 || day > longest) return null;
  const on = year === null ? null : dateOf(year, month, day);
  return { end, first: on, last: on, year, month, grain: 'day', assumed: null };
}

/** 十一 is 11. */
function ordinal(text: string): number {
  const digits = '一二三四五六七八九';
  if (/^\d/.test(text)) return Number(text);
  if (text[0] === '十') return 10 + digits.indexOf(text[1] ?? ' ') + 1;
  return digits.indexOf(text) + 1;
}

/** A sticky expression at that place of the text. */
export function match(expression: RegExp, text: string, at: number): RegExpExecArray | null {
  expression.lastIndex = at;
  return expression.exec(text);
}
