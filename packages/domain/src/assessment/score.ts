import {
  add,
  type Decimal,
  decimal,
  divide,
  greatest,
  hundred,
  least,
  multiply,
  ofInteger,
  round,
  shortest,
  subtract,
  sum,
  textOf,
  zero,
} from '../kernel/decimal.ts';
import { groupBy } from '../kernel/group-by.ts';
import { itemPoints, WORKING_PLACES } from './item-points.ts';
import {
  type Adjusted,
  type Adjustment,
  type AssessedUnit,
  type Cell,
  type Explained,
  type FrozenInputs,
  type Happening,
  isBranch,
  type Scheme,
  type SchemeItem,
  type SchemeNode,
  type Score,
} from './model.ts';

type Found = { readonly cell: Cell | undefined; readonly points: Decimal | null; readonly how: Explained['how'] };
type Look = (unit: AssessedUnit, item: SchemeItem) => Found;

/**
 * Scores every unit of the frozen inputs: `S = clamp(Σ w·s + min(additions, A_max) − deductions, 0, 100 + A_max)` (domain-rules 8.4),
 * with the tree that explains it. Pure: the same inputs give the same text, to the last digit.
 */
export function scoreUnits(scheme: Scheme, inputs: FrozenInputs): Score[] {
  const look = lookUp(inputs);
  const happened = groupBy(inputs.happenings, ({ unit }) => unit);
  return inputs.units.map((unit) => scoreOf(scheme, unit, look, happened.get(unit.unit) ?? []));
}

function scoreOf(scheme: Scheme, unit: AssessedUnit, look: Look, happened: readonly Happening[]): Score {
  const tree = explain(scheme.parts, ofInteger(1), (item) => look(unit, item));
  const basis = sum(tree.map(({ gives }) => decimal(gives)));
  const additions = adjusted(scheme.additions, happened);
  const deductions = adjusted(scheme.deductions, happened);
  const added = least(totalOf(additions), decimal(scheme.additionsCap));
  const deducted = totalOf(deductions);
  const highest = add(hundred, decimal(scheme.additionsCap));
  const score = least(greatest(subtract(add(basis, added), deducted), zero), highest);
  return {
    unit: unit.unit,
    group: unit.group,
    score: shortest(score),
    published: textOf(round(score, scheme.places)),
    basis: shortest(basis),
    tree,
    additions,
    added: shortest(added),
    deductions,
    deducted: shortest(deducted),
    vetoes: adjusted(
      scheme.vetoes.map((veto) => ({ ...veto, points: '0', cap: null, source: null })),
      happened,
    ),
  };
}

/** The nodes of one level share `share` by weight; what is left out leaves its weight to its neighbours. */
function explain(nodes: readonly SchemeNode[], share: Decimal, look: (item: SchemeItem) => Found): Explained[] {
  const whole = sum(nodes.filter((node) => counts(node, look)).map(({ weight }) => decimal(weight)));
  return nodes.map((node) => {
    const own = counts(node, look) ? divide(multiply(share, decimal(node.weight)), whole, WORKING_PLACES) : zero;
    return isBranch(node) ? branch(node, own, explain(node.parts, own, look)) : leaf(node, own, look(node));
  });
}

const counts = (node: SchemeNode, look: (item: SchemeItem) => Found): boolean =>
  isBranch(node) ? node.parts.some((part) => counts(part, look)) : look(node).points !== null;

function branch({ code, title }: SchemeNode, share: Decimal, parts: readonly Explained[]): Explained {
  const gives = sum(parts.map((part) => decimal(part.gives)));
  const points = share.units === 0n ? null : shortest(divide(gives, share, WORKING_PLACES));
  return { code, title, share: shortest(share), points, gives: shortest(gives), how: 'parts', actual: null, target: null, rows: [], parts };
}

function leaf({ code, title }: SchemeItem, share: Decimal, { cell, points, how }: Found): Explained {
  return {
    code,
    title,
    share: shortest(share),
    points: points === null ? null : shortest(points),
    gives: points === null ? '0' : shortest(multiply(share, points)),
    how,
    actual: cell?.actual ?? null,
    target: cell?.target ?? null,
    rows: cell?.rows ?? [],
    parts: [],
  };
}

/** Finds a unit's points for an item, by the item's rule for a missing value where there are none. */
function lookUp(inputs: FrozenInputs): Look {
  const cells = new Map(inputs.cells.map((cell) => [`${cell.unit}\u0000${cell.item}`, cell]));
  const found = new Map<string, Found>();
  const medians = new Map<string, Decimal | null>();
  const known = (unit: string, item: SchemeItem): Decimal | null => {
    const cell = cells.get(`${unit}\u0000${item.code}`);
    return cell === undefined ? null : itemPoints(item.rule, cell);
  };
  const median = (group: string, item: SchemeItem): Decimal | null => {
    const key = `${group}\u0000${item.code}`;
    if (!medians.has(key))
      medians.set(key, medianOf(inputs.units.filter((unit) => unit.group === group).flatMap(({ unit }) => known(unit, item) ?? [])));
    return medians.get(key) ?? null;
  };
  const missing = (group: string, item: SchemeItem): Omit<Found, 'cell'> => {
    if (item.missing === 'zero') return { points: zero, how: 'missing_zero' };
    const points = item.missing === 'group_median' ? median(group, item) : null;
    return { points, how: points === null ? 'missing_left_out' : 'missing_group_median' };
  };
  return ({ unit, group }, item) => {
    const key = `${unit}\u0000${item.code}`;
    const before = found.get(key);
    if (before) return before;
    const points = known(unit, item);
    const answer = { cell: cells.get(key), ...(points === null ? missing(group, item) : { points, how: 'computed' as const }) };
    found.set(key, answer);
    return answer;
  };
}

function medianOf(values: readonly Decimal[]): Decimal | null {
  const sorted = [...values].sort((a, b) => (greatest(a, b) === a ? 1 : -1));
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  return upper && lower ? divide(add(upper, lower), ofInteger(2), WORKING_PLACES) : null;
}

function adjusted(rules: readonly Adjustment[], happened: readonly Happening[]): Adjusted[] {
  return rules.flatMap(({ code, title, points, cap }) => {
    const these = happened.filter((one) => one.code === code && one.times > 0);
    const times = these.reduce((all, one) => all + one.times, 0);
    if (times === 0) return [];
    const earned = multiply(decimal(points), ofInteger(times));
    const kept = cap === null ? earned : least(earned, decimal(cap));
    return [{ code, title, times, points: shortest(kept), rows: these.flatMap(({ rows }) => rows) }];
  });
}

const totalOf = (items: readonly Adjusted[]): Decimal => sum(items.map(({ points }) => decimal(points)));
