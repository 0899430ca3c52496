import { daysBetween, isLocalDate, type LocalDate, weekday, yearOf } from '../kernel/dates.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Holiday, HolidayNotice } from './model.ts';

export type NoticeProblem = Problem<
  | 'not_a_notice'
  | 'year_invalid'
  | 'document_missing'
  | 'published_invalid'
  | 'holidays_missing'
  | 'name_missing'
  | 'day_invalid'
  | 'block_reversed'
  | 'block_too_long'
  | 'outside_year'
  | 'make_up_not_weekend'
  | 'day_named_twice'
>;

const FORMAT = 'gongjian.holiday-notice/1';
const LONGEST_BLOCK = 31;

/** Reads one year's notice from parsed JSON; all that is wrong is told at once, each with its place. */
export function readNotice(json: unknown): { readonly notice: HolidayNotice } | { readonly problems: readonly NoticeProblem[] } {
  if (!isRecord(json) || json.format !== FORMAT) return { problems: [{ code: 'not_a_notice', at: ['format'] }] };
  const problems = [...checkHead(json), ...checkHolidays(json)];
  if (problems.length > 0) return { problems };
  const { year, document, publishedOn, source, holidays } = json as unknown as HolidayNotice;
  return { notice: { year, document, publishedOn, source: source ?? '', holidays: holidays.map(asHoliday) } };
}

const asHoliday = ({ name, from, to, makeUpDays }: Holiday): Holiday => ({ name, from, to, makeUpDays: makeUpDays ?? [] });

function checkHead(json: Record<string, unknown>): NoticeProblem[] {
  const problems: NoticeProblem[] = [];
  if (!Number.isInteger(json.year) || Number(json.year) < 2000 || Number(json.year) > 2200)
    problems.push({ code: 'year_invalid', at: ['year'] });
  if (typeof json.document !== 'string' || json.document.trim() === '') problems.push({ code: 'document_missing', at: ['document'] });
  if (!isDay(json.publishedOn)) problems.push({ code: 'published_invalid', at: ['publishedOn'] });
  return problems;
}

function checkHolidays(json: Record<string, unknown>): NoticeProblem[] {
  if (!Array.isArray(json.holidays) || json.holidays.length === 0) return [{ code: 'holidays_missing', at: ['holidays'] }];
  const seen = new Set<string>();
  return json.holidays.flatMap((holiday, i) => checkHoliday(holiday, Number(json.year), seen, ['holidays', i]));
}

function checkHoliday(holiday: unknown, year: number, seen: Set<string>, at: readonly (string | number)[]): NoticeProblem[] {
  if (!isRecord(holiday)) return [{ code: 'holidays_missing', at }];
  const problems: NoticeProblem[] = [];
  if (typeof holiday.name !== 'string' || holiday.name === '') problems.push({ code: 'name_missing', at: [...at, 'name'] });
  if (isDay(holiday.from) && isDay(holiday.to)) problems.push(...checkBlock(holiday.from, holiday.to, year, at));
  else problems.push({ code: 'day_invalid', at: [...at, isDay(holiday.from) ? 'to' : 'from'] });
  const makeUp = Array.isArray(holiday.makeUpDays) ? holiday.makeUpDays : [];
  makeUp.forEach((day, i) => {
    problems.push(...checkMakeUp(day, year, seen, [...at, 'makeUpDays', i]));
  });
  return problems;
}

function checkBlock(from: LocalDate, to: LocalDate, year: number, at: readonly (string | number)[]): NoticeProblem[] {
  if (to < from) return [{ code: 'block_reversed', at: [...at, 'to'] }];
  if (daysBetween(from, to) >= LONGEST_BLOCK) return [{ code: 'block_too_long', at: [...at, 'to'] }];
  return yearOf(to) === year || yearOf(from) === year ? [] : [{ code: 'outside_year', at: [...at, 'from'] }];
}

function checkMakeUp(day: unknown, year: number, seen: Set<string>, at: readonly (string | number)[]): NoticeProblem[] {
  if (!isDay(day)) return [{ code: 'day_invalid', at }];
  if (Math.abs(yearOf(day) - year) > 1) return [{ code: 'outside_year', at }];
  if (weekday(day) % 6 !== 0) return [{ code: 'make_up_not_weekend', at }];
  if (seen.has(day)) return [{ code: 'day_named_twice', at }];
  seen.add(day);
  return [];
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isDay = (value: unknown): value is LocalDate => typeof value === 'string' && isLocalDate(value);
