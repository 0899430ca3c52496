import { expect, it } from 'vitest';
import { DEFAULTS, draftFrom, inForce, problemsIn, proposedOf } from './rules-draft.ts';

const draft = draftFrom(DEFAULTS, '2022-05-01');

it('sends what was typed as numbers, and begins with what holds', () => {
  expect(proposedOf(draft)).toEqual(DEFAULTS);
  expect(problemsIn(draft)).toEqual(new Map());
});

it.each([
  ['', 'not_a_number'],
  ['１０', 'not_a_number'],
  ['-5', 'not_a_number'],
  ['10.123', 'not_a_number'],
  ['😀', 'not_a_number'],
  ['31', 'order'],
])('refuses %j as the lag of a yellow light', (typed, code) => {
  const at = code === 'order' ? 'seriousOver' : 'behindFrom';
  expect(problemsIn({ ...draft, behindFrom: typed })).toEqual(new Map([[at, code]]));
});

it.each([
  ['regularMonths', '5', 'not_a_period'],
  ['regularMonths', '', 'not_a_period'],
  ['lapsedFrom', '0', 'out_of_range'],
  ['lapsedFrom', '2.5', 'out_of_range'],
  ['expectedDay', '29', 'out_of_range'],
  ['expectedDay', '<b>', 'out_of_range'],
] as const)('refuses %s of %j', (field, typed, code) => {
  expect(problemsIn({ ...draft, [field]: typed })).toEqual(new Map([[field, code]]));
});

it('finds what is in force: the newest that has begun, of each plan and of all', () => {
  const items = [
    { planId: null, from: '2023-01-01' },
    { planId: 'p', from: '2022-06-01' },
    { planId: null, from: '2022-05-01' },
    { planId: null, from: '2022-01-01' },
  ];
  expect(inForce(items, '2022-12-31')).toEqual([items[1], items[2]]);
  expect(inForce(items, '2021-12-31')).toEqual([]);
});
