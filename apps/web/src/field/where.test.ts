import { expect, it } from 'vitest';
import { whereIs } from './where.ts';

it.each([
  ['/field', { at: 'home' }],
  ['/field/', { at: 'home' }],
  ['/field/visits/11111111-1111-4111-8111-111111111111', { at: 'visit', id: '11111111-1111-4111-8111-111111111111' }],
  ['/field/visits/../../etc', { at: 'home' }],
])('%s', (path, where) => expect(whereIs(path)).toEqual(where));
