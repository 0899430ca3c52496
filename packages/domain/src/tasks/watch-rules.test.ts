import { expect, it } from 'vitest';
import { localDate, yearMonth } from '../kernel/dates.ts';
import { ACT_RULES, judgeActs } from './evidence-acts.ts';
import { expectedThrough } from './expected.ts';
import { actRulesOf, checkWatchRules } from './watch-rules.ts';

const own = { regularMonths: 6, lapsedFrom: 1, expectedDay: 10 };

it('says what is no rule, and where', () => {
  expect(checkWatchRules(own)).toEqual([]);
  expect(checkWatchRules({ regularMonths: 5, lapsedFrom: 0, expectedDay: 31 })).toEqual([
    { code: 'not_a_period', at: ['regularMonths'] },
    { code: 'out_of_range', at: ['lapsedFrom'] },
    { code: 'out_of_range', at: ['expectedDay'] },
  ]);
  expect(checkWatchRules({ ...own, lapsedFrom: 1.5 })).toEqual([{ code: 'out_of_range', at: ['lapsedFrom'] }]);
});

it('turns yellow to red where one missed month is a lapse, and asks 定期 by the half-year', () => {
  const goal = { frequency: 'monthly', from: localDate('2022-01-01'), to: null, season: null } as const;
  const day = { today: localDate('2022-03-20'), expectedThrough: yearMonth('2022-02') };
  const acts = [{ id: 'a', on: localDate('2022-01-20'), proofs: 1 }];
  expect(judgeActs(goal, acts, day).state).toBe('behind');
  expect(judgeActs(goal, acts, day, actRulesOf({ ...own, id: 'own' }))).toMatchObject({ state: 'lapsed', rule: 'own' });
  const regular = judgeActs({ ...goal, frequency: 'regular' }, acts, day, actRulesOf({ ...own, id: 'own' }));
  expect(regular.periods).toMatchObject([{ from: '2022-01-01', to: '2022-06-30', state: 'done' }]);
});

it('expects a month from the day the rule says', () => {
  const today = localDate('2022-04-12');
  expect([expectedThrough(today, ACT_RULES.expectedFromDay), expectedThrough(today, own.expectedDay)]).toEqual(['2022-02', '2022-03']);
});
