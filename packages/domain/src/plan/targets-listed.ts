import type { Clause } from './clause.ts';
import { PREDICATES } from './lexicon-targets.ts';
import type { Quantity } from './quantity.ts';
import { figureOf, type Seed, seedsOf } from './targets-figure.ts';
import { type Ground, listedMetrics, subjectAt } from './targets-metric.ts';
import { segmentsOf } from './targets-segments.ts';

const EACH = '分别';

/** The figures of a clause and what they are figures of. */
export function figuresIn(ground: Ground, clause: Clause, quantities: readonly Quantity[]): Seed[] {
  const listed = listedRespectively(ground, clause, quantities);
  if (listed !== null) return listed;
  const seeds: Seed[] = [];
  for (const segment of segmentsOf(ground.reading.outline, clause, quantities)) {
    seeds.push(...seedsOf(ground, figureOf(ground, segment, clause, seeds.at(-1)?.work ?? null)));
  }
  return seeds;
}

/** 甲、乙排放量分别下降5%、4%: as many figures as metrics, in the same order. */
function listedRespectively(ground: Ground, clause: Clause, quantities: readonly Quantity[]): Seed[] | null {
  const { outline } = ground.reading;
  const each = outline.indexOf(EACH, clause.start);
  const first = quantities[0];
  if (each === -1 || first === undefined || each > first.start || quantities.length < 2 || !areList(outline, quantities)) return null;
  const predicate = outline.slice(each + EACH.length, first.start);
  if (!PREDICATES.some(({ words }) => words.test(predicate))) return null;
  const metrics = listedMetrics(ground, subjectAt(ground, clause.start, each));
  if (metrics.length !== quantities.length) return null;
  return quantities.flatMap((quantity, i) => {
    const segment = { start: each + EACH.length, end: quantity.end, quantity };
    const figure = figureOf(ground, segment, clause, null);
    const left = predicate.replace(/约$/, '');
    return seedsOf(ground, { ...figure, left, right: '' }).map((seed) => ({ ...seed, metric: metrics[i] ?? null, from: clause.start }));
  });
}

const areList = (outline: string, quantities: readonly Quantity[]): boolean =>
  quantities.every(
    (quantity, i) => i === 0 || /^(?:以及|[、和及与]|)$/.test(outline.slice((quantities[i - 1] as Quantity).end, quantity.start)),
  );
