import type { Clause } from './clause.ts';
import { BEFORE_FIGURE, METRIC_END, PREDICATES, WORK } from './lexicon-targets.ts';
import type { Quantity } from './quantity.ts';

/** The part of a clause that speaks of one figure. */
export type Segment = { readonly start: number; readonly end: number; readonly quantity: Quantity };

const SEPARATOR = /以及|[、和及与并]/g;
const startsWork = new RegExp(`^(?:力争|争取|确保)*(?:${WORK.source})`);

/** Divides a clause between its figures: 累计推广甲150万平方米、完成750万平方米乙改造. */
export function segmentsOf(outline: string, clause: Clause, quantities: readonly Quantity[]): Segment[] {
  const starts: number[] = [];
  const ends: number[] = [];
  quantities.forEach((quantity, i) => {
    const before = quantities[i - 1];
    const cut = before === undefined ? null : cutBetween(outline, before.end, quantity.start);
    starts.push(before === undefined ? clause.start : (cut?.behind ?? before.end));
    if (before !== undefined) ends.push(cut?.at ?? quantity.start);
  });
  ends.push(clause.end);
  return quantities.map((quantity, i) => ({ quantity, start: starts[i] as number, end: ends[i] as number }));
}

function cutBetween(outline: string, from: number, to: number): { at: number; behind: number } | null {
  let work: { at: number; behind: number } | null = null;
  for (const separator of outline.slice(from, to).matchAll(SEPARATOR)) {
    const cut = { at: from + separator.index, behind: from + separator.index + separator[0].length };
    const rest = outline.slice(cut.behind, to);
    const bare = rest.replace(BEFORE_FIGURE, '');
    if (bare === '' || startsWork.test(rest)) work = cut;
    else if (cut.at === from || PREDICATES.some(({ words }) => words.test(bare)) || METRIC_END.test(bare)) return cut;
  }
  return work;
}
