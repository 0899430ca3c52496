import { expect, it } from 'vitest';
import { axisOf } from './months.ts';

const lights = (total: number) => ({ total, green: 0, yellow: 0, red: 0, none: total });

it('shows every month of the year, also those in which nothing ends', () => {
  const axis = axisOf([{ month: '2022-06', lights: lights(3), done: 1 }], '2022-03');
  expect(axis).toHaveLength(12);
  expect(axis[5]).toEqual({ month: '2022-06', total: 3, done: 1, now: false, first: false });
  expect(axis[2]?.now).toBe(true);
});

it('spans as many years as there are deadlines', () => {
  const axis = axisOf(
    [
      { month: '2023-01', lights: lights(1), done: 0 },
      { month: '2022-12', lights: lights(1), done: 0 },
    ],
    '2022-03',
  );
  expect(axis.map((month) => month.month).filter((month) => month.endsWith('-01'))).toEqual(['2022-01', '2023-01']);
  expect(axis).toHaveLength(24);
});

it('shows the present year when nothing has a deadline', () => {
  expect(axisOf([], '2026-11')[0]?.month).toBe('2026-01');
});
