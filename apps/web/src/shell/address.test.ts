import { expect, it } from 'vitest';
import { leadsTo, within } from './address.ts';

it('keeps only the named values that say something', () => {
  expect(within({ q: '水', unit: '', other: 'x', n: 3 }, ['q', 'unit', 'n'])).toEqual({ q: '水' });
});

it('knows which route an address belongs to', () => {
  expect(leadsTo('/', '/')).toBe(true);
  expect(leadsTo('/units/$unitId', '/units/110105')).toBe(true);
  expect(leadsTo('/units', '/units/110105')).toBe(false);
  expect(leadsTo('/units/$unitId', '/plans/110105')).toBe(false);
});
