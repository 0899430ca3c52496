import { describe, expect, it } from 'vitest';
import { localDate, type YearMonth } from '../kernel/dates.ts';
import { actDay, evidenceOfActs, type ToldActs } from './acts-told.ts';
import type { MeasureFacts } from './model.ts';

const facts: MeasureFacts = {
  id: 'm',
  planYear: 2022,
  deadline: { text: '长期实施', kind: 'standing', on: null, from: null, to: null },
  milestones: [{ id: 'n', on: localDate('2022-06-30'), what: '建成平台' }],
  promises: [{ id: 'd', kind: 'duty', phrase: '每月检查', dueOn: null }],
  stages: [],
};
const months = (...list: string[]) => list as YearMonth[];
const told = (acts: readonly string[], asked: readonly string[], aboutId = 'd'): ToldActs => ({
  duties: [{ id: 'd', phrase: '每月检查', frequency: 'monthly' }],
  acts: acts.map((on) => ({ id: on, aboutId, on: localDate(on), proofs: 1 })),
  asked: months(...asked),
});
const statesOn = (today: string, acts: ToldActs) =>
  evidenceOfActs(facts, acts, localDate(today)).map(({ about, state }) => [about.id, state]);

describe('a duty told of in reports', () => {
  const asked = ['2022-02', '2022-03', '2022-04', '2022-05'];
  it('has no evidence while nobody was asked, or the first month is not due', () => {
    expect(statesOn('2022-06-20', told([], []))).toEqual([]);
    expect(statesOn('2022-03-14', told([], asked))).toEqual([]);
  });
  it.each([
    ['2022-03-05', ['2022-02-28'], 'kept'],
    ['2022-03-20', [], 'behind'],
    ['2022-05-20', [], 'lapsed'],
    ['2022-05-14', ['2022-02-28', '2022-03-31'], 'kept'],
    ['2022-05-15', ['2022-02-28', '2022-03-31'], 'behind'],
  ])('on %s, done on %j, is %s', (today, acts, state) => {
    expect(statesOn(today, told(acts, asked))).toEqual([['d', state]]);
  });
  it('is not held against anybody for months that were not asked for', () => {
    expect(statesOn('2026-11-25', told(['2022-02-28', '2022-03-31'], ['2022-02', '2022-03']))).toEqual([['d', 'kept']]);
  });
});

it('a time node is met by the report of its month, and late by a later one', () => {
  const node = (on: string) =>
    evidenceOfActs(facts, told([on], [], 'n'), localDate('2022-09-20')).map(({ about, state, metOn }) => [about, state, metOn]);
  expect(node('2022-06-30')).toEqual([[{ kind: 'milestone', id: 'n' }, 'met', '2022-06-30']]);
  expect(node('2022-08-31')).toEqual([[{ kind: 'milestone', id: 'n' }, 'met_late', '2022-08-31']]);
});

it('an act counts at the end of its month, never on a day to come', () => {
  expect([actDay('2022-06' as YearMonth, localDate('2022-07-04')), actDay('2022-06' as YearMonth, localDate('2022-06-20'))]).toEqual([
    '2022-06-30',
    '2022-06-20',
  ]);
});
