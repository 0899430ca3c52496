import type { Clause } from './clause.ts';
import type { Quantity } from './quantity.ts';
import { figureOf, isRule, type Seed, seedsOf } from './targets-figure.ts';
import { type Ground, listedMetrics, subjectAt } from './targets-metric.ts';
import { segmentsOf } from './targets-segments.ts';

const EACH = '分别';

/** The figures of a clause and what they are figures of. `before` is what the clause before it counted. */
export function figuresIn(ground: Ground, clause: Clause, quantities: readonly Quantity[], before: Seed | null): Seed[] {
  const whole = { start: clause.start, end: clause.end };
  const meant = quantities.filter((quantity) => !isRule(figureOf(ground, { ...whole, quantity }, clause, null)));
  const listed = listedRespectively(ground, clause, meant);
  if (listed !== null) return listed;
  const goesOn = ground.reading.outline.startsWith('其中', clause.start);
  let work = goesOn ? (before?.work ?? null) : null;
  const seeds: Seed[] = [];
  for (const segment of segmentsOf(ground.reading.outline, clause, meant)) {
    seeds.push(...seedsOf(ground, figureOf(ground, segment, clause, work)));
    work = seeds.at(-1)?.work ?? null;
  }
  return seeds;
}

/** 甲、乙排放量分别下降5%、4%: as many figures as metrics or places, in the same order. */
function listedRespectively(ground: Ground, clause: Clause, quantities: readonly Quantity[]): Seed[] | null {
  const { outline } = ground.reading;
  const each = outline.slice(clause.start, clause.end).indexOf(EACH) + clause.start;
  const first = quantities[0];
  if (each < clause.start || first === undefined || each > first.start || quantities.length < 2 || !areList(outline, quantities))
    return null;
  const named = listedMetrics(ground, subjectAt(ground, clause.start, each));
  if (named.length !== quantities.length) return null;
  const arePlaces = named.every((name) => /^[\u4e00-\u9fff]{1,8}[区县市州]$/.test(name));
  const predicate = outline.slice(each + EACH.length, first.start);
  return quantities.flatMap((quantity, i) => {
    const segment = { start: each + EACH.length, end: quantity.end, quantity };
    const figure = figureOf(ground, arePlaces ? { ...segment, end: clause.end } : segment, clause, null);
    const last = quantities.at(-1) as Quantity;
    const right = arePlaces ? outline.slice(last.end, clause.end) : '';
    const seeds = seedsOf(ground, {
      ...figure,
      quantity: arePlaces ? { ...quantity, end: last.end } : quantity,
      left: predicate.replace(/约$/, ''),
      leftEnd: first.start,
      right,
    });
    const own = named[i] as string;
    return seeds.map((seed) => (arePlaces ? { ...seed, places: [own] } : { ...seed, metric: own, from: clause.start }));
  });
}

const areList = (outline: string, quantities: readonly Quantity[]): boolean =>
  quantities.every(
    (quantity, i) => i === 0 || /^(?:以及|[、和及与]|)$/.test(outline.slice((quantities[i - 1] as Quantity).end, quantity.start)),
  );
