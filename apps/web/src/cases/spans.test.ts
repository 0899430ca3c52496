import { describe, expect, it } from 'vitest';
import { axisOf, barOf, placeOn, stageSpans } from './spans.ts';

type Step = Parameters<typeof stageSpans>[0]['steps'][number];
const step = (what: Step['what'], from: string | null, to: string, at: string, due: string | null = null): Step => ({
  ...{ id: 1, what, from, to, at, due, action: null, unit: null, reason: '', by: { id: 'p', name: '甲' } },
});
const spans = (steps: Step[], closedOn: string | null = null) => stageSpans({ steps, closedOn }, '2022-06-20');

describe('the time in each stage', () => {
  it('runs from step to step in the days of the city, the last one to today', () => {
    const opened = step('opened', null, 'found', '2022-06-01T17:00:00Z', '2022-06-03');
    const pushed = step('step', 'found', 'rectifying', '2022-06-06T01:00:00Z', '2022-06-30');
    expect(spans([opened, pushed])).toEqual([
      { id: 1, stage: 'found', from: '2022-06-02', to: '2022-06-06', due: '2022-06-03', late: true },
      { id: 1, stage: 'rectifying', from: '2022-06-06', to: null, due: '2022-06-30', late: false },
    ]);
  });

  it('is not parted by what leaves the stage as it is, and ends with the case', () => {
    const steps = [
      step('opened', null, 'found', '2022-06-01T01:00:00Z'),
      step('suspend', 'found', 'found', '2022-06-02T01:00:00Z'),
      step('escalated', 'found', 'found', '2022-06-03T01:00:00Z'),
      step('step', 'found', 'closed', '2022-06-04T01:00:00Z'),
    ];
    expect(spans(steps, '2022-06-04').map(({ stage, to }) => [stage, to])).toEqual([['found', '2022-06-04']]);
  });
});

it('lays cases on one axis that holds today', () => {
  const items = [
    { openedAt: '2022-06-01T01:00:00Z', due: '2022-06-11', closedOn: null, overdue: true },
    { openedAt: '2022-06-11T01:00:00Z', due: '2022-07-01', closedOn: null, overdue: false },
  ];
  const axis = axisOf(items, '2022-06-21');
  expect(axis).toEqual({ from: '2022-06-01', to: '2022-07-01' });
  expect(placeOn(axis, '2022-06-16')).toBe(50);
  expect(items.map((item) => barOf(item, axis, '2022-06-21'))).toMatchObject([{ start: 0, late: true }, { late: false }]);
  expect(barOf(items[0] as (typeof items)[0], axis, '2022-06-21').length).toBeCloseTo(66.7, 1);
});
