import { expect, it } from 'vitest';
import { matchPromises, type NewPromise } from './promises.ts';

const promise = (phrase: string, position: number, kind: NewPromise['kind'] = 'deliverable'): NewPromise => ({
  kind,
  position,
  phrase,
  dueOn: null,
  content: { phrase, frequency: 'always', source: { start: 0, end: 1, line: 1, page: null } },
});

it('a promise goes on under its identity when its words change a little, and not under another kind', () => {
  const known = [
    { id: 'a', kind: 'deliverable', phrase: '制定碳排放控制考核方案' },
    { id: 'b', kind: 'deliverable', phrase: '编制市级排放清单' },
    { id: 'c', kind: 'target', phrase: '下降3%左右' },
  ];
  const next = [promise('修订市级排放清单', 0), promise('制定碳排放控制考核方案', 1), promise('下降3%左右', 2, 'duty')];
  const { kept, added, dropped } = matchPromises(known, next);
  expect(kept.map(({ id, promise: { phrase } }) => [id, phrase])).toEqual([
    ['a', '制定碳排放控制考核方案'],
    ['b', '修订市级排放清单'],
  ]);
  expect(added.map(({ kind }) => kind)).toEqual(['duty']);
  expect(dropped).toEqual(['c']);
});
