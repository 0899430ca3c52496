import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeContent } from './merge.ts';
import { mergeText } from './merge-text.ts';
import { type Content, EMPTY_CONTENT } from './model.ts';

describe('two edits of one text', () => {
  it.each([
    ['only mine', '甲。', '甲。乙。', '甲。', '甲。乙。'],
    ['only theirs', '甲。', '甲。', '丙。', '丙。'],
    ['the same edit', '甲。', '乙。', '乙。', '乙。'],
    ['apart', '甲。乙。丙。', '甲一。乙。丙。', '甲。乙。丙二。', '甲一。乙。丙二。'],
    ['one takes out, one adds', '甲。乙。丙。', '乙。丙。', '甲。乙。丙。丁。', '乙。丙。丁。'],
    ['lines', '甲\n乙\n', '甲\n乙\n丙\n', '零\n甲\n乙\n', '零\n甲\n乙\n丙\n'],
  ])('%s', (_, base, mine, theirs, merged) => {
    expect(mergeText(base, mine, theirs)).toBe(merged);
  });
  it.each([
    ['the same sentence', '甲。乙。', '甲一。乙。', '甲二。乙。'],
    ['both at the end', '甲。', '甲。乙。', '甲。丙。'],
    ['one takes out what one changed', '甲。乙。', '乙。', '甲改。乙。'],
  ])('%s is for a person to decide', (_, base, mine, theirs) => {
    expect(mergeText(base, mine, theirs)).toBeNull();
  });
});

it('any two edits: one alone stands, the order does not matter, no sentence of an edit is lost', () => {
  const text = fc.array(fc.constantFrom('甲。', '乙。', '丙。', '丁\n', '戊'), { maxLength: 6 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, text, text, (base, mine, theirs) => {
      expect(mergeText(base, mine, base)).toBe(mine);
      expect(mergeText(base, base, theirs)).toBe(theirs);
      const merged = mergeText(base, mine, theirs);
      expect(mergeText(base, theirs, mine)).toBe(merged);
      if (merged === null) return;
      const added = [...mine, ...theirs].filter((letter) => !base.includes(letter));
      for (const letter of added) expect(merged).toContain(letter);
    }),
  );
});

const draft = (over: Partial<Content>): Content => ({ ...EMPTY_CONTENT, ...over });
const number = (place: string, value: string) => ({ promiseId: 'p', place, amount: { value }, correction: '' });

it('joins what each changed, and tells side by side what both did', () => {
  const base = draft({ progress: '甲。', numbers: [number('d1', '1'), number('d2', '2')] });
  const mine = draft({ progress: '甲。', problems: '缺钱', numbers: [number('d1', '10'), number('d2', '20'), number('d3', '3')] });
  const theirs = draft({ progress: '乙。', numbers: [number('d1', '1'), number('d2', '22')] });
  const { content, conflicts } = mergeContent(base, mine, theirs);
  expect(content).toEqual(
    draft({ progress: '乙。', problems: '缺钱', numbers: [number('d1', '10'), number('d2', '22'), number('d3', '3')] }),
  );
  expect(conflicts).toMatchObject([{ at: ['numbers', 'p', 'd2'] }]);
  expect(conflicts[0]?.mine).toContain('"20"');
});

it('what one took out and the other left alone is gone; what the other changed stays and is asked', () => {
  const base = draft({ numbers: [number('d1', '1'), number('d2', '2')] });
  const mine = draft({ numbers: [] });
  const theirs = draft({ numbers: [number('d1', '1'), number('d2', '3')] });
  const { content, conflicts } = mergeContent(base, mine, theirs);
  expect(content.numbers).toEqual([number('d2', '3')]);
  expect(conflicts).toMatchObject([{ at: ['numbers', 'p', 'd2'], mine: null }]);
});

it('in a conflict keeps what is already saved', () => {
  const { content, conflicts } = mergeContent(draft({ progress: '甲' }), draft({ progress: '乙' }), draft({ progress: '丙' }));
  expect(content.progress).toBe('丙');
  expect(conflicts).toEqual([{ at: ['progress'], base: '甲', mine: '乙', theirs: '丙' }]);
});
