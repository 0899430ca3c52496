import { likeness, plainText, type Shingles, shingles, timelessTitle } from './amendment-likeness.ts';
import type { ReviewDocument } from './review.ts';
import { type PlacedMeasure, placedMeasures } from './review-find.ts';

/** Two measures that are the same one, in an earlier and a later document. */
export type Match = { readonly before: PlacedMeasure; readonly after: PlacedMeasure; readonly likeness: number };
export type Matching = {
  readonly matches: readonly Match[];
  readonly gone: readonly PlacedMeasure[];
  readonly added: readonly PlacedMeasure[];
};

/** Below this two texts are two measures, unless their task and number say otherwise. */
const ALIKE = 0.5;
const ALIKE_IN_PLACE = 0.3;
/** Said rather than found: a person, or the draft the amendment began with, named the predecessor. */
const SAID = 10;
const COMMON = 60;
const CANDIDATES = 8;

/**
 * Pairs the measures of two documents: first by what was said (`was`), then the same text, then the most alike, where the same
 * task and number count in favour. Each measure is paired once. Linear in the length of the texts.
 */
export function matchMeasures(before: ReviewDocument, after: ReviewDocument): Matching {
  const old = placedMeasures(before).map(prepare);
  const young = placedMeasures(after).map(prepare);
  const pairs = [...said(old, young), ...alike(old, young)].sort((a, b) => b.score - a.score || a.order - b.order);
  const matches: Match[] = [];
  const taken = new Set<Prepared>();
  for (const { from, to, alikeness } of pairs) {
    if (taken.has(from) || taken.has(to)) continue;
    taken.add(from).add(to);
    matches.push({ before: from.placed, after: to.placed, likeness: alikeness });
  }
  const left = (all: Prepared[]) => all.filter((one) => !taken.has(one)).map(({ placed }) => placed);
  return { matches, gone: left(old), added: left(young) };
}

type Prepared = {
  readonly placed: PlacedMeasure;
  readonly order: number;
  readonly text: string;
  readonly pairs: Shingles;
  readonly triples: Shingles;
};
type Pair = { readonly from: Prepared; readonly to: Prepared; readonly alikeness: number; readonly score: number; readonly order: number };

const prepare = (placed: PlacedMeasure, order: number): Prepared => ({
  placed,
  order,
  text: plainText(placed.measure.text),
  pairs: shingles(placed.measure.text),
  triples: shingles(placed.measure.text, 3),
});

function said(old: Prepared[], young: Prepared[]): Pair[] {
  const byId = new Map(old.map((one) => [one.placed.measure.id, one] as const));
  return young.flatMap((to) => {
    const from = to.placed.measure.was === null ? undefined : byId.get(to.placed.measure.was);
    return from ? [{ from, to, alikeness: likeness(from.pairs, to.pairs), score: SAID, order: to.order }] : [];
  });
}

function alike(old: Prepared[], young: Prepared[]): Pair[] {
  const index = indexed(old);
  const sameText = new Map<string, Prepared[]>();
  for (const one of old) sameText.set(one.text, [...(sameText.get(one.text) ?? []), one]);
  return young.flatMap((to) => {
    const candidates = new Set([...(sameText.get(to.text) ?? []).slice(0, CANDIDATES), ...mostShared(to, index)]);
    return [...candidates].flatMap((from) => pairOf(from, to));
  });
}

function pairOf(from: Prepared, to: Prepared): Pair[] {
  const alikeness = from.text === to.text ? 1 : likeness(from.pairs, to.pairs);
  const inPlace = placeLikeness(from.placed, to.placed);
  if (alikeness < (inPlace >= 0.2 ? ALIKE_IN_PLACE : ALIKE)) return [];
  return [{ from, to, alikeness, score: alikeness + inPlace, order: to.order }];
}

function placeLikeness(a: PlacedMeasure, b: PlacedMeasure): number {
  let sum = 0;
  if (timelessTitle(a.plan.title) === timelessTitle(b.plan.title)) sum += 0.05;
  if (plainText(a.task.title ?? '') === plainText(b.task.title ?? '')) sum += 0.15;
  if (a.task.no === b.task.no && a.measure.ordinal === b.measure.ordinal) sum += 0.05;
  return sum;
}

/** Which measures hold each run of three characters. */
function indexed(old: Prepared[]): Map<string, Prepared[]> {
  const index = new Map<string, Prepared[]>();
  for (const one of old) {
    for (const triple of one.triples) {
      const holders = index.get(triple);
      if (holders) holders.push(one);
      else index.set(triple, [one]);
    }
  }
  return index;
}

/** The measures sharing most runs with this one; a run that stands everywhere says nothing and is passed over. */
function mostShared(to: Prepared, index: Map<string, Prepared[]>): Prepared[] {
  const shared = new Map<Prepared, number>();
  for (const triple of to.triples) {
    const holders = index.get(triple) ?? [];
    if (holders.length > COMMON) continue;
    for (const from of holders) shared.set(from, (shared.get(from) ?? 0) + 1);
  }
  return [...shared.entries()]
    .sort(([a, n], [b, m]) => m - n || a.order - b.order)
    .slice(0, CANDIDATES)
    .map(([from]) => from);
}
