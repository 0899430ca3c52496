import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNotice } from '../calendar/read-notice.ts';
import { workCalendar } from '../calendar/rules.ts';
import { addDays, type LocalDate, localDate } from '../kernel/dates.ts';
import { elapsed, roundHalfEven, windowOf } from './due.ts';
import { evidenceText } from './evidence-words.ts';
import { LIGHTS, MEASURE_STATES, type MeasureFacts, STAGES, type StageName } from './model.ts';
import { checkOverride, standing } from './override.ts';
import { checkStage } from './stages.ts';
import { stateOfLag, verdict } from './verdict.ts';

const notice = readNotice(JSON.parse(readFileSync(new URL('../../../../packs/china/holidays/2022.json', import.meta.url), 'utf8')));
if ('problems' in notice) throw new Error('the notice of 2022 is not valid');
const calendar = workCalendar([notice.notice]);
const day = localDate;

const yearEnd = { text: '年底前', kind: 'yearEnd', on: day('2022-12-31'), from: null, to: null } as const;
const facts = (over: Partial<MeasureFacts> = {}): MeasureFacts => ({
  id: 'm',
  planYear: 2022,
  deadline: yearEnd,
  milestones: [],
  promises: [],
  stages: [],
  ...over,
});
const plan = { id: 'd1', kind: 'deliverable', phrase: '制定方案', dueOn: null } as const;
const target = { id: 't1', kind: 'target', phrase: '下降3%', dueOn: null } as const;
const stage = (name: StageName, on: string, promiseId = 'd1') => ({ id: `${promiseId}-${name}`, promiseId, stage: name, on: day(on) });
const judge = (over: Partial<MeasureFacts>, on: string) => verdict(facts(over), day(on), calendar);
const codes = (over: Partial<MeasureFacts>, on: string) => judge(over, on).reasons.map(({ code }) => code);

describe('the pace (时间过半、任务过半)', () => {
  const window = windowOf(facts());
  if (!window) throw new Error('no window');
  it.each([
    ['2022-06-30', 4959],
    ['2022-09-30', 7479],
    ['2022-12-31', 10_000],
    ['2021-12-31', 0],
  ])('at the end of %s %i hundredths of the year have passed', (on, passed) => {
    expect(elapsed(window, day(on))).toBe(passed);
  });

  it.each([
    [4500, 'on_pace'],
    [3000, 'behind'],
    [1500, 'seriously_behind'],
    [3959, 'behind'],
    [1959, 'behind'],
    [1958, 'seriously_behind'],
  ])('on 2022-06-30 with %i done it is %s', (actual, state) => {
    expect(stateOfLag(4959 - actual)).toBe(state);
  });

  it('rounds a half to the even neighbour, as GB/T 8170 says', () => {
    expect([roundHalfEven(25, 2), roundHalfEven(27, 2), roundHalfEven(12501, 1000), roundHalfEven(5, 3)]).toEqual([12, 14, 13, 2]);
  });
});

describe('a verdict', () => {
  it('makes up no pace where nothing was recorded: it waits for evidence without a light', () => {
    expect(judge({ promises: [plan] }, '2022-06-30')).toMatchObject({ state: 'awaiting_evidence', light: 'none', lag: null });
    expect(codes({ promises: [plan] }, '2022-06-30')).toEqual(['due', 'nothing_recorded']);
  });

  it('follows the stages once one is accepted', () => {
    const stages = [stage('draft', '2022-03-01'), stage('consult', '2022-05-01')];
    expect(judge({ promises: [plan], stages }, '2022-06-30')).toMatchObject({
      state: 'on_pace',
      light: 'green',
      elapsed: '49.59',
      actual: '50.00',
      lag: '-0.41',
    });
    expect(judge({ promises: [plan], stages }, '2022-09-30')).toMatchObject({ state: 'behind', light: 'yellow', lag: '24.79' });
    expect(judge({ promises: [plan, { ...plan, id: 'd2' }], stages }, '2022-09-30')).toMatchObject({
      state: 'seriously_behind',
      light: 'red',
      actual: '25.00',
    });
  });

  it('is done when all it promises is issued, late when that was after the date', () => {
    expect(judge({ promises: [plan], stages: [stage('issue', '2022-12-31')] }, '2023-02-01')).toMatchObject({
      state: 'done',
      light: 'green',
      nextOn: null,
    });
    expect(judge({ promises: [plan], stages: [stage('issue', '2023-01-01')] }, '2023-02-01')).toMatchObject({
      state: 'done_late',
      light: 'yellow',
    });
    expect(judge({ promises: [plan, { ...plan, id: 'd2' }], stages: [stage('issue', '2022-03-01')] }, '2022-04-01').state).not.toBe('done');
  });

  it('is not called done while a number it promises has no evidence', () => {
    const over = { promises: [plan, target], stages: [stage('issue', '2022-03-01')] };
    expect(judge(over, '2022-06-30')).toMatchObject({ state: 'awaiting_evidence', light: 'none' });
    expect(codes(over, '2022-06-30')).toContain('not_yet_provable');
  });

  it('is overdue from the day after its date, not on it', () => {
    expect(judge({}, '2022-12-31').state).toBe('awaiting_evidence');
    expect(judge({}, '2023-01-01')).toMatchObject({ state: 'overdue', light: 'red', nextOn: '2022-12-31' });
  });

  it('judges each time node: a past one is missed unless what was due then is issued', () => {
    const milestones = [
      { id: 'a', on: day('2022-06-30'), what: '印发方案' },
      { id: 'b', on: day('2022-09-30'), what: '修订政策' },
    ];
    const over = { deadline: { ...yearEnd, kind: 'milestones', on: null } as const, milestones };
    expect(judge(over, '2022-06-30')).toMatchObject({ state: 'awaiting_evidence', dueOn: '2022-09-30', nextOn: '2022-06-30' });
    expect(judge(over, '2022-07-01')).toMatchObject({ state: 'overdue', nextOn: '2022-09-30' });
    const proved = { ...over, promises: [{ ...plan, dueOn: day('2022-06-30') }], stages: [stage('issue', '2022-06-20')] };
    expect(codes(proved, '2022-07-01')).not.toContain('milestone_overdue');
  });

  it('has not started before its window opens, and never ends where it is standing work', () => {
    const summer = { text: '6—9月', kind: 'range', on: null, from: day('2022-06-01'), to: day('2022-09-30') } as const;
    expect(judge({ deadline: summer }, '2022-05-31')).toMatchObject({ state: 'not_started', light: 'none', dueOn: '2022-09-30' });
    expect(judge({ deadline: { ...yearEnd, kind: 'standing', on: null } }, '2030-01-01')).toMatchObject({
      state: 'awaiting_evidence',
      dueOn: null,
    });
  });

  it('warns from five working days before, counting the holidays, the day itself included', () => {
    const october = { deadline: { ...yearEnd, kind: 'date', on: day('2022-10-11') } as const };
    expect(judge(october, '2022-09-29').alertOn).toBe('2022-09-30');
    expect([judge(october, '2022-09-29').alert, judge(october, '2022-09-30').alert, judge(october, '2022-10-12').alert]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('says which notice is missing instead of guessing working days', () => {
    const over = { deadline: { ...yearEnd, on: day('2029-12-31') } as const, planYear: 2029 };
    const { reasons, alertOn } = judge(over, '2029-12-31');
    expect(alertOn).toBeNull();
    expect(reasons.find(({ code }) => code === 'calendar_missing')?.values).toEqual({ year: 2029 });
  });
});

describe('an override', () => {
  it('stands in front of the rule and says so', () => {
    const computed = judge({}, '2023-01-01');
    const shown = standing(computed, { id: 'o', state: 'done', light: 'green', reason: '已印发', approver: '王主任' });
    expect(shown).toMatchObject({
      state: 'done',
      light: 'green',
      overridden: true,
      reasons: [{ code: 'overridden', values: { computed: 'overdue' } }, {}, {}],
    });
    expect(evidenceText(shown.reasons[0] as (typeof shown.reasons)[number])).toBe(
      '人工改判：已印发（批准人：王主任；系统判定为逾期未完成）',
    );
  });

  it('cannot paint overdue work green', () => {
    expect(checkOverride('overdue', 'green')).toHaveLength(1);
    expect(MEASURE_STATES.every((state) => LIGHTS.some((light) => checkOverride(state, light).length === 0))).toBe(true);
  });
});

describe('the proof of a stage', () => {
  const proof = { stage: 'consult', on: day('2022-05-01'), documentNumber: null, files: 1 } as const;
  const ask = (over: object, accepted: { stage: StageName; on: LocalDate }[] = []) =>
    checkStage({ ...proof, ...over }, accepted, day('2022-06-01')).map(({ code }) => code);
  it.each([
    ['is enough with a date and a file', {}, []],
    ['is enough with a date and a number', { files: 0, documentNumber: '京环函〔2022〕1号' }, []],
    ['needs a date', { on: null }, ['date_missing']],
    ['cannot lie in the future', { on: day('2022-06-02') }, ['date_in_future']],
    ['needs a number or a file', { files: 0 }, ['proof_missing']],
    ['needs a number where the paper was issued', { stage: 'issue' }, ['document_number_missing']],
  ])('%s', (_, over, problems) => {
    expect(ask(over)).toEqual(problems);
  });
  it('comes in order of time', () => {
    expect(ask({}, [{ stage: 'draft', on: day('2022-05-02') }])).toEqual(['before_earlier_stage']);
    expect(ask({}, [{ stage: 'review', on: day('2022-05-02') }])).toEqual([]);
  });
});

it('always explains itself in words, whatever the facts and the day', () => {
  const anyDay = fc.integer({ min: 0, max: 800 }).map((n) => addDays(day('2021-12-01'), n));
  const promises = fc.subarray([plan, { ...plan, id: 'd2', dueOn: day('2022-06-30') }, target]);
  const stages = fc.array(
    fc.tuple(fc.constantFrom(...STAGES), anyDay, fc.constantFrom('d1', 'd2')).map(([name, on, id]) => stage(name, on, id)),
    { maxLength: 6 },
  );
  const kinds = fc.constantFrom('yearEnd', 'standing', 'none', 'range', 'milestones');
  fc.assert(
    fc.property(promises, stages, kinds, anyDay, (promised, reached, kind, on) => {
      const deadline = {
        text: null,
        kind,
        on: kind === 'yearEnd' ? day('2022-12-31') : null,
        from: day('2022-06-01'),
        to: day('2022-09-30'),
      } as const;
      const said = verdict(
        facts({ promises: promised, stages: reached, deadline, milestones: [{ id: 'x', on: day('2022-03-31'), what: '方案' }] }),
        on,
        calendar,
      );
      expect(said.reasons.length).toBeGreaterThan(0);
      for (const reason of said.reasons) expect(evidenceText(reason)).not.toContain('undefined');
    }),
  );
});
