import { describe, expect, it } from 'vitest';
import { localDate } from '../kernel/dates.ts';
import type { Target } from '../tasks/model.ts';
import { aGoal, anIndicator } from './examples.ts';
import { checkGoal, goalOf } from './goals.ts';
import type { Goal } from './model.ts';
import { checkRuleSet, PACE_RULES } from './rule-set.ts';

const target = (over: Partial<Target>): Target => ({
  phrase: '',
  metric: null,
  comparator: 'atLeast',
  value: '10',
  unit: null,
  scope: 'city',
  places: [],
  strength: 'must',
  about: false,
  by: null,
  excludes: [],
  source: { start: 0, end: 0, line: 1, page: null },
  ...over,
});
const binding = { indicator: anIndicator(), from: localDate('2022-01-01'), to: localDate('2022-12-31'), places: ['city'] };

describe('a printed target becomes a goal', () => {
  it.each<[string, Partial<Target>, Partial<Goal>]>([
    ['180万辆次以上', { value: '180' }, { wants: 'atLeast', value: '180', tolerance: '0', course: { kind: 'linear' } }],
    ['50家左右', { comparator: 'about', about: true }, { wants: 'atLeast', tolerance: '10' }],
    ['下降3%左右', { comparator: 'decreaseBy', value: '3', unit: '%', about: true }, { wants: 'fall', inPercent: true, tolerance: '10' }],
    ['增加20万吨', { comparator: 'increaseBy', value: '20', unit: '万吨' }, { wants: 'rise', inPercent: false, base: null }],
    [
      '持续上升',
      { comparator: 'increase', value: null },
      { wants: 'rise', value: null, base: { kind: 'lastYear' }, course: { kind: 'held' } },
    ],
    ['全覆盖', { comparator: 'all', value: null }, { wants: 'atLeast', value: '100' }],
    ['11月15日前', { by: localDate('2022-11-15') }, { to: localDate('2022-11-15') }],
  ])('%s', (_, printed, goal) => {
    const made = goalOf(target(printed), binding);
    expect(made).toMatchObject(goal);
    expect(checkGoal(made)).toEqual([]);
  });
  it('a level to keep under is due all along, a budget that adds up grows with the days', () => {
    const level = { ...binding, indicator: anIndicator({ better: 'less', overTime: 'mean' }) };
    const budget = { ...binding, indicator: anIndicator({ better: 'less', overTime: 'sum' }) };
    expect(goalOf(target({ comparator: 'atMost' }), level).course).toEqual({ kind: 'held' });
    expect(goalOf(target({ comparator: 'atMost' }), budget).course).toEqual({ kind: 'linear' });
    expect(goalOf(target({ comparator: 'equal' }), budget).course).toEqual({ kind: 'linear' });
  });
  it('各区 is judged in each, and 左右 goes to the better side', () => {
    const dust = { ...binding, indicator: anIndicator({ better: 'less', overTime: 'mean' }) };
    expect(goalOf(target({ comparator: 'about', scope: 'eachDistrict', about: true }), dust)).toMatchObject({
      wants: 'atMost',
      indicator: { overPlaces: 'each' },
    });
  });
});

it('tells everything wrong with a goal at once', () => {
  const wrong = aGoal({
    value: 'x',
    tolerance: '-1',
    places: ['a', 'a'],
    to: localDate('2021-01-01'),
    indicator: { cumulative: true },
    course: { kind: 'steps', steps: [{ on: localDate('2022-06-30'), percent: '40' }] },
  });
  expect(checkGoal(wrong).map(({ code }) => code)).toEqual([
    'not_a_number',
    'negative',
    'window_reversed',
    'place_twice',
    'cumulative_not_last',
    'steps_short_of_all',
  ]);
  expect(checkGoal(aGoal({ value: null })).map(({ code }) => code)).toEqual(['value_missing']);
});

it('does not take a rule set whose thresholds are out of order', () => {
  expect(checkRuleSet(PACE_RULES)).toEqual([]);
  expect(checkRuleSet({ ...PACE_RULES, behindFrom: '31' })).toEqual([{ code: 'order', at: ['seriousOver'] }]);
  expect(checkRuleSet({ ...PACE_RULES, behindFrom: 'ten' })).toEqual([{ code: 'not_a_number', at: ['behindFrom'] }]);
});
