import type { Span } from './draft.ts';
import type { Range, ReadDocument } from './source.ts';

/** Turns offsets of a document into published spans: code points, line and page. Logarithmic per question. */
export function spanner(document: Pick<ReadDocument, 'text' | 'pageStarts'>): (at: Range) => Span {
  const lineStarts = startsOfLines(document.text);
  const pairs = highSurrogates(document.text);
  const codePoint = (offset: number): number => offset - countBelow(pairs, offset);
  return ({ start, end }) => ({
    start: codePoint(start),
    end: codePoint(end),
    line: countUpTo(lineStarts, start),
    page: document.pageStarts.length === 0 ? null : Math.max(1, countUpTo(document.pageStarts, start)),
  });
}

export const countCodePoints = (text: string): number => text.length - highSurrogates(text).length;

function startsOfLines(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function highSurrogates(text: string): number[] {
  const found: number[] = [];
  for (const match of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) found.push(match.index);
  return found;
}

/** How many of the ascending numbers are ≤ n. */
function countUpTo(sorted: readonly number[], n: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) <= n) low = middle + 1;
    else high = middle;
  }
  return low;
}

const countBelow = (sorted: readonly number[], n: number): number => countUpTo(sorted, n - 1);
