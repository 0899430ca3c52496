import { expect, it } from 'vitest';
import { filterOf } from './filter-of.ts';

it('asks for whole days of the city, the last one included', () => {
  expect(filterOf({ from: '2022-02-01', to: '2022-02-28', q: '发布' })).toEqual({
    q: '发布',
    from: '2022-02-01T00:00:00+08:00',
    to: '2022-03-01T00:00:00+08:00',
  });
});

it('leaves out what is no day', () => {
  expect(filterOf({ from: '2022-02-30', type: 'plan.' })).toEqual({ type: 'plan.' });
});
