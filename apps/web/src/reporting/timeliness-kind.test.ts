import { expect, it } from 'vitest';
import { kindOf } from './timeliness-kind.ts';

const counts = { onTime: 3, late: 0, missing: 0, worstLateDays: 0 };

it('lets the worst report of a unit decide its month', () => {
  expect(kindOf(counts)).toBe('on_time');
  expect(kindOf({ ...counts, late: 1, worstLateDays: 2 })).toBe('late');
  expect(kindOf({ ...counts, late: 1, missing: 1 })).toBe('missing');
});

it('says nothing of a unit that owes nothing yet', () => {
  expect(kindOf({ ...counts, onTime: 0 })).toBe('none');
  expect(kindOf(null)).toBe('none');
});
