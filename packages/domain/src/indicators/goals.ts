import { type LocalDate, monthOf } from '../kernel/dates.ts';
import { tryDecimal } from '../kernel/decimal.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Target } from '../tasks/model.ts';
import type { Base, Course, Goal, Indicator } from './model.ts';
import { isAccumulating } from './pace.ts';
import { PACE_RULES, type RuleSet } from './rule-set.ts';

/** What the binding of a target to an indicator says beyond the printed words. */
export type Binding = {
  readonly indicator: Indicator;
  readonly from: LocalDate;
  /** Stands in where the target names no date. */
  readonly to: LocalDate;
  readonly places: readonly string[];
  readonly base?: Base | null;
  readonly course?: Course;
  readonly tolerance?: string;
};

/** The comparators of a printed target, as what is wanted of the figure. 左右 goes to the side that is better. */
const WANTS = {
  atLeast: 'atLeast',
  atMost: 'atMost',
  equal: 'within',
  all: 'atLeast',
  increaseBy: 'rise',
  increase: 'rise',
  decreaseBy: 'fall',
  decrease: 'fall',
} as const;
const ABOUT = { more: 'atLeast', less: 'atMost', within: 'within' } as const;

/** A printed target as a goal: 全部 is 100 %, 左右 has the stated tolerance or the rule set's, 持续上升 compares with the year before. */
export function goalOf(target: Target, binding: Binding, rules: RuleSet = PACE_RULES): Goal {
  const { comparator } = target;
  const wants = comparator === 'about' ? ABOUT[binding.indicator.better] : WANTS[comparator];
  const value =
    comparator === 'increase' || comparator === 'decrease' ? null : comparator === 'all' ? (target.value ?? '100') : target.value;
  const trend = wants === 'rise' || wants === 'fall';
  const base = binding.base === undefined ? (trend && value === null ? ({ kind: 'lastYear' } as const) : null) : binding.base;
  return {
    indicator: target.scope === 'eachDistrict' ? { ...binding.indicator, overPlaces: 'each' } : binding.indicator,
    wants,
    value,
    inPercent: trend && target.unit === '%',
    tolerance: binding.tolerance ?? (target.about || comparator === 'about' ? rules.aboutTolerance : '0'),
    base,
    course: binding.course ?? usualCourse(binding.indicator, base, wants),
    from: binding.from,
    to: target.by ?? binding.to,
    places: binding.places,
  };
}

/** Compared with the same months of last year, or a level to keep (to keep under): due in full at any time. All else grows with the days. */
function usualCourse(indicator: Indicator, base: Base | null, wants: Goal['wants']): Course {
  const compared = base?.kind === 'lastYear' || base?.kind === 'previous';
  const level = base === null && (wants === 'within' || wants === 'atMost') && !isAccumulating({ indicator });
  return { kind: compared || level ? 'held' : 'linear' };
}

export type GoalProblem = Problem<
  | 'value_missing'
  | 'not_a_number'
  | 'negative'
  | 'base_missing'
  | 'window_reversed'
  | 'places_missing'
  | 'place_twice'
  | 'cumulative_not_last'
  | 'weights_empty'
  | 'weight_outside'
  | 'steps_short_of_all'
  | 'season_reversed'
>;

/** Everything wrong with a goal at once; a goal without problems can always be judged. */
export function checkGoal(goal: Goal): GoalProblem[] {
  const { wants, value, base, indicator, from, to, places } = goal;
  const trend = wants === 'rise' || wants === 'fall';
  const problems: GoalProblem[] = [];
  if (value === null && !trend) problems.push({ code: 'value_missing', at: ['value'] });
  if (value === null && trend && base === null) problems.push({ code: 'base_missing', at: ['base'] });
  if (goal.inPercent && base === null && !trend) problems.push({ code: 'base_missing', at: ['base'] });
  if (value !== null) problems.push(...numberAt(value, ['value'], trend));
  problems.push(...numberAt(goal.tolerance, ['tolerance'], true));
  if (base?.kind === 'fixed') problems.push(...numberAt(base.value, ['base', 'value'], false));
  if (from > to) problems.push({ code: 'window_reversed', at: ['to'] });
  if (places.length === 0) problems.push({ code: 'places_missing', at: ['places'] });
  if (new Set(places).size < places.length) problems.push({ code: 'place_twice', at: ['places'] });
  if (indicator.cumulative && indicator.overTime !== 'last') problems.push({ code: 'cumulative_not_last', at: ['indicator', 'overTime'] });
  return [...problems, ...checkCourse(goal)];
}

function numberAt(text: string, at: Problem['at'], positive: boolean): GoalProblem[] {
  const read = tryDecimal(text);
  if (read === undefined) return [{ code: 'not_a_number', at }];
  return positive && read.units < 0n ? [{ code: 'negative', at }] : [];
}

function checkCourse({ course, from, to }: Goal): GoalProblem[] {
  switch (course.kind) {
    case 'linear':
    case 'held':
      return [];
    case 'season':
      return course.from > course.to ? [{ code: 'season_reversed', at: ['course', 'to'] }] : [];
    case 'months': {
      const wrong = course.weights.flatMap(({ month, weight }, i): GoalProblem[] => [
        ...numberAt(weight, ['course', 'weights', i, 'weight'], true),
        ...(month < monthOf(from) || month > monthOf(to)
          ? [{ code: 'weight_outside', at: ['course', 'weights', i, 'month'] } as const]
          : []),
      ]);
      const none = course.weights.every(({ weight }) => (tryDecimal(weight)?.units ?? 0n) === 0n);
      return none ? [...wrong, { code: 'weights_empty', at: ['course', 'weights'] }] : wrong;
    }
    case 'steps': {
      const wrong = course.steps.flatMap(({ percent }, i) => numberAt(percent, ['course', 'steps', i, 'percent'], true));
      const whole = course.steps.some(
        ({ on, percent }) => on <= to && (tryDecimal(percent)?.units ?? 0n) >= 10n ** BigInt(scaleOf(percent)) * 100n,
      );
      return whole ? wrong : [...wrong, { code: 'steps_short_of_all', at: ['course', 'steps'] }];
    }
  }
}
const scaleOf = (text: string): number => tryDecimal(text)?.scale ?? 0;
