import type { YearMonth } from '@gongjian/domain/kernel/dates';
import { describe, expect, it } from 'vitest';
import { monthsOf, timeScale, touches, yearsOf } from './time-scale.ts';

const year = timeScale('2022-01' as YearMonth, '2022-12' as YearMonth);
const item = (from: string | null, dueOn: string | null, ...on: string[]) => ({ from, dueOn, milestones: on.map((day) => ({ on: day })) });

describe('the time axis', () => {
  it('begins at its first day and ends after its last', () => {
    expect(year.at('2022-01-01')).toBe(0);
    expect(year.at('2022-12-31')).toBeCloseTo((364 / 365) * 100);
    expect(year.months).toHaveLength(12);
  });

  it('puts days outside at the border', () => {
    expect(year.at('2021-05-01')).toBe(0);
    expect(year.at('2023-05-01')).toBe(100);
  });

  it('draws a measure when a date falls into it, or when its span covers it', () => {
    const spring = timeScale(...monthsOf('2022', '2'));
    expect(touches(item(null, '2022-06-30'), spring)).toBe(true);
    expect(touches(item(null, '2022-12-31', '2022-04-01'), spring)).toBe(true);
    expect(touches(item('2022-01-01', '2022-12-31'), spring)).toBe(true);
    expect(touches(item(null, '2022-12-31'), spring)).toBe(false);
    expect(touches(item(null, null), spring)).toBe(false);
  });

  it('knows the years in which anything happens', () => {
    expect(yearsOf([item(null, '2023-06-30', '2022-12-31'), item(null, null)])).toEqual(['2022', '2023']);
  });

  it('cuts a year into quarters', () => {
    expect(monthsOf('2022', '4')).toEqual(['2022-10', '2022-12']);
    expect(monthsOf('2022', undefined)).toEqual(['2022-01', '2022-12']);
  });
});
