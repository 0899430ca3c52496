import { describe, expect, it } from 'vitest';
import { localDate } from '../kernel/dates.ts';
import type { Target } from '../tasks/model.ts';
import { courseOf, indicatorOf, type Party, placesOf } from './derive.ts';
import { aValue, onDay } from './examples.ts';
import { goalOf } from './goals.ts';
import { judge } from './judge.ts';
import { judgingDay } from './judging-day.ts';

const target = (over: Partial<Target>): Target => ({
  ...{ phrase: '', metric: null, comparator: 'atLeast', value: '1', unit: null, scope: 'city', places: [], strength: 'must' },
  ...{ about: false, by: null, excludes: [], source: { start: 0, end: 1, line: 1, page: null } },
  ...over,
});

describe('a promise as an indicator', () => {
  it.each<[Partial<Target>, object]>([
    [
      { metric: '重型柴油车人工检查', unit: '万辆次' },
      { overTime: 'sum', overPlaces: 'sum', better: 'more', cumulative: false },
    ],
    [
      { metric: '累计推广新能源汽车', unit: '万辆' },
      { overTime: 'last', overPlaces: 'sum', cumulative: true },
    ],
    [
      { metric: '森林覆盖率', unit: '%' },
      { overTime: 'last', overPlaces: 'mean', cumulative: false, better: 'more' },
    ],
    [
      { metric: '降尘量', unit: '吨/平方公里·月', comparator: 'about', scope: 'eachDistrict' },
      { overTime: 'mean', overPlaces: 'each', better: 'less' },
    ],
    [
      { metric: '化肥施用总量', comparator: 'decrease', value: null },
      { name: '化肥施用总量同比变化', unit: '%', overTime: 'last', better: 'less' },
    ],
    [
      { metric: '裸地', comparator: 'all', value: null },
      { unit: '%', overTime: 'last', better: 'more' },
    ],
    [
      { metric: '碳排放强度', comparator: 'decreaseBy', unit: '%' },
      { name: '碳排放强度同比降幅', overTime: 'last', better: 'less' },
    ],
    [
      { metric: '审核', comparator: 'about', unit: '家' },
      { overTime: 'sum', better: 'more' },
    ],
  ])('%j is counted as %j', (over, expected) => {
    expect(indicatorOf(target(over), 'x')).toMatchObject({ code: 'x', ratio: false, ...expected });
  });
});

describe('a change against last year, told as such', () => {
  const judged = (over: Partial<Target>, told: string) => {
    const wanted = target({ metric: '外调绿电', ...over });
    const window = { from: localDate('2022-01-01'), to: localDate('2022-12-31'), places: ['city'] };
    return judge(
      goalOf(wanted, { indicator: indicatorOf(wanted, 'x'), ...window, ...courseOf(wanted) }),
      [aValue('2022-06', told)],
      onDay('2022-06-30'),
    ).state;
  };
  it('of a trend: any change the wanted way keeps it, none or the other way does not', () => {
    const more = { comparator: 'increase', value: null } as const;
    expect([judged(more, '0.1'), judged(more, '0'), judged(more, '-2')]).toEqual(['on_pace', 'behind', 'behind']);
    const less = { comparator: 'decrease', value: null } as const;
    expect([judged(less, '-0.1'), judged(less, '3')]).toEqual(['on_pace', 'behind']);
  });
  it('of so many percent: held all year', () => {
    const by = { comparator: 'decreaseBy', value: '10', unit: '%' } as const;
    expect([judged(by, '10'), judged(by, '8'), judged(by, '5')]).toEqual(['on_pace', 'behind', 'seriously_behind']);
  });
});

describe('whose figures count', () => {
  const parties: Party[] = [
    { id: '110105', kind: 'district', role: 'responsible' },
    { id: 'bj-sthjj', kind: 'bureau', role: 'lead' },
    { id: 'bj-gaj', kind: 'bureau', role: 'lead' },
  ];
  it('of the city: the leading bureaus, not those who do the work under them', () => {
    expect(placesOf({ scope: 'city' }, parties)).toEqual(['bj-gaj', 'bj-sthjj']);
  });
  it('of each district: the districts', () => {
    expect(placesOf({ scope: 'eachDistrict' }, parties)).toEqual(['110105']);
    expect(placesOf({ scope: 'eachDistrict' }, parties.slice(1))).toEqual(['bj-gaj', 'bj-sthjj']);
  });
  it('where only districts lead, they; where nobody leads, whoever is responsible', () => {
    expect(placesOf({ scope: 'city' }, [{ id: '110113', kind: 'district', role: 'lead' }])).toEqual(['110113']);
    expect(placesOf({ scope: 'city' }, parties.slice(0, 1))).toEqual(['110105']);
  });
});

describe('the month a goal is measured to', () => {
  const goal = { places: ['a', 'b'] };
  const through = (today: string, ...values: ReturnType<typeof aValue>[]) => judgingDay(goal, values, localDate(today)).expectedThrough;
  it('is the last one expected: from the 15th on the month before', () => {
    expect([through('2022-07-14'), through('2022-07-15'), through('2022-01-20')]).toEqual(['2022-05', '2022-06', '2021-12']);
  });
  it('is a later one as soon as every place has told it, never one to come', () => {
    const june = [aValue('2022-06', '1', 'a'), aValue('2022-06', '1', 'b')];
    expect(through('2022-07-06', ...june)).toBe('2022-06');
    expect(through('2022-07-06', ...june.slice(1))).toBe('2022-05');
    expect(through('2022-07-06', ...june, aValue('2022-09', '1', 'a'), aValue('2022-09', '1', 'b'))).toBe('2022-06');
  });
});
