import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateOf, type LocalDate, localDate, yearMonth } from '../kernel/dates.ts';
import type { HolidayNotice } from './model.ts';
import { readNotice } from './read-notice.ts';
import {
  addWorkdays,
  cutoff,
  dueDay,
  isWorkday,
  kindOfDay,
  missingNotices,
  NoHolidayNotice,
  nthWorkday,
  workCalendar,
  workdaysBetween,
} from './rules.ts';

const folder = new URL('../../../../packs/china/holidays/', import.meta.url);
const notices = readdirSync(folder).map((file): HolidayNotice => {
  const read = readNotice(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
  if ('problems' in read) throw new Error(`${file}: ${JSON.stringify(read.problems)}`);
  return read.notice;
});
const calendar = workCalendar(notices);
const day = localDate;

/** Computed from the State Council notices; one row per year, one column per month. */
const thirdWorkdays: Record<number, string> = {
  2022: '06 09 03 06 07 06 05 03 05 10 03 05',
  2023: '05 03 03 06 06 05 05 03 05 09 03 05',
  2024: '04 04 05 03 08 05 03 05 04 10 05 04',
  2025: '06 07 05 03 08 05 03 05 03 11 05 03',
  2026: '06 04 04 03 08 03 03 05 03 10 04 03',
};

describe('the third working day of each month', () => {
  it.each(Object.entries(thirdWorkdays))('%s', (year, days) => {
    const found = days.split(' ').map((_, i) => nthWorkday(yearMonth(`${year}-${String(i + 1).padStart(2, '0')}`), 3, calendar)?.slice(8));
    expect(found.join(' ')).toBe(days);
  });
});

it.each([
  [2022, 249],
  [2023, 249],
  [2024, 251],
  [2025, 248],
  [2026, 248],
])('%i has %i working days', (year, total) => {
  expect(workdaysBetween(dateOf(year, 1, 1), dateOf(year, 12, 31), calendar) + Number(isWorkday(dateOf(year, 1, 1), calendar))).toBe(total);
});

it('says why a day is worked or rested', () => {
  expect(kindOfDay(day('2022-10-08'), calendar)).toEqual({ workday: true, why: 'makeUp', holiday: '国庆节' });
  expect(kindOfDay(day('2022-10-03'), calendar)).toEqual({ workday: false, why: 'holiday', holiday: '国庆节' });
  expect(kindOfDay(day('2022-10-15'), calendar)).toMatchObject({ workday: false, why: 'weekend' });
  expect(kindOfDay(day('2022-10-17'), calendar)).toMatchObject({ workday: true, why: 'weekday' });
});

it('is due on the third working day of the month after, which counts until midnight in the city', () => {
  expect(dueDay(yearMonth('2022-04'), 3, calendar)).toBe('2022-05-07');
  expect(dueDay(yearMonth('2022-02'), 3, calendar)).toBe('2022-03-03');
  expect(cutoff(day('2022-05-07'), true)).toBe('2022-05-08T00:00:00+08:00');
  expect(cutoff(day('2022-05-07'), false)).toBe('2022-05-07T00:00:00+08:00');
});

it.each([
  ['2022-09-30', 3, '2022-10-10'],
  ['2022-10-08', -1, '2022-09-30'],
  ['2022-10-01', 0, '2022-10-08'],
  ['2022-10-08', 0, '2022-10-08'],
])('%s plus %i working days is %s', (from, n, to) => {
  expect(addWorkdays(day(from), n, calendar)).toBe(to);
});

it('refuses a year whose notice is not loaded rather than guess it', () => {
  expect(() => isWorkday(day('2027-01-04'), calendar)).toThrow(NoHolidayNotice);
  expect(() => addWorkdays(day('2026-12-31'), 1, calendar)).toThrow('2027');
  expect(missingNotices(day('2026-09-30'), calendar)).toEqual([]);
  expect(missingNotices(day('2026-10-01'), calendar)).toEqual([2027]);
});

it('a month with fewer working days has no such day', () => {
  expect(nthWorkday(yearMonth('2022-10'), 25, calendar)).toBeUndefined();
});

const anyDay = fc.integer({ min: 0, max: 1700 }).map((n) => addDays(day('2022-02-01'), n) as LocalDate);

it('going n working days forward and n back from a working day comes home', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 15 }), (from, n) => {
      fc.pre(isWorkday(from, calendar));
      const there = addWorkdays(from, n, calendar);
      expect(addWorkdays(there, -n, calendar)).toBe(from);
      expect(workdaysBetween(from, there, calendar)).toBe(n);
    }),
  );
});

describe('a notice that is wrong', () => {
  const good = JSON.parse(readFileSync(new URL('2022.json', folder), 'utf8'));
  const block = { name: '元旦', from: '2027-01-01', to: '2027-01-03', makeUpDays: [] };
  it.each([
    ['is not a notice at all', { hello: 1 }, 'not_a_notice', ['format']],
    ['has a day that does not exist', { ...good, holidays: [{ ...block, from: '2027-02-30' }] }, 'day_invalid', ['holidays', 0, 'from']],
    ['ends before it begins', { ...good, year: 2027, holidays: [{ ...block, to: '2026-12-30' }] }, 'block_reversed', ['holidays', 0, 'to']],
    [
      'works a weekday instead',
      { ...good, year: 2027, holidays: [{ ...block, makeUpDays: ['2027-01-04'] }] },
      'make_up_not_weekend',
      ['holidays', 0, 'makeUpDays', 0],
    ],
    ['speaks of another year', { ...good, year: 2029, holidays: [block] }, 'outside_year', ['holidays', 0, 'from']],
  ])('%s: says so with the place', (_, json, code, at) => {
    expect(readNotice(json)).toMatchObject({ problems: expect.arrayContaining([{ code, at }]) });
  });
});
