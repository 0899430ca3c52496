import type { Marker, MarkerKind } from './prose-marker.ts';

/** From the widest to the narrowest. */
const ranks: Readonly<Record<MarkerKind, number>> = {
  volume: 0,
  chapter: 1,
  chapterSection: 2,
  roman: 3,
  named: 3.4,
  article: 3.6,
  chinese: 4,
  chineseBracket: 5,
  namedTask: 5.5,
  arabic: 6,
  decimal: 6.2,
  subDecimal: 6.4,
  arabicBracket: 7,
  letter: 8,
  circled: 9,
};

export const rankOf = (kind: MarkerKind): number => ranks[kind];

/** 专项一 and 第一条 stand over 一、 in one plan and under （一） in another; which, only the plan itself shows. */
const floating: ReadonlySet<MarkerKind> = new Set(['named', 'namedTask', 'article', 'roman']);

type Numbered = { readonly marker: Marker | null };

/** The ranks of one plan: a floating kind stands above the widest kind that begins anew between two of its own items. */
export function ranksOf(lines: readonly Numbered[]): (kind: MarkerKind) => number {
  const own = new Map<MarkerKind, number>();
  for (const kind of floating) {
    const rank = rankAmong(lines, kind);
    if (rank !== null) own.set(kind, rank);
  }
  return (kind) => own.get(kind) ?? ranks[kind];
}

/** Null where the plan shows nothing and the usual rank stands. */
function rankAmong(lines: readonly Numbered[], kind: MarkerKind): number | null {
  const markers = lines.flatMap(({ marker }) => (marker === null ? [] : [marker]));
  const first = markers.findIndex((marker) => marker.kind === kind);
  if (first === -1) return null;
  const under = widestBetween(markers.slice(first), kind);
  if (under !== null) return under - 0.25;
  const above = markers.slice(0, first).findLast((marker) => !floating.has(marker.kind));
  return above === undefined ? null : ranks[above.kind] + 0.25;
}

/** The widest kind that begins anew between an item of the kind and the next. */
function widestBetween(markers: readonly Marker[], kind: MarkerKind): number | null {
  let last = 0;
  let widest = Number.POSITIVE_INFINITY;
  let between = Number.POSITIVE_INFINITY;
  for (const marker of markers) {
    if (marker.kind === kind) {
      if (marker.number === last + 1) widest = Math.min(widest, between);
      last = marker.number;
      between = Number.POSITIVE_INFINITY;
    } else if (marker.number === 1) between = Math.min(between, ranks[marker.kind]);
  }
  return widest === Number.POSITIVE_INFINITY ? null : widest;
}
