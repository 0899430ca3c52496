import { expect, it } from 'vitest';
import { randomId, randomKey } from './random-key.ts';

it('makes a key of 128 bits, each a new one', () => {
  expect(randomKey()).toMatch(/^[0-9a-f]{32}$/);
  expect(randomKey()).not.toBe(randomKey());
});

it('makes version 4 UUIDs', () => {
  for (let i = 0; i < 50; i++) expect(randomId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
