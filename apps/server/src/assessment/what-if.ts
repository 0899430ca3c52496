import { schemeProblems } from '@gongjian/domain/assessment/check-scheme';
import { rankIntervals } from '@gongjian/domain/assessment/composite/rank-interval';
import { leavesOf } from '@gongjian/domain/assessment/gain-a-place';
import { type FrozenInputs, isBranch, type Ranked, type Scheme, type SchemeNode } from '@gongjian/domain/assessment/model';
import { rankUnits } from '@gongjian/domain/assessment/rank';
import { scoreUnits } from '@gongjian/domain/assessment/score';
import { groupBy } from '@gongjian/domain/kernel/group-by';
import type { Ctx } from '../platform/ctx.ts';
import { found, refuseIf } from '../platform/refused.ts';
import { inputsOf, keptAssessment, ranksOf } from './assessment-repo.ts';
import { namesIn } from './name-units.ts';

type Cell = { readonly unit: string; readonly item: string; readonly actual: string; readonly target: string | null };
type Asked = { readonly weights: Readonly<Record<string, string>>; readonly cells: readonly Cell[]; readonly spread: number };

const RUNS = 400;
const SEED = 9704;

/** Ranks under other weights or values, beside those that were; and where each rank would lie if the weights were a little different. */
export function whatIf(ctx: Ctx, id: string, asked: Asked) {
  return ctx.read(async (db) => {
    const kept = found(await keptAssessment(db, id), 'assessment.not_found');
    const scheme = { ...kept.scheme, parts: reweighted(kept.scheme.parts, asked.weights) };
    refuseIf(schemeProblems(scheme), 'assessment.inputs_invalid');
    const inputs = { ...inputsOf(kept), cells: replaced(inputsOf(kept), asked.cells) };
    const [before, after] = [ranksOf(kept), rankUnits(scheme, scoreUnits(scheme, inputs))];
    const firm = intervalsOf(scheme, after, asked.spread);
    const names = await namesIn(db, ctx, kept);
    return {
      ...{ runs: RUNS, seed: SEED, spread: asked.spread },
      units: after.map((one) => {
        const was = before.find(({ unit }) => unit === one.unit);
        return {
          unit: names(one.unit),
          ...{ group: one.group, rank: one.rank, published: one.published, before: was?.rank ?? one.rank, was: was?.published ?? '' },
          ...(firm.get(one.unit) ?? { low: one.rank, high: one.rank }),
        };
      }),
    };
  });
}

const reweighted = (nodes: readonly SchemeNode[], weights: Readonly<Record<string, string>>): SchemeNode[] =>
  nodes.map((node) => {
    const weight = weights[node.code] ?? node.weight;
    return isBranch(node) ? { ...node, weight, parts: reweighted(node.parts, weights) } : { ...node, weight };
  });

function replaced({ cells }: FrozenInputs, changed: readonly Cell[]): FrozenInputs['cells'] {
  const same = (a: Cell) => (b: { readonly unit: string; readonly item: string }) => a.unit === b.unit && a.item === b.item;
  return [...cells.filter((cell) => !changed.some((one) => same(one)(cell))), ...changed.map((cell) => ({ ...cell, rows: ['what-if'] }))];
}

/** Within each group, by the points of the items each unit has; an item a unit lacks counts by its group's mean, so that it moves nobody. */
function intervalsOf(scheme: Scheme, ranked: readonly Ranked[], spread: number): Map<string, { low: number; high: number }> {
  const intervals = new Map<string, { low: number; high: number }>();
  for (const group of groupBy(ranked, ({ group: name }) => name).values()) {
    const table = group.map(({ tree }) => leavesOf(tree));
    const items = (table[0] ?? []).map(({ code }) => code);
    const columns = items.map((_, i) => meanOf(table.flatMap((leaves) => (leaves[i]?.points == null ? [] : [Number(leaves[i]?.points)]))));
    const rows = table.map((leaves) => leaves.map(({ points }, i) => (points === null ? (columns[i] ?? 0) : Number(points))));
    const weights = items.map((code) => weightOf(scheme.parts, code, 1));
    for (const [i, { low, high }] of rankIntervals(rows, weights, spread, RUNS, SEED).entries())
      intervals.set(group[i]?.unit ?? '', { low, high });
  }
  return intervals;
}

const meanOf = (values: readonly number[]): number => (values.length === 0 ? 0 : values.reduce((all, x) => all + x, 0) / values.length);

/** The share of an item in the whole, down its branch. */
function weightOf(nodes: readonly SchemeNode[], code: string, share: number): number {
  const whole = nodes.reduce((all, { weight }) => all + Number(weight), 0);
  return nodes.reduce((all, node) => {
    const own = (share * Number(node.weight)) / whole;
    if (isBranch(node)) return all + weightOf(node.parts, code, own);
    return all + (node.code === code ? own : 0);
  }, 0);
}
