import { compare, decimal, tryDecimal } from '../kernel/decimal.ts';
import type { Problem } from '../kernel/problem.ts';
import { type ItemRule, isBranch, type Scheme, type SchemeNode } from './model.ts';

export type SchemeFault =
  | 'ends_before_it_begins'
  | 'nothing_to_score'
  | 'weight_not_above_zero'
  | 'tolerance_not_below_limit'
  | 'full_not_above_zero'
  | 'steps_not_readable'
  | 'not_an_amount'
  | 'tiers_not_falling'
  | 'code_twice'
  | 'scale_without_length'
  | 'start_beside_items'
  | 'shares_not_readable';
type SchemeProblem = Problem<SchemeFault>;

/** All that is wrong with a scheme, each with its place. A scheme with a problem scores nobody. */
export function schemeProblems(scheme: Scheme): SchemeProblem[] {
  return [
    ...(scheme.to !== null && scheme.to < scheme.from ? [problem('ends_before_it_begins', ['to'])] : []),
    ...startProblems(scheme),
    ...poolProblems(scheme),
    ...nodeProblems(scheme.parts, ['parts']),
    ...repeated(codesOf(scheme.parts), ['parts']),
    ...repeated(
      [...scheme.additions, ...scheme.deductions, ...scheme.vetoes].map(({ code }) => code),
      ['additions'],
    ),
    ...(isAmount(scheme.additionsCap) ? [] : [problem('not_an_amount', ['additionsCap'])]),
    ...adjustmentProblems(scheme),
    ...tierProblems(scheme),
  ];
}

/** Points either come from items, or everybody begins with the same and loses them. */
function startProblems({ start, parts, deductions }: Scheme): SchemeProblem[] {
  if (start === undefined) return parts.length === 0 ? [problem('nothing_to_score', ['parts'])] : [];
  if (parts.length > 0) return [problem('start_beside_items', ['start'])];
  return isPositive(start) && deductions.length > 0 ? [] : [problem('nothing_to_score', ['start'])];
}

function poolProblems({ pool }: Scheme): SchemeProblem[] {
  if (pool === undefined) return [];
  const { leastPercent, mostPercent } = pool;
  const readable = [leastPercent, mostPercent].every((percent) => percent === null || isAmount(percent));
  const rises = leastPercent === null || mostPercent === null || (readable && compare(decimal(leastPercent), decimal(mostPercent)) <= 0);
  return readable && rises ? [] : [problem('shares_not_readable', ['pool'])];
}

const problem = (code: SchemeFault, at: readonly (string | number)[]): SchemeProblem => ({ code, at: [...at] });
const isNumber = (text: string): boolean => tryDecimal(text) !== undefined;
const isAmount = (text: string): boolean => isNumber(text) && compare(decimal(text), decimal('0')) >= 0;
const isPositive = (text: string): boolean => isAmount(text) && compare(decimal(text), decimal('0')) > 0;

function nodeProblems(nodes: readonly SchemeNode[], at: readonly (string | number)[]): SchemeProblem[] {
  return nodes.flatMap((node, i) => [
    ...(isPositive(node.weight) ? [] : [problem('weight_not_above_zero', [...at, i, 'weight'])]),
    ...(isBranch(node) ? partProblems(node.parts, [...at, i, 'parts']) : ruleProblems(node.rule, [...at, i, 'rule'])),
  ]);
}

const partProblems = (parts: readonly SchemeNode[], at: readonly (string | number)[]): SchemeProblem[] =>
  parts.length === 0 ? [problem('nothing_to_score', at)] : nodeProblems(parts, at);

function ruleProblems(rule: ItemRule, at: readonly (string | number)[]): SchemeProblem[] {
  switch (rule.kind) {
    case 'ratio':
    case 'value':
      return [];
    case 'scale':
      return isNumber(rule.zero) && isNumber(rule.full) && compare(decimal(rule.zero), decimal(rule.full)) !== 0
        ? []
        : [problem('scale_without_length', at)];
    case 'about':
      return isAmount(rule.tolerance) && isPositive(rule.limit) && compare(decimal(rule.tolerance), decimal(rule.limit)) < 0
        ? []
        : [problem('tolerance_not_below_limit', at)];
    case 'points':
      return isPositive(rule.full) ? [] : [problem('full_not_above_zero', at)];
    case 'steps':
      return rule.steps.length > 0 && rule.steps.every(({ from, points }) => isNumber(from) && isAmount(points))
        ? []
        : [problem('steps_not_readable', at)];
  }
}

const adjustmentProblems = (scheme: Scheme): SchemeProblem[] =>
  (['additions', 'deductions'] as const).flatMap((list) =>
    scheme[list].flatMap(({ points, cap }, i) =>
      isPositive(points) && (cap === null || isAmount(cap)) ? [] : [problem('not_an_amount', [list, i, 'points'])],
    ),
  );

const tierProblems = ({ tiers }: Scheme): SchemeProblem[] =>
  tiers.flatMap(({ from }, i) => {
    const before = tiers[i - 1]?.from;
    const falls = isNumber(from) && (before === undefined || !isNumber(before) || compare(decimal(before), decimal(from)) > 0);
    return falls ? [] : [problem('tiers_not_falling', ['tiers', i, 'from'])];
  });

const codesOf = (nodes: readonly SchemeNode[]): string[] =>
  nodes.flatMap((node) => [node.code, ...(isBranch(node) ? codesOf(node.parts) : [])]);

const repeated = (codes: readonly string[], at: readonly (string | number)[]): SchemeProblem[] =>
  [...new Set(codes.filter((code, i) => codes.indexOf(code) !== i))].map((code) => problem('code_twice', [...at, code]));
