import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readNotice } from '../calendar/read-notice.ts';
import { workCalendar } from '../calendar/rules.ts';
import { localDate, yearMonth } from '../kernel/dates.ts';
import { cutoffOf, cycleOf, dueThrough, isAfter, movedDues } from './due.ts';
import { THIRD_WORKDAY } from './model.ts';
import { daysLate, ratesOf, timelinessOf } from './timeliness.ts';

const noticeOf = (year: number) => {
  const read = readNotice(JSON.parse(readFileSync(new URL(`../../../../packs/china/holidays/${year}.json`, import.meta.url), 'utf8')));
  if ('problems' in read) throw new Error(`the notice of ${year} is not valid`);
  return read.notice;
};
const calendar = workCalendar([noticeOf(2022)]);
const day = localDate;
const month = yearMonth;

describe('a month’s report', () => {
  it.each([
    ['2022-02', '2022-03-01', '2022-03-03', '2022-03-04T00:00:00+08:00'],
    ['2022-04', '2022-05-01', '2022-05-07', '2022-05-08T00:00:00+08:00'],
    ['2022-09', '2022-10-01', '2022-10-10', '2022-10-11T00:00:00+08:00'],
  ])('of %s opens on %s, is due on %s and late after %s', (of, opensOn, dueOn, cutoffAt) => {
    expect(cycleOf(month(of), THIRD_WORKDAY, calendar)).toEqual({ month: of, opensOn, dueOn, cutoffAt });
  });
  it('has no due day while the notice of its year is missing', () => {
    expect(cycleOf(month('2022-12'), THIRD_WORKDAY, calendar)).toEqual({ missingNotice: 2023 });
  });
  it('may be opened before the month ends and close with the office hours or the day before', () => {
    expect(cycleOf(month('2022-02'), { ...THIRD_WORKDAY, opensDaysBefore: 4 }, calendar)).toMatchObject({ opensOn: '2022-02-25' });
    expect(cutoffOf(day('2022-03-03'), { inclusive: true, closesAt: '17:30' })).toBe('2022-03-03T17:30:00+08:00');
    expect(cutoffOf(day('2022-03-03'), { inclusive: false, closesAt: '17:30' })).toBe('2022-03-02T17:30:00+08:00');
    expect(cutoffOf(day('2022-03-03'), { inclusive: false, closesAt: null })).toBe('2022-03-03T00:00:00+08:00');
  });
  it('is late from midnight in the city, not in Greenwich', () => {
    expect(isAfter('2022-03-03T16:00:00Z', '2022-03-04T00:00:00+08:00')).toBe(false);
    expect(isAfter('2022-03-03T16:00:01Z', '2022-03-04T00:00:00+08:00')).toBe(true);
  });
});

it.each([
  ['2022-03-03', '2022-01'],
  ['2022-03-04', '2022-02'],
  ['2022-03-31', '2022-02'],
  ['2022-10-10', '2022-08'],
  ['2023-01-31', '2022-11'],
])('on %s reports are due through %s', (today, through) => {
  expect(dueThrough(day(today), THIRD_WORKDAY, calendar)).toBe(through);
});

it('a changed notice moves what is open, says which, and leaves the past and the sealed alone', () => {
  const changed = workCalendar([
    { ...noticeOf(2022), holidays: [{ name: 'x', from: day('2022-03-01'), to: day('2022-11-01'), makeUpDays: [] }] },
  ]);
  const cycle = (of: string, dueOn: string, sealed = false) => ({
    month: month(of),
    opensOn: day(dueOn),
    dueOn: day(dueOn),
    cutoffAt: '',
    sealed,
  });
  const cycles = [
    cycle('2022-02', '2022-03-03'),
    cycle('2022-10', '2022-11-03'),
    cycle('2022-09', '2022-10-10', true),
    cycle('2022-12', '2023-01-05'),
  ];
  const { moved, unknown } = movedDues(cycles, day('2022-09-01'), THIRD_WORKDAY, changed);
  expect(moved).toMatchObject([{ month: '2022-10', before: '2022-11-03', after: { dueOn: '2022-11-04' } }]);
  expect(unknown).toEqual(['2022-12']);
});

describe('timeliness', () => {
  const sending = (on: string, dueOn: string) => ({ on: day(on), dueOn: day(dueOn), late: on > dueOn });
  it.each([
    ['2022-09-30', '2022-10-10', 3],
    ['2022-03-03', '2022-03-05', 1],
    ['2022-03-03', '2022-03-03', 1],
    ['2022-03-03', '2022-03-07', 2],
  ])('due %s, sent %s is %i working days late', (dueOn, on, days) => {
    expect(daysLate(day(dueOn), day(on), calendar)).toBe(days);
  });
  it('cannot count days whose notice is missing', () => {
    expect(daysLate(day('2022-12-30'), day('2023-01-05'), calendar)).toBeNull();
  });
  it('is late by the latest sending, and missing while what is owed is not there', () => {
    const today = day('2022-03-31');
    const ask = (sendings: Parameters<typeof timelinessOf>[0], wanted: Parameters<typeof timelinessOf>[1] = null) =>
      timelinessOf(sendings, wanted, today, calendar);
    expect(ask([sending('2022-03-02', '2022-03-03')])).toEqual({ kind: 'on_time' });
    expect(ask([sending('2022-03-02', '2022-03-03'), sending('2022-03-10', '2022-03-08')])).toEqual({ kind: 'late', days: 2 });
    expect(ask([], { dueOn: day('2022-03-03'), passed: true })).toEqual({ kind: 'missing', days: 20 });
    expect(ask([], { dueOn: day('2022-04-06'), passed: false })).toEqual({ kind: 'not_due' });
    expect(ask([sending('2022-03-02', '2022-03-03')], { dueOn: day('2022-03-08'), passed: true }).kind).toBe('missing');
  });
  it('counts 应报、实报、按时 of what is due', () => {
    expect(
      ratesOf([{ kind: 'on_time' }, { kind: 'on_time' }, { kind: 'late', days: 2 }, { kind: 'missing', days: 9 }, { kind: 'not_due' }]),
    ).toEqual({
      expected: 4,
      arrived: 3,
      onTime: 2,
      late: 1,
      missing: 1,
      arrivedRate: '75.00',
      onTimeRate: '50.00',
    });
    expect(ratesOf([])).toMatchObject({ expected: 0, arrivedRate: null, onTimeRate: null });
  });
});
