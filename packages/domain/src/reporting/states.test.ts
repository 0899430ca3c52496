import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDate } from '../kernel/dates.ts';
import { OBLIGATION_STATES, type ObligationState } from './model.ts';
import { ACTS, type Act, actsFrom, isWritable, type Moment, step, TRANSITIONS } from './states.ts';

const fine: Moment = {
  today: localDate('2022-03-03'),
  opened: true,
  cutoffPassed: false,
  contentProblems: 0,
  actor: 'p2',
  submittedBy: 'p1',
  levelsLeft: 1,
  reviewBegun: false,
  reason: '数据有误',
  replyOn: localDate('2022-03-08'),
};
const late: Moment = { ...fine, cutoffPassed: true };

it('can be in every state, and from every state on', () => {
  const reached = new Set<ObligationState>(['not_due']);
  for (let grew = true; grew; ) {
    grew = false;
    for (const { from, to } of TRANSITIONS) if (reached.has(from) && !reached.has(to)) grew = reached.add(to).size > 0;
  }
  expect([...reached].toSorted()).toEqual([...OBLIGATION_STATES].toSorted());
  for (const state of OBLIGATION_STATES) expect(actsFrom(state).length).toBeGreaterThan(0);
});

const MOMENTS = [fine, late, { ...fine, levelsLeft: 2 }];
it.each(TRANSITIONS.map((way) => [way.act, way.from, way.to, way] as const))('%s takes %s to %s', (act, from, to) => {
  expect(MOMENTS.map((moment) => step(from, act, moment))).toContainEqual({ to });
});

describe('each guard stops', () => {
  it.each<[string, ObligationState, Act, Partial<Moment>]>([
    ['not_open_yet', 'not_due', 'open', { opened: false }],
    ['not_late_yet', 'due', 'pass_cutoff', {}],
    ['content_incomplete', 'due', 'submit', { contentProblems: 2 }],
    ['review_begun', 'submitted', 'recall', { reviewBegun: true }],
    ['own_report', 'submitted', 'approve', { submittedBy: 'p2' }],
    ['reason_missing', 'submitted', 'return', { reason: ' ' }],
    ['reply_day_missing', 'submitted', 'return', { replyOn: null }],
    ['reply_day_past', 'sealed', 'reopen', { replyOn: localDate('2022-03-02') }],
  ])('%s', (code, state, act, over) => {
    expect(step(state, act, { ...fine, ...over })).toMatchObject({ problems: [{ code }] });
  });
  it('and tells all that is wrong at once', () => {
    expect(step('submitted', 'return', { ...fine, reason: '', replyOn: null })).toMatchObject({
      problems: [{ code: 'reason_missing' }, { code: 'reply_day_missing' }],
    });
  });
  it('what has no way at all', () => {
    expect(step('due', 'seal', fine)).toEqual({ problems: [{ code: 'act_not_possible', at: ['state'] }] });
  });
});

it('passes one level after the other', () => {
  expect(step('submitted', 'approve', { ...fine, levelsLeft: 2 })).toEqual({ to: 'submitted' });
  expect(step('submitted', 'approve', fine)).toEqual({ to: 'accepted' });
});

it('goes overdue again after a return', () => {
  expect(step('returned', 'pass_cutoff', late)).toEqual({ to: 'overdue' });
  expect(step('submitted', 'recall', late)).toEqual({ to: 'overdue' });
});

it('no run of acts leads out of the states, and the clock alone never submits, accepts or seals', () => {
  const moment = fc.constantFrom(...MOMENTS);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...ACTS), moment), { maxLength: 30 }), (acts) => {
      let state: ObligationState = 'not_due';
      for (const [act, at] of acts) {
        const took = step(state, act, at);
        if ('to' in took) state = took.to;
      }
      expect(OBLIGATION_STATES).toContain(state);
    }),
  );
  const clocked = TRANSITIONS.filter(({ by }) => by === 'clock').map(({ to }) => to);
  expect(new Set(clocked)).toEqual(new Set(['due', 'overdue']));
});

it('is the unit’s to write while it is due, overdue or returned', () => {
  expect(OBLIGATION_STATES.filter(isWritable)).toEqual(['due', 'overdue', 'returned']);
});
