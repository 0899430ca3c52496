import type { BodyBlock, HeadingBlock, HeadingLevel } from '@gongjian/domain/official/body';
import { chineseCount } from '../numerals.ts';

/** What is printed before a heading, and in which hand. */
export type HeadingMark = { readonly mark: string; readonly hand: HeadingLevel };
export type MarkedBlock = Exclude<BodyBlock, HeadingBlock> | (HeadingBlock & HeadingMark);

const marks: Record<HeadingLevel, (n: number) => string> = {
  1: (n) => `${chineseCount(n)}、`,
  2: (n) => `（${chineseCount(n)}）`,
  3: (n) => `${n}.`,
  4: (n) => `（${n}）`,
};

/** Numbers the headings. Where a text has two levels only, they are 一、 and 1. (GB/T 9704-2012, 7.3.3 and its commentary). */
export function markHeadings(blocks: readonly BodyBlock[]): MarkedBlock[] {
  const used = new Set(blocks.flatMap((block) => (block.kind === 'heading' ? [block.level] : [])));
  const hand = (level: HeadingLevel): HeadingLevel => (used.size === 2 && used.has(1) && level === 2 ? 3 : level);
  const counts = [0, 0, 0, 0, 0];
  return blocks.map((block) => {
    if (block.kind !== 'heading') return block;
    counts.fill(0, block.level + 1);
    const n = (counts[block.level] ?? 0) + 1;
    counts[block.level] = n;
    return { ...block, mark: marks[hand(block.level)](n), hand: hand(block.level) };
  });
}
