import { expect, it } from 'vitest';
import { marksByLine } from './placed.ts';
import { linesOf, type Mark } from './segments.ts';

const mark = (start: number, end: number): Mark => ({ start, end, owner: `${start}`, kind: 'measure' });

it('gives every line the marks that touch it, also one that runs over lines', () => {
  const lines = linesOf('0123\n5678\n0123\n5678');
  const marks = [mark(1, 3), mark(2, 12), mark(15, 17)];
  expect(marksByLine(lines, marks).map((line) => line.map((one) => one.owner))).toEqual([['1', '2'], ['2'], ['2'], ['15']]);
});

it('gives a line between two marks none', () => {
  expect(marksByLine(linesOf('ab\ncd\nef'), [mark(0, 2), mark(6, 8)]).map((line) => line.length)).toEqual([1, 0, 1]);
});
