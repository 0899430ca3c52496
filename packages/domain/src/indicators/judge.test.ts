import { describe, expect, it } from 'vitest';
import { localDate } from '../kernel/dates.ts';
import { aGoal, aValue, onDay } from './examples.ts';
import { judge } from './judge.ts';
import type { Goal, IndicatorValue } from './model.ts';
import { PACE_RULES } from './rule-set.ts';
import { goalReasonText } from './words.ts';

const day = localDate;
const codes = (goal: Goal, values: readonly IndicatorValue[], today: string) =>
  judge(goal, values, onDay(today)).reasons.map(({ code }) => code);

describe('时间过半、任务过半', () => {
  it.each([
    ['45', '4.59', 'on_pace'],
    ['30', '19.59', 'behind'],
    ['15', '34.59', 'seriously_behind'],
    ['39.59', '10.00', 'behind'],
    ['39.60', '9.99', 'on_pace'],
    ['19.59', '30.00', 'behind'],
    ['19.58', '30.01', 'seriously_behind'],
  ])('on 2022-06-30 with %s of 100 done the lag is %s points: %s', (done, lag, state) => {
    const judged = judge(aGoal(), [aValue('2022-06', done)], onDay('2022-06-30'));
    expect(judged).toMatchObject({ elapsed: '49.59', planned: '49.59', lag, state });
  });

  it('has 74.79 % of the year behind it on 2022-09-30', () => {
    expect(judge(aGoal(), [], onDay('2022-09-30')).elapsed).toBe('74.79');
  });

  it('takes its thresholds from the rule set and names it', () => {
    const strict = { ...PACE_RULES, id: 'strict/1', behindFrom: '4', seriousOver: '4.58' };
    expect(judge(aGoal(), [aValue('2022-06', '45')], onDay('2022-06-30'), strict)).toMatchObject({
      state: 'seriously_behind',
      rule: 'strict/1',
    });
  });

  it('holds nobody behind for a month whose report is not due yet', () => {
    const values = [aValue('2022-05', '41.37')];
    expect(judge(aGoal(), values, onDay('2022-07-05', '2022-05'))).toMatchObject({ measuredOn: '2022-05-31', lag: '0.00' });
    expect(judge(aGoal(), values, onDay('2022-07-06', '2022-06'))).toMatchObject({ measuredOn: '2022-06-30', lag: '8.22' });
  });
});

describe('without figures', () => {
  it('makes up no pace', () => {
    expect(judge(aGoal(), [], onDay('2022-06-30'))).toMatchObject({ state: 'awaiting', actual: null, lag: null, inputs: [] });
    expect(codes(aGoal(), [], '2022-06-30')).toEqual(['no_values', 'places_missing']);
  });
  it('has not started before its window', () => {
    expect(judge(aGoal({ from: day('2022-06-01') }), [aValue('2022-03', '5')], onDay('2022-05-31'))).toMatchObject({
      state: 'not_started',
      actual: null,
    });
  });
  it('is missed the day after its window, unless the last figures are not due yet', () => {
    expect(judge(aGoal(), [], onDay('2022-12-31')).state).toBe('awaiting');
    expect(judge(aGoal(), [], onDay('2023-01-01')).state).toBe('missed');
    expect(judge(aGoal(), [aValue('2022-11', '90')], onDay('2023-01-03', '2022-11'))).toMatchObject({ state: 'on_pace', closing: true });
    expect(judge(aGoal(), [aValue('2022-11', '90')], onDay('2023-01-06', '2022-12'))).toMatchObject({ state: 'missed', closing: false });
  });
});

describe('append-only values', () => {
  it('let the newest correction stand and keep the day before as it was known then', () => {
    const first = aValue('2022-03', '20');
    const correction = { ...aValue('2022-03', '30', 'city', 2), on: day('2022-05-01') };
    expect(judge(aGoal(), [correction, first], onDay('2022-05-02'))).toMatchObject({ value: '30', inputs: ['city:2022-03:2'] });
    expect(codes(aGoal(), [first, correction], '2022-05-02')).toContain('corrected');
    expect(judge(aGoal(), [first, correction], onDay('2022-04-30'))).toMatchObject({ value: '20', inputs: ['city:2022-03:1'] });
  });
  it('leave out months to come, and say so', () => {
    const values = [aValue('2022-03', '20'), { ...aValue('2022-09', '80'), on: day('2022-03-31') }];
    expect(judge(aGoal(), values, onDay('2022-04-30')).value).toBe('20');
    expect(codes(aGoal(), values, '2022-04-30')).toContain('future_ignored');
  });
  it('that are no numbers are named, not counted', () => {
    expect(codes(aGoal(), [aValue('2022-03', '约20')], '2022-04-30')).toEqual(['no_values', 'places_missing', 'not_a_number']);
  });
});

describe('a sum', () => {
  it('is met in the month that reached it, and stays met', () => {
    const values = [aValue('2022-02', '60'), aValue('2022-05', '45'), aValue('2022-08', '1')];
    expect(judge(aGoal(), values, onDay('2022-08-31'))).toMatchObject({ state: 'met', metOn: '2022-05-31', value: '106' });
    expect(judge(aGoal(), values, onDay('2024-08-31')).state).toBe('met');
  });
  it('is met late in the month that reached it after the window', () => {
    const values = [aValue('2022-12', '90'), aValue('2023-02', '10')];
    expect(judge(aGoal(), values, onDay('2023-02-28'))).toMatchObject({ state: 'met_late', metOn: '2023-02-28' });
    expect(judge(aGoal(), values, onDay('2023-01-31')).state).toBe('missed');
  });
  it('counts the figure of the month of its date to that date: 11月15日前', () => {
    expect(judge(aGoal({ to: day('2022-11-15') }), [aValue('2022-11', '100')], onDay('2022-11-30'))).toMatchObject({
      state: 'met',
      metOn: '2022-11-15',
    });
  });
  it('of which too much is used is a budget overdrawn, at once and for good', () => {
    const budget = aGoal({ wants: 'atMost' });
    expect(judge(budget, [aValue('2022-06', '49.59')], onDay('2022-06-30'))).toMatchObject({ state: 'on_pace', lag: '0.00' });
    expect(judge(budget, [aValue('2022-06', '70')], onDay('2022-06-30'))).toMatchObject({ state: 'behind', lag: '20.41', actual: '70.00' });
    expect(judge(budget, [aValue('2022-06', '100.1')], onDay('2022-06-30')).state).toBe('missed');
    expect(judge(budget, [aValue('2022-06', '40'), aValue('2022-12', '60')], onDay('2023-01-01'))).toMatchObject({
      state: 'met',
      metOn: '2022-12-31',
    });
  });
  it('about a figure is met within the stated tolerance, on the side that is better', () => {
    const about = aGoal({ value: '50', tolerance: '10' });
    expect(judge(about, [aValue('2022-12', '45')], onDay('2022-12-31')).state).toBe('met');
    expect(judge(about, [aValue('2022-12', '44')], onDay('2023-01-01')).state).toBe('missed');
    const within = aGoal({ value: '50', tolerance: '10', wants: 'within' });
    expect(judge(within, [aValue('2022-12', '55')], onDay('2023-01-01')).state).toBe('met');
    expect(judge(within, [aValue('2022-12', '56')], onDay('2022-12-31')).state).toBe('missed');
    expect(judge(within, [aValue('2022-06', '25')], onDay('2022-06-30'))).toMatchObject({ state: 'on_pace', actual: '50.00' });
  });
});

describe('a level', () => {
  const limit = (over: Partial<Goal> = {}) =>
    aGoal({ wants: 'atMost', value: '5', course: { kind: 'held' }, indicator: { overTime: 'mean', better: 'less' }, ...over });
  it('under its limit is on pace at any time; over it, behind by what does not fit', () => {
    expect(judge(limit(), [aValue('2022-02', '4'), aValue('2022-03', '5')], onDay('2022-03-31'))).toMatchObject({
      state: 'on_pace',
      value: '4.5',
    });
    expect(judge(limit(), [aValue('2022-03', '8')], onDay('2022-03-31'))).toMatchObject({ state: 'seriously_behind', lag: '37.50' });
    expect(judge(limit({ tolerance: '10' }), [aValue('2022-03', '5.5')], onDay('2022-03-31')).state).toBe('on_pace');
  });
  it('is decided on the last day, not before', () => {
    const values = [aValue('2022-11', '4'), aValue('2022-12', '5.9')];
    expect(judge(limit(), values, onDay('2022-12-31')).state).toBe('on_pace');
    expect(judge(limit(), values, onDay('2023-01-01'))).toMatchObject({ state: 'met', metOn: '2022-12-31' });
    expect(judge(limit(), [...values, aValue('2022-10', '6')], onDay('2023-01-01')).state).toBe('missed');
  });
  it('whose highest value broke the limit cannot be mended', () => {
    const highest = limit({ indicator: { ...limit().indicator, overTime: 'max' } });
    expect(judge(highest, [aValue('2022-02', '6'), aValue('2022-03', '1')], onDay('2022-03-31')).state).toBe('missed');
  });
  it('falls from its base along the course', () => {
    const falling = aGoal({
      wants: 'atMost',
      value: '30',
      base: { kind: 'fixed', value: '34' },
      indicator: { overTime: 'last', better: 'less' },
    });
    expect(judge(falling, [aValue('2022-06', '32')], onDay('2022-06-30'))).toMatchObject({
      actual: '50.00',
      lag: '-0.41',
      state: 'on_pace',
    });
    expect(judge(falling, [aValue('2022-06', '35')], onDay('2022-06-30'))).toMatchObject({ actual: '-25.00', state: 'seriously_behind' });
  });
  it('whose base is already the goal asks only to be kept', () => {
    const kept = aGoal({ value: '30', base: { kind: 'fixed', value: '30' }, indicator: { overTime: 'last' } });
    expect(judge(kept, [aValue('2022-06', '30')], onDay('2022-06-30'))).toMatchObject({ actual: '100.00', state: 'on_pace' });
  });
});

describe('a ratio', () => {
  const cover = aGoal({ indicator: { overTime: 'last', ratio: true, unit: '%' }, places: ['a', 'b'] });
  it('adds numerators and denominators, never percents', () => {
    const values = [aValue('2022-06', '1/10', 'a'), aValue('2022-06', '89/90', 'b')];
    expect(judge(cover, values, onDay('2022-06-30'))).toMatchObject({ value: '90', actual: '90.00' });
  });
  it('over nothing has no answer and says why', () => {
    const values = [aValue('2022-06', '0/0', 'a'), aValue('2022-06', '0/0', 'b')];
    expect(judge(cover, values, onDay('2022-06-30'))).toMatchObject({ state: 'awaiting', reasons: [{ code: 'denominator_zero' }] });
  });
  it('全覆盖 is only met when every place told of is covered', () => {
    const values = [aValue('2022-12', '10/10', 'a'), aValue('2022-12', '9/10', 'b')];
    expect(judge(cover, values, onDay('2023-01-01')).state).toBe('missed');
    expect(judge(cover, [...values, aValue('2022-12', '10/10', 'b', 2)], onDay('2023-01-01')).state).toBe('met');
  });
});

describe('a comparison with last year (同比)', () => {
  const fall = aGoal({
    wants: 'fall',
    value: '10',
    inPercent: true,
    base: { kind: 'lastYear' },
    course: { kind: 'held' },
    indicator: { better: 'less' },
  });
  it('compares the same months only', () => {
    const values = [
      aValue('2021-01', '50'),
      aValue('2021-02', '50'),
      aValue('2021-03', '500'),
      aValue('2022-01', '40'),
      aValue('2022-02', '51'),
    ];
    expect(judge(fall, values, onDay('2022-02-28'))).toMatchObject({
      value: '91',
      base: '100',
      actual: '90.00',
      lag: '10.00',
      state: 'behind',
    });
  });
  it('leaves out months last year has no figure for, and says so', () => {
    const values = [aValue('2021-01', '50'), aValue('2022-01', '40'), aValue('2022-02', '999')];
    expect(judge(fall, values, onDay('2022-02-28'))).toMatchObject({ value: '40', base: '50', state: 'on_pace' });
    expect(codes(fall, values, '2022-02-28')).toContain('months_missing');
  });
  it('has no answer without last year, or where last year was nothing', () => {
    expect(codes(fall, [aValue('2022-01', '40')], '2022-02-28')[0]).toBe('base_missing');
    expect(codes(fall, [aValue('2021-01', '0'), aValue('2022-01', '40')], '2022-02-28')[0]).toBe('base_zero');
  });
  it('of 3% 左右 holds at 2.7 with a tolerance of a tenth', () => {
    const about = { ...fall, value: '3', tolerance: '10' };
    const to = (now: string) => judge(about, [aValue('2021-12', '1000'), aValue('2022-12', now)], onDay('2023-01-01')).state;
    expect([to('973'), to('974'), to('900')]).toEqual(['met', 'missed', 'met']);
  });
  it('is a change in the unit itself where no percent is asked', () => {
    const rise = aGoal({ wants: 'rise', value: '20', base: { kind: 'fixed', value: '100' }, indicator: { overTime: 'last' } });
    expect(judge(rise, [aValue('2022-06', '110')], onDay('2022-06-30'))).toMatchObject({ actual: '50.00', state: 'on_pace' });
    const added = aGoal({ wants: 'rise', value: '20' });
    expect(judge(added, [aValue('2022-06', '10')], onDay('2022-06-30'))).toMatchObject({ actual: '50.00', base: null });
  });
});

describe('a trend without a number (持续上升)', () => {
  const up = aGoal({ wants: 'rise', value: null, base: { kind: 'lastYear' }, course: { kind: 'held' }, indicator: { overTime: 'last' } });
  it.each([
    ['50.1', 'on_pace', '0.00', 'trend_kept'],
    ['50', 'behind', '10.00', 'trend_broken'],
    ['48', 'behind', '10.00', 'trend_broken'],
    ['30', 'seriously_behind', '40.00', 'trend_broken'],
  ])('from 50 to %s is %s', (now, state, lag, code) => {
    const judged = judge(up, [aValue('2021-03', '50'), aValue('2022-03', now)], onDay('2022-03-31'));
    expect(judged).toMatchObject({ state, lag, reasons: [{ code }] });
  });
  it('can be held against the month before (环比)', () => {
    const monthly = { ...up, base: { kind: 'previous' } as const };
    const values = [aValue('2022-01', '9'), aValue('2022-02', '3'), aValue('2022-03', '4')];
    expect(judge(monthly, values, onDay('2022-03-31'))).toMatchObject({ value: '4', base: '3', state: 'on_pace' });
  });
  it('from nothing is a rise', () => {
    expect(judge(up, [aValue('2021-03', '0'), aValue('2022-03', '1')], onDay('2022-03-31')).state).toBe('on_pace');
    expect(judge(up, [aValue('2021-03', '0'), aValue('2022-03', '0')], onDay('2022-03-31')).state).toBe('behind');
  });
});

describe('a goal for each district', () => {
  const each = aGoal({ indicator: { overPlaces: 'each' }, places: ['a', 'b', 'c'] });
  const values = [aValue('2022-06', '60', 'a'), aValue('2022-06', '10', 'b'), aValue('2022-06', '30', 'c')];
  it('is as good as the worst district, and shows them all', () => {
    const judged = judge(each, values, onDay('2022-06-30'));
    expect(judged).toMatchObject({
      state: 'seriously_behind',
      lag: '39.59',
      reasons: [{ code: 'worst_place', values: { place: 'b', count: 3 } }, {}],
    });
    expect(judged.places.map(({ place, judgement }) => [place, judgement.state])).toEqual([
      ['b', 'seriously_behind'],
      ['c', 'behind'],
      ['a', 'on_pace'],
    ]);
    expect(judged.inputs).toHaveLength(3);
  });
  it('is not called on pace while a district is silent', () => {
    expect(judge(each, values.slice(0, 1), onDay('2022-06-30')).state).toBe('awaiting');
  });
  it('is met when the last district met it', () => {
    const met = [aValue('2022-03', '100', 'a'), aValue('2022-09', '100', 'b'), aValue('2022-05', '100', 'c')];
    expect(judge(each, met, onDay('2022-09-30'))).toMatchObject({ state: 'met', metOn: '2022-09-30' });
  });
});

it('answers 为什么是红灯 in one sentence', () => {
  const goal = aGoal({ value: '180', indicator: { name: '重型柴油车人工检查', unit: '万辆次' } });
  const [why] = judge(goal, [aValue('2022-06', '27')], onDay('2022-06-30')).reasons;
  expect(why && goalReasonText(why)).toBe(
    '“重型柴油车人工检查”目标180万辆次，已完成27万辆次；计划进度49.59%，实际15.00%，滞后34.59个百分点',
  );
});
