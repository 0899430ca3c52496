import { expect, it } from 'vitest';
import { localDate } from '../kernel/dates.ts';
import { withEvidence } from '../tasks/evidence-verdict.ts';
import { evidenceText } from '../tasks/evidence-words.ts';
import type { MeasureFacts } from '../tasks/model.ts';
import { verdict } from '../tasks/verdict.ts';
import { evidenceOf } from './evidence.ts';
import { aGoal, aValue, onDay } from './examples.ts';
import { judge } from './judge.ts';

it('a figure told becomes the light of the measure and the sentence that says why', () => {
  const facts: MeasureFacts = {
    id: 'm',
    planYear: 2022,
    deadline: { text: '年底前', kind: 'yearEnd', on: localDate('2022-12-31'), from: null, to: null },
    milestones: [],
    promises: [{ id: 't', kind: 'target', phrase: '人工检查180万辆次以上', dueOn: null }],
    stages: [],
  };
  const promise = { promiseId: 't', phrase: '人工检查180万辆次以上', strength: 'must' } as const;
  const lit = (done: string, today: string) => {
    const judged = judge(aGoal({ value: '180' }), [aValue('2022-06', done)], onDay(today));
    const plain = verdict(facts, localDate(today), { years: new Set([2022]), days: new Map() });
    return withEvidence(plain, facts, [evidenceOf(promise, judged)]);
  };
  const red = lit('27', '2022-06-30');
  expect(red).toMatchObject({ state: 'seriously_behind', light: 'red', lag: '34.59', elapsed: '49.59', actual: '15.00' });
  expect(red.reasons.map(evidenceText)[0]).toBe('“人工检查180万辆次以上”时间已过49.59%，完成15.00%，滞后34.59个百分点');
  expect(lit('180', '2022-06-30')).toMatchObject({ state: 'done', light: 'green', nextOn: null });
  expect(lit('27', '2023-01-01')).toMatchObject({ state: 'overdue', light: 'red' });
});
