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

/** Places kept of what an item gives: as many as decimal text may have, beyond those of a share by those of its points. */
const GIVEN_PLACES = 20;

type Found = { readonly cell: Cell | undefined; readonly points: Decimal | null; readonly how: Explained['how'] };
/** What a unit has for an item. */
type Look = (item: SchemeItem) => Found;
/** A node with its weight read once for all units. */
type Weighed = { readonly node: SchemeNode; readonly weight: Decimal; readonly parts: readonly Weighed[] };
/** A node as it is told, and what it gives as a number to go on with. */
type Given = { readonly told: Explained; readonly gives: Decimal };
type Share = { readonly share: Decimal; readonly text: string };

/**
 * Scores every unit of the frozen inputs: `S = clamp(Σ w·s + min(additions, A_max) − deductions, 0, 100 + A_max)` (domain-rules 8.4),
 * with the tree that explains it. Pure: the same inputs give the same text, to the last digit.
 */
export function scoreUnits(scheme: Scheme, inputs: FrozenInputs): Score[] {
  const look = lookUp(inputs);
  const tree = weigh(scheme.parts);
  const sharesOf = sharing();
  const happened = groupBy(inputs.happenings, ({ unit }) => unit);
  return inputs.units.map((unit) => {
    const parts = explain(tree, { share: ofInteger(1), text: '1' }, look(unit), sharesOf);
    return scoreOf(scheme, unit, parts, happened.get(unit.unit) ?? []);
  });
}

const weigh = (nodes: readonly SchemeNode[]): Weighed[] =>
  nodes.map((node) => ({ node, weight: decimal(node.weight), parts: isBranch(node) ? weigh(node.parts) : [] }));

function scoreOf(scheme: Scheme, unit: AssessedUnit, parts: readonly Given[], happened: readonly Happening[]): Score {
  const basis = basisOf(scheme, parts);
  const additions = adjusted(scheme.additions, happened);
  const deductions = adjusted(scheme.deductions, happened);
  const added = least(totalOf(additions), decimal(scheme.additionsCap));
  const deducted = totalOf(deductions);
  const made = greatest(subtract(add(basis, added), deducted), zero);
  const score = scheme.multiplies ? made : least(made, add(hundred, decimal(scheme.additionsCap)));
  return {
    unit: unit.unit,
    group: unit.group,
    score: shortest(score),
    published: textOf(round(score, scheme.places)),
    basis: shortest(basis),
    tree: parts.map(({ told }) => (scheme.multiplies ? asFactor(told) : told)),
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

/** A factor stands for itself: it is no share of a sum. */
const asFactor = (told: Explained): Explained => ({ ...told, share: '1', gives: told.points ?? '0' });

/** What the parts come to: their sum; their product (改善 × 任务量); or, where there are none, what everybody begins with. */
function basisOf({ start, multiplies }: Scheme, parts: readonly Given[]): Decimal {
  if (start !== undefined) return decimal(start);
  if (!multiplies) return sum(parts.map(({ gives }) => gives));
  const product = parts.reduce((all, { told }) => multiply(all, decimal(told.points ?? '0')), ofInteger(1));
  return round(product, GIVEN_PLACES);
}

/** The nodes of one level share `share` by weight; what is left out leaves its weight to its neighbours. */
function explain(nodes: readonly Weighed[], share: Share, look: Look, sharesOf: Sharing): Given[] {
  const counted = nodes.map((one) => counts(one, look));
  const shares = sharesOf(nodes, share, counted);
  return nodes.map(({ node, parts }, i) => {
    const own = shares[i] ?? none;
    return isBranch(node) ? branch(node, own, explain(parts, own, look, sharesOf)) : leaf(node, own, look(node));
  });
}

const none: Share = { share: zero, text: '0' };

const counts = ({ node, parts }: Weighed, look: Look): boolean =>
  isBranch(node) ? parts.some((part) => counts(part, look)) : look(node).points !== null;

type Sharing = (nodes: readonly Weighed[], share: Share, counted: readonly boolean[]) => readonly Share[];

/** Most units have the same items, and so the same shares: each way of sharing a level is made once. */
function sharing(): Sharing {
  const made = new Map<readonly Weighed[], Map<string, readonly Share[]>>();
  return (nodes, share, counted) => {
    const ways = made.get(nodes) ?? new Map<string, readonly Share[]>();
    made.set(nodes, ways);
    const key = `${share.text}/${counted.map(Number).join('')}`;
    const shares = ways.get(key) ?? shared(nodes, share.share, counted);
    ways.set(key, shares);
    return shares;
  };
}

function shared(nodes: readonly Weighed[], share: Decimal, counted: readonly boolean[]): Share[] {
  const whole = sum(nodes.filter((_, i) => counted[i]).map(({ weight }) => weight));
  return nodes.map(({ weight }, i) => {
    if (!counted[i]) return none;
    const own = divide(multiply(share, weight), whole, WORKING_PLACES);
    return { share: own, text: shortest(own) };
  });
}

function branch({ code, title }: SchemeNode, { share, text }: Share, parts: readonly Given[]): Given {
  const gives = sum(parts.map((part) => part.gives));
  const points = share.units === 0n ? null : shortest(divide(gives, share, WORKING_PLACES));
  const told = parts.map((part) => part.told);
  const about = { how: 'parts' as const, actual: null, target: null, rows: [], parts: told };
  return { gives, told: { code, title, share: text, points, gives: shortest(gives), ...about } };
}

function leaf({ code, title }: SchemeItem, { share, text }: Share, { cell, points, how }: Found): Given {
  const gives = points === null ? zero : round(multiply(share, points), GIVEN_PLACES);
  const told = {
    code,
    title,
    share: text,
    points: points === null ? null : shortest(points),
    gives: shortest(gives),
    how,
    actual: cell?.actual ?? null,
    target: cell?.target ?? null,
    rows: cell?.rows ?? [],
    parts: [],
  };
  return { gives, told };
}

/** Finds a unit's points for an item, by the item's rule for a missing value where there are none. */
function lookUp(inputs: FrozenInputs): (unit: AssessedUnit) => Look {
  const cells = cellsByUnit(inputs.cells);
  const known = (unit: string, item: SchemeItem): Decimal | null => {
    const cell = cells.get(unit)?.get(item.code);
    return cell === undefined ? null : itemPoints(item.rule, cell);
  };
  const medians = new Map<string, Decimal | null>();
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
  return ({ unit, group }) => {
    const found = new Map<string, Found>();
    return (item) => {
      const before = found.get(item.code);
      if (before) return before;
      const points = known(unit, item);
      const cell = cells.get(unit)?.get(item.code);
      const answer = { cell, ...(points === null ? missing(group, item) : { points, how: 'computed' as const }) };
      found.set(item.code, answer);
      return answer;
    };
  };
}

function cellsByUnit(cells: readonly Cell[]): ReadonlyMap<string, ReadonlyMap<string, Cell>> {
  const units = new Map<string, Map<string, Cell>>();
  for (const cell of cells) {
    const own = units.get(cell.unit) ?? new Map<string, Cell>();
    units.set(cell.unit, own.set(cell.item, cell));
  }
  return units;
}

function medianOf(values: readonly Decimal[]): Decimal | null {
  const sorted = [...values].sort((a, b) => (greatest(a, b) === a ? 1 : -1));
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  return upper && lower ? divide(add(upper, lower), ofInteger(2), WORKING_PLACES) : null;
}

function adjusted(rules: readonly Adjustment[], happened: readonly Happening[]): Adjusted[] {
  return rules.flatMap(({ code, title, points, cap }) => {
    const these = happened.filter((one) => one.code === code);
    const times = these.reduce((all, one) => all + one.times, 0);
    if (times <= 0) return [];
    const earned = multiply(decimal(points), ofInteger(times));
    const kept = cap === null ? earned : least(earned, decimal(cap));
    return [{ code, title, times, points: shortest(kept), rows: these.flatMap(({ rows }) => rows) }];
  });
}

const totalOf = (items: readonly Adjusted[]): Decimal => sum(items.map(({ points }) => decimal(points)));
