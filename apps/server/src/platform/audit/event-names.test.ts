import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventTypes } from '@gongjian/contract/audit-event-names';
import { expect, it } from 'vitest';

const source = new URL('../..', import.meta.url).pathname;

/** Types written out in full; those put together from parts are seen by the journeys. */
const emitted = (): string[] =>
  readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => [...readFileSync(join(source, file), 'utf8').matchAll(/\btype: '([a-z]+\.[a-z_]+)'/g)].map(([, type = '']) => type));

it('has words for every kind of event a deed tells', () => {
  const told = [...new Set(emitted())];
  expect(told.length).toBeGreaterThan(40);
  expect(told.filter((type) => !eventTypes.includes(type))).toEqual([]);
});
