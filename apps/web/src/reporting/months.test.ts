import { expect, it } from 'vitest';
import { daysBetween, monthName, newestOwed } from './months.ts';

it('names a month as an office writes it', () => {
  expect(monthName('2022-03', 'zh')).toBe('2022年3月');
  expect(monthName('2022-12', 'en')).toBe('Dec 2022');
});

it('counts the days that are left, and those that have gone by', () => {
  expect(daysBetween('2022-02-27', '2022-03-03')).toBe(4);
  expect(daysBetween('2022-03-05', '2022-03-03')).toBe(-2);
});

it('opens with the newest month that asks for anything', () => {
  const empty = { month: '2026-10', obligations: 0 };
  expect(newestOwed([empty, { month: '2022-12', obligations: 3 }, { month: '2022-11', obligations: 3 }])).toBe('2022-12');
  expect(newestOwed([empty])).toBe('2026-10');
  expect(newestOwed([])).toBeUndefined();
});
