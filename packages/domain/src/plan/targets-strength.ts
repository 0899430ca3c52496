import type { Clause } from './clause.ts';
import { type Ground, withoutLead } from './targets-metric.ts';

const STRIVES = /力争|争取|努力|力求|争创/;
const MUST = /确保|必须|务必/;

/**
 * 力争 holds for what stands behind it in its own part of a list. Before the subject it holds for all parts of the list, and for
 * the clauses that follow in the same breath (全年力争甲减少10%，乙下降2%).
 */
export function strives(ground: Ground, clauses: readonly Clause[], index: number, segmentStart: number, at: number): boolean {
  const { outline } = ground.reading;
  const clause = clauses[index] as Clause;
  if (STRIVES.test(outline.slice(Math.max(segmentStart, at - 200), at))) return true;
  if (opensWithStriving(ground, clause)) return !MUST.test(outline.slice(segmentStart, at));
  const before = clauses[index - 1];
  if (before === undefined || before.part !== clause.part || !opensWithStriving(ground, before)) return false;
  const own = outline.slice(clause.start, at);
  return /\d/.test(outline.slice(before.start, before.end)) && !MUST.test(own) && !ground.dates.has(clause.start);
}

/** Whether 力争 stands at the beginning of a clause, behind nothing but times and 全市. */
function opensWithStriving(ground: Ground, { start, end }: Clause): boolean {
  const lead = ground.reading.outline.slice(start, Math.min(end, withoutLead(ground, start, end)));
  return STRIVES.test(lead);
}
