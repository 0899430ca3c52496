import { expect, it } from 'vitest';
import { addDays, firstDayOf, lastDayOf, monthOf, nextMonth, yearMonth } from './dates.ts';

it('reckons months as the calendar has them, leap years and centuries too', () => {
  for (let month = yearMonth('1896-01'); month < '2405-01'; month = nextMonth(month)) {
    const last = lastDayOf(month);
    expect(monthOf(last)).toBe(month);
    expect(addDays(last, 1)).toBe(firstDayOf(nextMonth(month)));
  }
  expect([lastDayOf(yearMonth('1900-02')), lastDayOf(yearMonth('2000-02')), nextMonth(yearMonth('0999-12'))]).toEqual([
    '1900-02-28',
    '2000-02-29',
    '1000-01',
  ]);
});
