import { namesUnits } from './prose-assign.ts';
import type { Printed } from './prose-line.ts';
import type { MarkerKind } from './prose-marker.ts';

const TITLE = /^[【〖[]?\s*专栏\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}|(?=[：:]))/;

/** The box a plan is printed around (专栏 1 重点工程) lists projects for the reader; what it lists is no measure. */
export function withoutBoxes(lines: readonly Printed[]): Printed[] {
  if (!lines.some(isBoxTitle)) return [...lines];
  const kept: Printed[] = [];
  const reached = new Map<MarkerKind, number>();
  let box: Map<MarkerKind, number> | null = null;
  for (const line of lines) {
    if (isBoxTitle(line)) box = new Map();
    else if (box !== null && !goesOn(line, box, reached)) box = null;
    if (line.marker !== null) (box ?? reached).set(line.marker.kind, line.marker.number);
    if (box === null) kept.push(line);
  }
  return kept;
}

export const isBoxTitle = ({ passage }: Printed): boolean => TITLE.test(passage.text);

/** A box ends where the plan counts on, at a heading of the file, behind its table, or where somebody is named for the work. */
function goesOn(line: Printed, box: ReadonlyMap<MarkerKind, number>, reached: ReadonlyMap<MarkerKind, number>): boolean {
  if (line.behindTable || line.heading !== null || namesUnits(line.passage)) return false;
  if (line.marker === null) return true;
  const { kind, number } = line.marker;
  if (number === (box.get(kind) ?? 0) + 1) return number === 1 ? !beginsAnew(kind, reached) : true;
  return number !== (reached.get(kind) ?? 0) + 1;
}

/** A 一、 or 第一章 is no item of a box. */
const beginsAnew = (kind: MarkerKind, reached: ReadonlyMap<MarkerKind, number>): boolean =>
  kind === 'volume' || kind === 'chapter' || kind === 'chapterSection' || (kind === 'chinese' && !reached.has(kind));
