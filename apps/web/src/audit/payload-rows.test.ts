import { expect, it } from 'vitest';
import { payloadRows } from './payload-rows.ts';

it('says of a change only what changed, with both values, and then the rest', () => {
  const payload = { before: { name: '水务局', parent: '110000' }, after: { name: '水利局', parent: '110000' }, from: '2022-03-01' };
  expect(payloadRows('org.unit_renamed', payload)).toEqual([
    { field: 'name', before: '水务局', after: '水利局' },
    { field: 'from', after: '2022-03-01' },
  ]);
});

it('knows the events that name the two values otherwise', () => {
  expect(payloadRows('tasks.verdict_changed', { from: 'behind', to: 'done', light: 'green' })).toEqual([
    { field: 'state', before: 'behind', after: 'done' },
    { field: 'light', after: 'green' },
  ]);
});

it('does not take the days of a grant for a change', () => {
  expect(payloadRows('people.role_given', { from: '2022-01-01', to: null })).toEqual([
    { field: 'from', after: '2022-01-01' },
    { field: 'to', after: null },
  ]);
});

it('leaves fingerprints out, and reads whatever it is given', () => {
  expect(payloadRows('reporting.month_sealed', { no: 1, hash: 'a'.repeat(64) })).toEqual([{ field: 'no', after: 1 }]);
  expect(payloadRows('x.y', null)).toEqual([]);
  expect(payloadRows('x.y', { before: 1, after: 2 })).toEqual([{ field: 'value', before: 1, after: 2 }]);
});
