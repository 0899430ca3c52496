import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDate, type YearMonth } from '../kernel/dates.ts';
import { ACT_RULES, type DutyGoal, judgeActs, judgeMilestone, periodsOf } from './evidence-acts.ts';

const day = localDate;
const monthly: DutyGoal = { frequency: 'monthly', from: day('2022-03-01'), to: null, season: null };
const done = (on: string, proofs = 1) => ({ id: on, on: day(on), proofs });
const at = (today: string, expectedThrough: string | null = null) => ({
  today: day(today),
  expectedThrough: expectedThrough as YearMonth | null,
});
const stateOf = (goal: DutyGoal, acts: readonly string[], today: string) =>
  judgeActs(
    goal,
    acts.map((on) => done(on)),
    at(today),
  ).state;

describe('the periods of a duty', () => {
  it.each<[DutyGoal['frequency'], string, string[]]>([
    ['monthly', '2022-05-02', ['2022-03-31', '2022-04-30', '2022-05-31']],
    ['quarterly', '2022-05-02', ['2022-03-31', '2022-06-30']],
    ['yearly', '2023-01-01', ['2022-12-31', '2023-12-31']],
    ['once', '2022-05-02', []],
  ])('%s, up to %s, end on %j', (frequency, today, ends) => {
    expect(periodsOf({ ...monthly, frequency }, day(today)).map(({ to }) => to)).toEqual(ends);
  });
  it('lie inside the season, over the turn of the year too', () => {
    const months = (from: number, to: number) =>
      periodsOf({ ...monthly, frequency: 'season', from: day('2022-01-01'), season: { from, to } }, day('2022-12-31')).map(
        ({ from: first }) => first.slice(5, 7),
      );
    expect(months(6, 9)).toEqual(['06', '07', '08', '09']);
    expect(months(11, 3)).toEqual(['01', '02', '03', '11', '12']);
  });
});

describe('standing work', () => {
  it.each<[string, string[], string]>([
    ['2022-03-31', [], 'awaiting'],
    ['2022-04-01', ['2022-03-10'], 'kept'],
    ['2022-04-01', [], 'behind'],
    ['2022-06-01', ['2022-03-10'], 'behind'],
    ['2022-07-01', ['2022-03-10'], 'lapsed'],
    ['2022-07-01', ['2022-03-10', '2022-06-30'], 'kept'],
    ['2022-02-28', [], 'not_started'],
  ])('on %s with acts on %j it is %s', (today, acts, state) => {
    expect(stateOf(monthly, acts, today)).toBe(state);
  });
  it('of a quarter lapses with one quarter missed', () => {
    expect(stateOf({ ...monthly, frequency: 'quarterly' }, [], '2022-04-01')).toBe('lapsed');
  });
  it('is not done by word alone', () => {
    const judged = judgeActs(monthly, [done('2022-03-10', 0)], at('2022-04-01'));
    expect(judged).toMatchObject({ state: 'behind', periods: [{ state: 'unproved' }, { state: 'open' }], inputs: ['2022-03-10'] });
  });
  it('waits for a report that is not due yet', () => {
    expect(judgeActs(monthly, [], at('2022-04-05', '2022-02')).state).toBe('awaiting');
    expect(judgeActs(monthly, [], at('2022-04-07', '2022-03')).state).toBe('behind');
  });
});

describe('work of a season (6—9月)', () => {
  const summer: DutyGoal = { frequency: 'season', from: day('2022-06-01'), to: day('2022-09-30'), season: { from: 6, to: 9 } };
  const all = ['2022-06-10', '2022-07-10', '2022-08-10', '2022-09-10'];
  it('is met when every month was done, and shows how much when not', () => {
    expect(stateOf(summer, all, '2022-10-01')).toBe('met');
    expect(
      judgeActs(
        summer,
        all.slice(1).map((on) => done(on)),
        at('2022-10-01'),
      ),
    ).toMatchObject({ state: 'met_late', actual: '75.00', lag: '25.00' });
    expect(stateOf(summer, [], '2022-10-01')).toBe('missed');
    expect(stateOf(summer, all.slice(0, 2), '2022-08-01')).toBe('kept');
    expect(
      judgeActs(
        summer,
        all.slice(0, 3).map((on) => done(on)),
        at('2022-10-08', '2022-08'),
      ),
    ).toMatchObject({ state: 'kept', closing: true });
  });
  it('done once is done, and not before its end missed', () => {
    const once: DutyGoal = { ...summer, frequency: 'once', season: null };
    expect([stateOf(once, [], '2022-09-30'), stateOf(once, [], '2022-10-01'), stateOf(once, ['2022-07-01'], '2022-10-01')]).toEqual([
      'awaiting',
      'missed',
      'met',
    ]);
  });
});

it.each<[string[], string, string | null, string]>([
  [['2022-06-30'], '2022-07-01', null, 'met'],
  [['2022-07-05', '2022-07-01'], '2022-08-01', null, 'met_late'],
  [[], '2022-06-30', null, 'awaiting'],
  [[], '2022-07-01', null, 'missed'],
  [[], '2022-07-01', '2022-05', 'awaiting'],
  [['2022-09-01'], '2022-07-06', '2022-06', 'missed'],
])('a time node of 2022-06-30 proved on %j is on %s (reports due through %s) %s', (proofs, today, expected, state) => {
  expect(judgeMilestone(day('2022-06-30'), proofs.map(day), at(today, expected)).state).toBe(state);
});

it('one more act with proof never makes standing work worse, and judging changes nothing', () => {
  const order = ['kept', 'met', 'met_late', 'behind', 'lapsed', 'missed', 'awaiting', 'not_started'];
  const when = fc.integer({ min: 0, max: 500 }).map((n) => addDays(day('2022-02-01'), n));
  const frequency = fc.constantFrom(...(Object.keys(ACT_RULES.months) as (keyof typeof ACT_RULES.months)[]));
  fc.assert(
    fc.property(fc.array(when, { maxLength: 8 }), when, when, frequency, (days, more, today, often) => {
      const goal = { ...monthly, frequency: often };
      const judge = (on: readonly (typeof more)[]) =>
        judgeActs(
          goal,
          on.map((d) => done(d)),
          at(today),
        );
      const [before, after] = [judge(days), judge([...days, more])];
      if (before.state !== 'awaiting') expect(order.indexOf(after.state)).toBeLessThanOrEqual(order.indexOf(before.state));
      expect(judge(days)).toEqual(before);
    }),
  );
});
