import { compare, type Decimal, decimal, tryDecimal } from '../kernel/decimal.ts';
import type { Problem } from '../kernel/problem.ts';

/** 亮灯规则, dated data of a plan. Points behind the course: under `behindFrom` on pace, over `seriousOver` seriously behind. */
export type RuleSet = {
  readonly id: string;
  readonly behindFrom: string;
  readonly seriousOver: string;
  /** 左右 without a stated tolerance, in percent of the figure. */
  readonly aboutTolerance: string;
  readonly source: string;
};

/** 时间过半、任务过半 with the thresholds published by 银川 in 2025: 10 to 30 points behind yellow, both ends; more red. */
export const PACE_RULES: RuleSet = {
  id: 'pace/1',
  behindFrom: '10',
  seriousOver: '30',
  aboutTolerance: '10',
  source: '银川市2025年重点任务亮灯管理',
};

export type RuleSetProblem = Problem<'not_a_number' | 'negative' | 'order'>;

export function checkRuleSet(rules: RuleSet): RuleSetProblem[] {
  const fields = ['behindFrom', 'seriousOver', 'aboutTolerance'] as const;
  const problems = fields.flatMap((field): RuleSetProblem[] => {
    const read = tryDecimal(rules[field]);
    if (read === undefined) return [{ code: 'not_a_number', at: [field] }];
    return read.units < 0n ? [{ code: 'negative', at: [field] }] : [];
  });
  if (problems.length > 0) return problems;
  return compare(decimal(rules.behindFrom), decimal(rules.seriousOver)) > 0 ? [{ code: 'order', at: ['seriousOver'] }] : [];
}

export function paceState(lag: Decimal, rules: RuleSet): 'on_pace' | 'behind' | 'seriously_behind' {
  if (compare(lag, decimal(rules.seriousOver)) > 0) return 'seriously_behind';
  return compare(lag, decimal(rules.behindFrom)) >= 0 ? 'behind' : 'on_pace';
}
