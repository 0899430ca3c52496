import { addDays, daysBetween, type LocalDate } from '../kernel/dates.ts';
import {
  add,
  compare,
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
  textOf,
} from '../kernel/decimal.ts';
import type { Projection } from './model.ts';

/** Months whose pace is carried on. */
const MONTHS = 3;
/** Days of a month, on average. */
const MONTH_DAYS = decimal('30.4375');
/** Half width of the band that holds 8 of 10 cases: Student's t with two degrees of freedom at 0.9, sqrt(32/9). */
const BAND = decimal('1.885618');
const PLACES = 6;

/** A figure at the end of each month, oldest first; of it, how it grew is what is carried on. */
export type Track = {
  readonly levels: readonly Decimal[];
  readonly on: LocalDate;
  readonly to: LocalDate;
  readonly mark: Decimal;
  /** The goal is met at or above the mark, else at or below. */
  readonly up: boolean;
};

/**
 * Carries the last three months' mean growth r on over the n months left. Each month is taken as an independent draw with the sample
 * deviation s, and r itself is only known from three months: standard error sqrt(n s² + n² s² / 3), Student's t with 2 degrees of
 * freedom. Needs four levels, so that there are three growths; fewer say nothing of the spread.
 */
export function project(track: Track): Projection | null {
  const { levels, on, to, mark, up } = track;
  const recent = levels.slice(-(MONTHS + 1));
  const last = recent.at(-1);
  if (recent.length <= MONTHS || last === undefined) return null;
  const growth = recent.slice(1).map((level, i) => subtract(level, recent[i] as Decimal));
  const rate = divide(sum(growth), ofInteger(MONTHS), PLACES + growthScale(growth));
  const left = divide(ofInteger(Math.max(0, daysBetween(on, to))), MONTH_DAYS, PLACES);
  const atEnd = add(last, multiply(rate, left));
  const error = standardError(growth, rate, left);
  const places = Math.max(2, ...recent.map(({ scale }) => scale).map((scale) => Math.min(scale, 4)));
  const band = multiply(error, BAND);
  const say = (value: Decimal) => shortest(round(value, places));
  return {
    finishOn: finishOn(last, rate, track),
    atEnd: say(atEnd),
    low: say(subtract(atEnd, band)),
    high: say(add(atEnd, band)),
    chance: chanceOf(up ? subtract(atEnd, mark) : subtract(mark, atEnd), error),
  };
}

const growthScale = (growth: readonly Decimal[]): number => Math.max(...growth.map(({ scale }) => scale));

function standardError(growth: readonly Decimal[], rate: Decimal, left: Decimal): Decimal {
  const squares = growth.map((g) => subtract(g, rate)).map((off) => multiply(off, off));
  const variance = divide(sum(squares), ofInteger(MONTHS - 1), 2 * PLACES);
  const ofMean = divide(multiply(left, left), ofInteger(MONTHS), 2 * PLACES);
  return root(multiply(variance, add(left, ofMean)));
}

function finishOn(last: Decimal, rate: Decimal, { on, mark, up }: Track): LocalDate | null {
  const way = up ? subtract(mark, last) : subtract(last, mark);
  if (way.units <= 0n) return on;
  const speed = up ? rate : negate(rate);
  if (speed.units <= 0n) return null;
  const days = divide(multiply(way, MONTH_DAYS), speed, PLACES);
  const whole = days.units / 10n ** BigInt(PLACES) + (days.units % 10n ** BigInt(PLACES) === 0n ? 0n : 1n);
  return whole > MOST_DAYS ? null : addDays(on, Number(whole));
}
/** Thirty years: later than that is never. */
const MOST_DAYS = 10_957n;

/** Student's t with two degrees of freedom has a closed form: F(x) = 1/2 + x / (2 sqrt(2 + x²)), here with x = margin / error. */
function chanceOf(margin: Decimal, error: Decimal): string {
  if (error.units === 0n) return margin.units >= 0n ? '100' : '0';
  const length = root(add(multiply(multiply(error, error), ofInteger(2)), multiply(margin, margin)));
  if (length.units === 0n) return margin.units >= 0n ? '100' : '0';
  const half = divide(multiply(margin, hundred), multiply(length, ofInteger(2)), 2);
  const chance = round(add(ofInteger(50), half), 0);
  return textOf(compare(chance, hundred) > 0 ? hundred : chance);
}

/** Square root to six places, rounded down (Newton). */
function root(value: Decimal): Decimal {
  const { units } = round(value, 2 * PLACES);
  if (units <= 0n) return { units: 0n, scale: PLACES };
  let guess = 1n << BigInt(Math.ceil(units.toString(2).length / 2));
  for (;;) {
    const next = (guess + units / guess) >> 1n;
    if (next >= guess) return { units: guess, scale: PLACES };
    guess = next;
  }
}
