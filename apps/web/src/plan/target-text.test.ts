import { expect, it } from 'vitest';
import { targetText } from './target-text.ts';
import { planText } from './text.ts';

const target = {
  phrase: '全市及各区碳排放强度同比下降3%左右',
  metric: '碳排放强度',
  comparator: 'decreaseBy',
  value: '3',
  unit: '%',
  scope: 'eachDistrict',
  places: [],
  strength: 'must',
  about: true,
  by: '2022-12-31',
  excludes: [],
  source: { start: 0, end: 1, line: 1, page: null },
} as const;

it('says metric, direction, figure, and how binding it is', () => {
  expect(targetText({ ...target, places: [], excludes: [] }, planText.zh)).toEqual(['碳排放强度 下降 3% 左右', '各区', '必须']);
});

it('names the places and what is left out, and no figure where none is printed', () => {
  const named = {
    ...target,
    comparator: 'decrease' as const,
    value: null,
    unit: null,
    about: false,
    scope: 'named' as const,
    places: ['东城区', '西城区'],
    strength: 'strive' as const,
    excludes: ['扣除沙尘影响'],
  };
  expect(targetText(named, planText.zh)).toEqual(['碳排放强度 持续下降', '东城区、西城区', '力争', '不含 扣除沙尘影响']);
});
