import { type Clause, type ClauseContext, phraseOf, rangeIn } from './clause.ts';
import { type Due, dueOf } from './deadline-due.ts';
import type { Target } from './draft.ts';
import { AREAS, NO_PLACES } from './lexicon-places.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';
import { figuresIn } from './targets-listed.ts';
import type { Ground } from './targets-metric.ts';
import { type Subject, SubjectTrail, scopeAt } from './targets-scope.ts';
import type { Seed } from './targets-seed.ts';
import { strives } from './targets-strength.ts';
import { trendsIn } from './targets-trend.ts';
import { wholesIn } from './targets-whole.ts';

export type Found = { readonly target: Target; readonly clause: Clause };

/** The quantified promises of a measure (量化指标), in the order printed. */
export function targetsIn(ground: Ground, due: Due, about: ClauseContext): Found[] {
  const quantities = quantitiesByClause(ground, due.clauses);
  const trail = new SubjectTrail(ground);
  const found: Found[] = [];
  let last: Seed | null = null;
  due.clauses.forEach((clause, index) => {
    const held = trail.at(clause);
    const seeds = seedsIn(ground, due.clauses, index, quantities.get(clause) ?? [], last);
    last = seeds.at(-1) ?? null;
    if (seeds.length === 0) return;
    const excludes = excludedIn(ground.reading.text.slice(clause.start, clause.end));
    for (const seed of withMetric(seeds, found.at(-1), clause))
      found.push(...targetsOf(ground, due, about, { seed, index, held, excludes }));
  });
  return found;
}

function quantitiesByClause({ reading, dates }: Ground, clauses: readonly Clause[]): Map<Clause, Quantity[]> {
  const days = new Set([...dates.values()].flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)));
  const byClause = new Map<Clause, Quantity[]>();
  let next = 0;
  for (const quantity of quantitiesIn(reading.outline, (at) => days.has(at))) {
    while ((clauses[next]?.end ?? Number.POSITIVE_INFINITY) <= quantity.start) next++;
    const clause = clauses[next];
    if (clause === undefined) break;
    const own = byClause.get(clause);
    if (own === undefined) byClause.set(clause, [quantity]);
    else own.push(quantity);
  }
  return byClause;
}

/** Conditions are no promises: 当浓度超过75微克/立方米时. */
const CONDITION = /^(?:当|若|如(?!期|实)|一旦|凡)|[时的]$/;
/** How often is a duty, not an amount: 每月开展2次. */
const HOW_OFTEN = /每个?(?:月|季度?|周|日|天|年|半年|旬|两周)/;

function seedsIn(ground: Ground, clauses: readonly Clause[], index: number, quantities: readonly Quantity[], last: Seed | null): Seed[] {
  const clause = clauses[index] as Clause;
  const outline = ground.reading.outline.slice(clause.start, clause.end);
  if (CONDITION.test(outline)) return [];
  const often = HOW_OFTEN.test(outline);
  const counted = quantities.filter(({ unit }) => !(often && /^[次轮遍]$/.test(unit ?? '')));
  const figures = counted.length === 0 ? [] : figuresIn(ground, clause, counted, last);
  if (figures.length > 0) return figures;
  const wholes = wholesIn(ground, clauses, index);
  return wholes.length > 0 ? wholes : trendsIn(ground, clause);
}

const ONLY_PLACES = /^(?:[\u4e00-\u9fff]{2,6}[区县市州](?:[、和及与]|$))+$/;

/** A figure with no metric of its own goes on with the one before it in the sentence. */
function withMetric(seeds: readonly Seed[], last: Found | undefined, clause: Clause): Seed[] {
  const inherited = last !== undefined && last.clause.sentence === clause.sentence ? last.target.metric : null;
  return seeds.flatMap((seed) => {
    const metric = seed.metric === null || (ONLY_PLACES.test(seed.metric) && !NO_PLACES.test(seed.metric)) ? inherited : seed.metric;
    return metric === null ? [] : [{ ...seed, metric }];
  });
}

type Placed = { readonly seed: Seed; readonly index: number; readonly held: Subject | null; readonly excludes: string[] };

function targetsOf(ground: Ground, due: Due, about: ClauseContext, { seed, index, held, excludes }: Placed): Found[] {
  const { reading } = ground;
  const { clause, metric, comparator, value, unit } = seed;
  const start = Math.min(seed.from, clause.start);
  const scope = seed.places === undefined ? scopeAt(ground, seed.from, clause, held) : ({ kind: 'named', places: seed.places } as const);
  const named = scope !== null && scope.kind === 'named' && !scope.places.some((place) => AREAS.includes(place)) ? scope.places : [];
  const base = {
    phrase: phraseOf(reading, start, clause.end).trim(),
    metric: metric === null ? null : withoutPlaces(metric, named),
    comparator,
    value,
    unit,
    strength: strives(ground, due.clauses, index, seed.from, seed.to) ? ('strive' as const) : ('must' as const),
    about: seed.about,
    by: dueOf(due, index, value === null && comparator !== 'all'),
    excludes,
    source: about.spanOf(rangeIn(reading, start, clause.end)),
  };
  return scopes(scope).map((one) => ({ clause, target: { ...base, ...one } }));
}

/** 武汉市、襄阳市年均浓度: the places are told by themselves. */
function withoutPlaces(metric: string, places: readonly string[]): string {
  let rest = metric;
  for (const place of places) if (rest.startsWith(place)) rest = rest.slice(place.length).replace(/^(?:以及|[、和及与])/, '');
  return rest.length < 2 ? metric : rest;
}

function scopes(subject: Subject | null): Pick<Target, 'scope' | 'places'>[] {
  if (subject === null) return [{ scope: 'city', places: [] }];
  const each = { scope: 'eachDistrict', places: [] } as const;
  switch (subject.kind) {
    case 'both':
      return [{ scope: 'city', places: [] }, each];
    case 'each':
      return [each];
    case 'named':
      return [{ scope: 'named', places: subject.places }];
  }
}

/** （扣除沙尘影响）, （不含应急保障车辆、山区线路车辆）, （机要通信车除外） */
function excludedIn(text: string): string[] {
  const found: string[] = [];
  for (const bracket of text.matchAll(
    /（(?:(?:扣除|不含|不包括|不包含|剔除|不计|除)([^（）]{1,80}?)(?:外|之外|后)?|([^（）]{1,80}?)除外)）|(?:扣除|剔除)([^，（）]{2,20}?)(?:后|，)/g,
  )) {
    found.push(...(bracket[1] ?? bracket[2] ?? bracket[3] ?? '').split(/[、和及]/).filter((one) => one !== ''));
  }
  return found;
}
