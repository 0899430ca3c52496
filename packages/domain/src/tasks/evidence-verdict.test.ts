import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNotice } from '../calendar/read-notice.ts';
import { workCalendar } from '../calendar/rules.ts';
import { addDays, localDate } from '../kernel/dates.ts';
import { PROOF_STATES, type PromiseEvidence } from './evidence-model.ts';
import { withEvidence } from './evidence-verdict.ts';
import { evidenceText } from './evidence-words.ts';
import type { MeasureFacts } from './model.ts';
import { verdict } from './verdict.ts';

const notice = readNotice(JSON.parse(readFileSync(new URL('../../../../packs/china/holidays/2022.json', import.meta.url), 'utf8')));
if ('problems' in notice) throw new Error('the notice of 2022 is not valid');
const calendar = workCalendar([notice.notice]);
const day = localDate;

const facts = (over: Partial<MeasureFacts> = {}): MeasureFacts => ({
  id: 'm',
  planYear: 2022,
  deadline: { text: '年底前', kind: 'yearEnd', on: day('2022-12-31'), from: null, to: null },
  milestones: [],
  promises: [
    { id: 't1', kind: 'target', phrase: '180万辆次以上', dueOn: null },
    { id: 't2', kind: 'target', phrase: '力争下降', dueOn: null },
  ],
  stages: [],
  ...over,
});
const proof = (id: string, state: PromiseEvidence['state'], over: Partial<PromiseEvidence> = {}): PromiseEvidence => ({
  about: { kind: 'promise', id },
  kind: 'pace',
  phrase: id,
  strength: 'must',
  state,
  elapsed: '49.59',
  actual: '30.00',
  lag: '19.59',
  metOn: null,
  closing: false,
  inputs: [],
  rule: 'pace/1',
  asOf: day('2022-06-30'),
  ...over,
});
const judge = (evidence: readonly PromiseEvidence[], on = '2022-06-30', over: Partial<MeasureFacts> = {}) =>
  withEvidence(verdict(facts(over), day(on), calendar), facts(over), evidence);
const codes = (evidence: readonly PromiseEvidence[], on?: string, over?: Partial<MeasureFacts>) =>
  judge(evidence, on, over).reasons.map(({ code }) => code);

describe('a measure with evidence', () => {
  it('changes nothing without any', () => {
    const plain = verdict(facts(), day('2022-06-30'), calendar);
    expect(withEvidence(plain, facts(), [])).toBe(plain);
  });
  it('is as far as its worst promise, and shows the rest', () => {
    const evidence = [proof('t1', 'behind'), proof('t2', 'seriously_behind', { lag: '34.59', actual: '15.00' })];
    expect(judge(evidence)).toMatchObject({
      state: 'seriously_behind',
      light: 'red',
      lag: '34.59',
      actual: '15.00',
      rule: 'worst-must-promise/1',
    });
    expect(codes(evidence)).toEqual(['proof_pace', 'due', 'proof_pace']);
  });
  it('says the date first where only the date makes it overdue, and the figures first where they were missed', () => {
    const one = { promises: [{ id: 't1', kind: 'target' as const, phrase: '180万辆次以上', dueOn: null }] };
    expect(codes([proof('t1', 'on_pace', { closing: false })], '2023-01-20', one)[0]).toBe('overdue');
    expect(codes([proof('t1', 'missed')], '2023-01-20', one)[0]).toBe('proof_missed');
  });
  it('is warned by what it strives for, never red', () => {
    const strive = (state: PromiseEvidence['state']) => proof('t2', state, { strength: 'strive', lag: '50.00' });
    expect(judge([proof('t1', 'on_pace', { lag: '1.00' }), strive('seriously_behind')])).toMatchObject({
      state: 'behind',
      light: 'yellow',
    });
    expect(judge([proof('t1', 'met', { metOn: day('2022-12-30') }), strive('missed')], '2023-02-01')).toMatchObject({
      state: 'behind',
      light: 'yellow',
    });
    expect(judge([proof('t1', 'behind'), strive('missed')])).toMatchObject({ state: 'behind', lag: '19.59' });
  });
  it('is done only when every promise is, late when one was late', () => {
    const met = (id: string, on: string) => proof(id, 'met', { metOn: day(on) });
    expect(judge([met('t1', '2022-06-01')])).toMatchObject({ state: 'awaiting_evidence', light: 'none' });
    expect(codes([met('t1', '2022-06-01')])).toContain('not_yet_provable');
    expect(judge([met('t1', '2022-06-01'), met('t2', '2022-06-02')])).toMatchObject({
      state: 'done',
      light: 'green',
      nextOn: null,
      alert: false,
    });
    expect(judge([met('t1', '2022-06-01'), proof('t2', 'met_late')], '2023-02-01')).toMatchObject({ state: 'done_late', light: 'yellow' });
    expect(codes([met('t1', '2022-06-01'), met('t2', '2022-06-02')], '2023-02-01')).not.toContain('overdue');
  });
  it('is overdue after its date for what nobody proved, unless the last figures are not due yet', () => {
    const paced = [proof('t1', 'on_pace', { lag: '1.00' }), proof('t2', 'on_pace', { lag: '2.00' })];
    expect(judge(paced, '2023-01-01')).toMatchObject({ state: 'overdue', light: 'red' });
    const closing = paced.map((one) => ({ ...one, closing: true }));
    expect(judge(closing, '2023-01-01')).toMatchObject({ state: 'on_pace', light: 'green', lag: '2.00' });
    expect(judge(closing.slice(1), '2023-01-01').state).toBe('overdue');
  });
  it('still owes its deliverables', () => {
    const promises = [
      ...facts().promises.slice(0, 1),
      { id: 'd1', kind: 'deliverable', phrase: '方案', dueOn: day('2022-06-30') } as const,
    ];
    const met = [proof('t1', 'met')];
    expect(judge(met, '2022-06-30', { promises }).state).toBe('awaiting_evidence');
    expect(judge(met, '2022-07-01', { promises })).toMatchObject({ state: 'overdue', light: 'red' });
    const stages = [{ id: 's', promiseId: 'd1', stage: 'issue', on: day('2022-06-20') }] as const;
    expect(judge(met, '2022-07-01', { promises, stages }).state).toBe('done');
  });
});

describe('standing work and time nodes', () => {
  const standing = { deadline: { text: '长期实施', kind: 'standing', on: null, from: null, to: null } } as const;
  it('is kept or lapsed', () => {
    const kept = [proof('t1', 'kept', { kind: 'acts' }), proof('t2', 'kept', { kind: 'acts' })];
    expect(judge(kept, '2022-06-30', standing)).toMatchObject({ state: 'standing_kept', light: 'green' });
    expect(judge([proof('t1', 'kept'), proof('t2', 'lapsed')], '2022-06-30', standing)).toMatchObject({
      state: 'standing_lapsed',
      light: 'red',
    });
    expect(judge(kept.slice(1), '2022-06-30', standing).state).toBe('awaiting_evidence');
  });
  it('on a dated measure goes on until the date', () => {
    expect(judge([proof('t1', 'kept'), proof('t2', 'met')]).state).toBe('on_pace');
  });
  it('judges each node by its proof', () => {
    const over = { promises: [], milestones: [{ id: 'n1', on: day('2022-06-30'), what: '印发方案' }] };
    const node = (state: PromiseEvidence['state']) => proof('n1', state, { about: { kind: 'milestone', id: 'n1' } });
    expect(judge([node('missed')], '2022-07-01', over).state).toBe('overdue');
    expect(judge([node('awaiting')], '2022-07-01', over).state).toBe('awaiting_evidence');
    expect(judge([node('met')], '2022-07-01', over).state).toBe('done');
    expect(codes([node('met')], '2022-07-01', over)).not.toContain('milestone_overdue');
  });
});

it('is explained in words, and adding a worse promise never makes it better', () => {
  const order = ['overdue', 'seriously_behind', 'standing_lapsed', 'behind', 'on_pace', 'awaiting_evidence'];
  const rank = (state: string) => (order.includes(state) ? order.indexOf(state) : order.length);
  const evidence = fc.tuple(fc.constantFrom(...PROOF_STATES), fc.constantFrom('must', 'strive'), fc.boolean());
  const made = ([state, strength, closing]: [PromiseEvidence['state'], string, boolean], id: string) =>
    proof(id, state, { strength: strength as 'must' | 'strive', closing });
  const when = fc.integer({ min: 0, max: 500 }).map((n) => addDays(day('2021-12-20'), n).toString());
  fc.assert(
    fc.property(evidence, evidence, evidence, when, (one, two, third, on) => {
      const promises = [...facts().promises, { id: 't3', kind: 'duty', phrase: 'x', dueOn: null } as const];
      const [a, b, c] = [made(one, 't1'), made(two, 't2'), made(third, 't3')];
      const judged = judge([a, b, c], on, { promises });
      for (const reason of judged.reasons) expect(evidenceText(reason)).not.toMatch(/undefined|null/);
      const without = judge([a, b], on, { promises: promises.slice(0, 2) });
      if (rank(without.state) < 4) expect(rank(judged.state)).toBeLessThanOrEqual(rank(without.state));
      expect(judge([c, a, b], on, { promises }).state).toBe(judged.state);
    }),
  );
});
