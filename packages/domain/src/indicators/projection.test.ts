import { describe, expect, it } from 'vitest';
import { localDate } from '../kernel/dates.ts';
import { decimal } from '../kernel/decimal.ts';
import { aGoal, aValue, onDay } from './examples.ts';
import { judge } from './judge.ts';
import { project } from './projection.ts';

const track = (levels: string[], over: object = {}) =>
  project({
    levels: levels.map(decimal),
    on: localDate('2022-09-30'),
    to: localDate('2022-12-31'),
    mark: decimal('100'),
    up: true,
    ...over,
  });

describe('if the last three months go on', () => {
  it('at an even pace there is no spread, and the day is exact', () => {
    // 92 days are 3.022587 months of 30.4375 days; 10 a month.
    expect(track(['40', '50', '60', '70'])).toEqual({
      finishOn: '2022-12-31',
      atEnd: '100.23',
      low: '100.23',
      high: '100.23',
      chance: '100',
    });
    expect(track(['30', '40', '50', '60'])).toMatchObject({ finishOn: '2023-01-30', atEnd: '90.23', chance: '0' });
  });
  it('at an uneven one there is a band and a chance, by Student’s t with two degrees of freedom', () => {
    // Growths 5, 10, 15: r = 10, s = 5; n = 3.022587, error = 5 sqrt(n + n²/3) = 12.3166; ± 1.885618 × 12.3166 = 23.2244.
    expect(track(['40', '45', '55', '70'])).toMatchObject({ atEnd: '100.23', low: '77', high: '123.45', chance: '51' });
    // margin -19.77: 1/2 - 19.77 / (2 sqrt(2 × 12.3166² + 19.77²)) = 0.125
    expect(track(['20', '25', '35', '50'])).toMatchObject({ atEnd: '80.23', chance: '12' });
  });
  it('says never where nothing grows, and nothing from fewer than three growths', () => {
    expect(track(['50', '50', '50', '50'])).toMatchObject({ finishOn: null, chance: '0' });
    expect(track(['40', '50', '60'])).toBeNull();
  });
  it('reads a fall as well', () => {
    expect(track(['130', '120', '110', '105'], { up: false })).toMatchObject({ finishOn: '2022-10-19' });
  });
});

it('is part of a judgement while there is something left to do', () => {
  const values = ['01', '02', '03'].map((month) => aValue(`2022-${month}`, '5'));
  expect(judge(aGoal(), values, onDay('2022-03-31')).projection).toMatchObject({ atEnd: '60.17', chance: '0' });
  expect(judge(aGoal(), values.slice(0, 2), onDay('2022-02-28')).projection).toBeNull();
  expect(judge(aGoal({ value: '15' }), values, onDay('2022-03-31')).projection).toBeNull();
});

it('gives a budget its chance and no day of finishing', () => {
  const values = ['01', '02', '03'].map((month) => aValue(`2022-${month}`, '5'));
  expect(judge(aGoal({ wants: 'atMost' }), values, onDay('2022-03-31')).projection).toMatchObject({ finishOn: null, chance: '100' });
});
