import type { VersionItem } from '@gongjian/contract/supervision-field';
import { expect, it } from 'vitest';
import { wordsOf } from './words-of.ts';

const version = (n: number, by: string | null, properties: Record<string, string>): VersionItem => ({
  ...{ version: n, by: by === null ? null : { id: by, name: by }, at: `2022-06-0${n}T02:00:00Z`, fromPhone: by !== null },
  ...{ forced: false, conflict: null, conflicting: [], properties },
});

it('each word is told once, by who said it first, what holds now before the others', () => {
  const versions = [
    version(1, '李', { signer: '' }),
    version(2, '李', { signer: '王工' }),
    version(3, '赵', { signer: '赵工' }),
    version(4, null, { signer: '王工', place: 'x' }),
  ];
  expect(wordsOf(versions, 'signer').map(({ value, by }) => [value, by])).toEqual([
    ['王工', '李'],
    ['赵工', '赵'],
    ['', '李'],
  ]);
  expect(wordsOf(versions, 'place')).toMatchObject([{ version: 4, by: null, fromPhone: false }]);
  expect(wordsOf(versions, 'gone')).toEqual([]);
});
