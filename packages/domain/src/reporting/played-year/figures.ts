import type { Amount, Goal } from '../../indicators/model.ts';
import { addDays, firstDayOf, monthOf, type YearMonth, yearOf } from '../../kernel/dates.ts';
import {
  type Decimal,
  decimal,
  divide,
  hundred,
  multiply,
  negate,
  ofInteger,
  round,
  shortest,
  subtract,
  sum,
  zero,
} from '../../kernel/decimal.ts';
import { chance } from './chance.ts';

/** How a promise fares all year, in percent of what its course asks: ahead, a little behind, behind by more than 10, by more than 30. */
export const FARES = { ahead: 104, steady: 96, slow: 82, stuck: 55 } as const;
export type Fare = keyof typeof FARES;

export function fareOf(key: string): Fare {
  const drawn = chance('fare', key);
  if (drawn < 45) return 'ahead';
  if (drawn < 70) return 'steady';
  return drawn < 90 ? 'slow' : 'stuck';
}

/** `key` names the promise in the script, the same on every machine; its id is not. */
export type FiguredGoal = { readonly promiseId: string; readonly key: string; readonly goal: Goal };
const FIRST_TOLD = 2;

/** The figure one place tells for a month. The first report also tells what came before it. */
export function figureOf({ key, goal }: Pick<FiguredGoal, 'key' | 'goal'>, month: YearMonth): Amount {
  const percent = ofInteger(FARES[fareOf(key)]);
  if (goal.indicator.ratio) return { numerator: shortest(share(goal, percent)), denominator: '100' };
  return { value: shortest(rounded(amountOf(goal, percent, month), goal)) };
}

function amountOf(goal: Goal, percent: Decimal, month: YearMonth): Decimal {
  const { overTime, overPlaces, cumulative } = goal.indicator;
  if (goal.value === null || goal.wants === 'rise' || goal.wants === 'fall') return change(goal, percent);
  if (goal.wants === 'atMost' || goal.wants === 'within')
    return multiply(decimal(goal.value), divide(subtract(ofInteger(200), percent), hundred, 2));
  const whole = divide(multiply(decimal(goal.value), percent), hundred, 6);
  const mine = overPlaces === 'sum' ? divide(whole, ofInteger(Math.max(1, goal.places.length)), 6) : whole;
  if (overTime === 'sum') return multiply(mine, subtract(plannedBy(goal, month), before(goal, month)));
  return cumulative ? multiply(mine, plannedBy(goal, month)) : mine;
}

/** A change against its base, in the direction wanted; who is stuck goes the other way. */
function change({ wants, value }: Goal, percent: Decimal): Decimal {
  const size =
    value === null ? divide(subtract(percent, ofInteger(60)), ofInteger(10), 2) : divide(multiply(decimal(value), percent), hundred, 4);
  return wants === 'fall' ? negate(size) : size;
}

const share = ({ value }: Goal, percent: Decimal): Decimal => {
  const asked = divide(multiply(decimal(value ?? '50'), percent), hundred, 2);
  return Number(shortest(asked)) > 100 ? hundred : asked;
};

const before = (goal: Goal, month: YearMonth): Decimal =>
  Number(month.slice(5)) <= FIRST_TOLD ? zero : plannedBy(goal, monthOf(addDays(firstDayOf(month), -1)));

/** How much of the goal should be reached by the end of the month, from 0 to 1. */
function plannedBy({ course, from, to }: Goal, month: YearMonth): Decimal {
  if (course.kind === 'months') {
    const weights = course.weights.map((one) => ({ month: one.month, weight: decimal(one.weight) }));
    return divide(
      sum(weights.filter((one) => one.month <= month).map(({ weight }) => weight)),
      sum(weights.map(({ weight }) => weight)),
      6,
    );
  }
  const [first, last] = [index(monthOf(from)), index(monthOf(to))];
  const gone = Math.min(Math.max(index(month) - first + 1, 0), last - first + 1);
  return divide(ofInteger(gone), ofInteger(last - first + 1), 6);
}

const index = (month: YearMonth): number => yearOf(month) * 12 + Number(month.slice(5));

/** Households and checks are whole; of small figures two places. */
const rounded = (value: Decimal, { value: asked }: Goal): Decimal => round(value, asked !== null && Number(asked) >= 1000 ? 0 : 2);
