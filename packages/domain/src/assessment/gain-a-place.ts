import { add, compare, type Decimal, decimal, divide, hundred, ofInteger, shortest, subtract } from '../kernel/decimal.ts';
import { groupBy } from '../kernel/group-by.ts';
import { WORKING_PLACES } from './item-points.ts';
import type { Explained, Ranked } from './model.ts';

export type Gain = { readonly item: string; readonly title: string; readonly points: string; readonly needs: string };
export type NextPlace = { readonly unit: string; readonly ahead: string; readonly gap: string; readonly ways: readonly Gain[] };

/**
 * What would change the rank: for each unit the gap to the next one ahead, and per item the points (0–100) that alone would close it,
 * `Δ = (S_above − S_unit) / w_path` in closed form, the least change first. Items that cannot close it are not named.
 */
export function nextPlaces(ranked: readonly Ranked[]): NextPlace[] {
  const groups = groupBy(ranked, ({ group }) => group);
  return ranked.flatMap((unit) => {
    const ahead = nextAhead(unit, groups.get(unit.group) ?? []);
    if (ahead === undefined) return [];
    const gap = subtract(decimal(ahead.published), decimal(unit.published));
    return [{ unit: unit.unit, ahead: ahead.unit, gap: shortest(gap), ways: waysOf(unit.tree, gap) }];
  });
}

/** The lowest of those that stand before; a unit under a veto climbs by no points. */
function nextAhead(unit: Ranked, group: readonly Ranked[]): Ranked | undefined {
  if (unit.vetoes.length > 0) return undefined;
  return group
    .filter((other) => compare(decimal(other.published), decimal(unit.published)) > 0 && other.vetoes.length === 0)
    .reduce<Ranked | undefined>(
      (next, other) => (next && compare(decimal(next.published), decimal(other.published)) <= 0 ? next : other),
      undefined,
    );
}

function waysOf(tree: readonly Explained[], gap: Decimal): Gain[] {
  const ways = leavesOf(tree).flatMap(({ code, title, share, points }) => {
    if (points === null || compare(decimal(share), ofInteger(0)) === 0) return [];
    const more = divide(gap, decimal(share), WORKING_PLACES);
    const needs = add(decimal(points), more);
    return compare(needs, hundred) > 0 ? [] : [{ item: code, title, points: shortest(more), needs: shortest(needs), more }];
  });
  return ways.sort((a, b) => compare(a.more, b.more)).map(({ more: _, ...way }) => way);
}

export const leavesOf = (nodes: readonly Explained[]): Explained[] =>
  nodes.flatMap((node) => (node.parts.length > 0 ? leavesOf(node.parts) : [node]));
