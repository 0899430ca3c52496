import type { Clause } from './clause.ts';
import { PREDICATES } from './lexicon-targets.ts';
import type { Quantity } from './quantity.ts';
import { isRule, seedsOf } from './targets-figure.ts';
import { type Ground, listedMetrics, subjectAt } from './targets-metric.ts';
import { type Figure, figureOf, type Seed } from './targets-seed.ts';
import { segmentsOf } from './targets-segments.ts';

const EACH = '分别';

/** The figures of a clause and what they are figures of. `before` is what the clause before it counted. */
export function figuresIn(ground: Ground, clause: Clause, quantities: readonly Quantity[], before: Seed | null): Seed[] {
  const whole = { start: clause.start, end: clause.end };
  const meant = quantities.filter(
    (quantity) => !isFormer(ground, quantity) && !isRule(figureOf(ground, { ...whole, quantity }, clause, null)),
  );
  const listed = listedRespectively(ground, clause, meant);
  if (listed !== null) return listed;
  let work =
    goesOn(ground.reading.outline.slice(clause.start, clause.end)) && before?.clause.part === clause.part ? (before.work ?? null) : null;
  const seeds: Seed[] = [];
  for (const segment of segmentsOf(ground.reading.outline, clause, meant)) {
    seeds.push(...seedsOf(ground, figureOf(ground, segment, clause, work)));
    work = seeds.at(-1)?.work ?? null;
  }
  return seeds;
}

/** 其中…, or no word of work at all: the figure goes on with what the clause before it counted. */
const goesOn = (clause: string): boolean =>
  clause.startsWith('其中') || !/涉及|覆盖|总|投资|资金|惠及|预计|累计|面积|共有|现有|配套/.test(clause);

/** 由15.9%提高到17.9%: where it comes from is no promise. */
const isFormer = ({ reading }: Ground, { start, end }: Quantity): boolean =>
  /[由从](?:目前的?|现[有在]的?|上年的?)?$/.test(reading.outline.slice(Math.max(0, start - 6), start)) &&
  /^.{0,4}[到至]/.test(reading.outline.slice(end, end + 6));

/** 甲、乙排放量分别下降5%、4%: as many figures as metrics or places, in the same order. */
function listedRespectively(ground: Ground, clause: Clause, quantities: readonly Quantity[]): Seed[] | null {
  const { outline } = ground.reading;
  const first = quantities[0];
  if (first === undefined || quantities.length < 2 || !areList(outline, quantities)) return null;
  const said = saidOfAll(outline, clause, first);
  if (said === null) return null;
  const named = listedMetrics(ground, subjectAt(ground, clause.start, said.from));
  if (named.length !== quantities.length) return null;
  const arePlaces = named.every((name) => /^[\u4e00-\u9fff]{1,8}[区县市州]$/.test(name));
  return quantities.flatMap((quantity, i) => {
    const seeds = seedsOf(ground, oneOf(ground, { clause, quantities, quantity, said: said.words, arePlaces }));
    const own = named[i] as string;
    return seeds.map((seed) => (arePlaces ? { ...seed, places: [own] } : { ...seed, metric: own, from: clause.start }));
  });
}

/** What is said of all the figures: the words behind 分别, or the predicate before the first. */
function saidOfAll(outline: string, clause: Clause, first: Quantity): { from: number; words: string } | null {
  const before = outline.slice(Math.max(clause.start, first.start - 200), first.start);
  const each = before.lastIndexOf(EACH);
  if (each !== -1) return { from: first.start - before.length + each, words: before.slice(each + EACH.length) };
  const predicate = PREDICATES.find(({ words }) => words.test(before))?.words.exec(before)?.[0];
  return predicate === undefined ? null : { from: first.start - predicate.length, words: predicate };
}

type OneOf = {
  readonly clause: Clause;
  readonly quantities: readonly Quantity[];
  readonly quantity: Quantity;
  readonly said: string;
  readonly arePlaces: boolean;
};

/** One figure of the list as if it stood alone; work that is counted stands behind the last. */
function oneOf(ground: Ground, { clause, quantities, quantity, said, arePlaces }: OneOf): Figure {
  const first = quantities[0] as Quantity;
  const last = quantities.at(-1) as Quantity;
  const segment = { start: first.start - said.length, end: arePlaces ? clause.end : quantity.end, quantity };
  const figure = figureOf(ground, segment, clause, null);
  const right = arePlaces ? ground.reading.outline.slice(last.end, clause.end) : '';
  return {
    ...figure,
    quantity: arePlaces ? { ...quantity, end: last.end } : quantity,
    left: said.replace(/约$/, ''),
    leftEnd: first.start,
    right,
  };
}

const areList = (outline: string, quantities: readonly Quantity[]): boolean =>
  quantities.every(
    (quantity, i) => i === 0 || /^(?:以及|[、和及与]|)$/.test(outline.slice((quantities[i - 1] as Quantity).end, quantity.start)),
  );
