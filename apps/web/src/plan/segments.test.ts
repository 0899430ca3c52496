import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf, type Mark, segmentsOf } from './segments.ts';

const cut = (text: string, marks: Mark[]) =>
  segmentsOf([...text], 0, marks).map((piece) => `${piece.text}:${piece.owner ?? '-'}${piece.promise ? '!' : ''}`);

describe('cutting a line at the borders of its marks', () => {
  it('keeps an unmarked line whole', () => {
    expect(cut('年底前完成', [])).toEqual(['年底前完成:-']);
  });

  it('shows a promise inside its measure', () => {
    const marks: Mark[] = [
      { start: 0, end: 6, owner: 'm1', kind: 'measure' },
      { start: 2, end: 4, owner: 'm1', kind: 'promise' },
    ];
    expect(cut('下降百分之三。完', marks)).toEqual(['下降:m1', '百分:m1!', '之三:m1', '。完:-']);
  });

  it('counts code points, so that rare characters do not shift what follows', () => {
    expect(cut('𠮷林乡', [{ start: 1, end: 2, owner: 'm1', kind: 'measure' }])).toEqual(['𠮷:-', '林:m1', '乡:-']);
  });

  it('never loses or repeats a character, whatever the marks', () => {
    const mark = fc.record({
      start: fc.nat(30),
      length: fc.nat(12),
      owner: fc.constantFrom('a', 'b'),
      kind: fc.constantFrom('measure' as const, 'promise' as const),
    });
    fc.assert(
      fc.property(fc.array(fc.constantFrom('水', '𠮷', 'a')), fc.array(mark), (line, marks) => {
        const pieces = segmentsOf(
          line,
          5,
          marks.map(({ start, length, ...rest }) => ({ ...rest, start, end: start + length })),
        );
        expect(pieces.map((piece) => piece.text).join('')).toBe(line.join(''));
      }),
    );
  });
});

it('knows at which code point every line begins', () => {
  expect(linesOf('𠮷\n二\n\n三', 10).map((line) => line.start)).toEqual([10, 12, 14, 15]);
});
