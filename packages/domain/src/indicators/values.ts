import { addDays, firstDayOf, type LocalDate, lastDayOf, monthOf, nextMonth, type YearMonth, yearMonth } from '../kernel/dates.ts';
import { type Decimal, divide, hundred, multiply, tryDecimal } from '../kernel/decimal.ts';
import type { Amount, IndicatorValue } from './model.ts';

/** A figure to count with: a plain one over 1, a ratio in percent. */
export type Figure = { readonly numerator: Decimal; readonly denominator: Decimal | null };
export type Standing = { readonly value: IndicatorValue; readonly figure: Figure };

/** What stands of the values somebody knew on a day, and what could not be used. */
export type Known = {
  readonly byPlace: ReadonlyMap<string, readonly Standing[]>;
  readonly future: number;
  readonly unreadable: readonly string[];
  readonly corrected: readonly string[];
};

/** The newest value of each place and month stands; what was written later, or tells of a later month, is not known yet. */
export function knownOn(values: readonly IndicatorValue[], today: LocalDate): Known {
  const written = values.filter(({ on, month }) => on <= today && month <= monthOf(today));
  const newest = new Map<string, IndicatorValue>();
  const corrected: string[] = [];
  for (const value of written.toSorted((a, b) => a.no - b.no || byText(a.id, b.id))) {
    const key = `${value.month} ${value.place}`;
    const before = newest.get(key);
    if (before !== undefined) corrected.push(before.id);
    newest.set(key, value);
  }
  const byPlace = new Map<string, Standing[]>();
  const unreadable: string[] = [];
  for (const value of [...newest.values()].toSorted((a, b) => byText(a.month, b.month) || byText(a.id, b.id))) {
    const figure = figureOf(value.amount);
    if (figure === null) unreadable.push(value.id);
    else standingOf(byPlace, value.place).push({ value, figure });
  }
  return { byPlace, future: values.length - written.length, unreadable, corrected };
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function standingOf(byPlace: Map<string, Standing[]>, place: string): Standing[] {
  const standing = byPlace.get(place) ?? [];
  byPlace.set(place, standing);
  return standing;
}

function figureOf(amount: Amount): Figure | null {
  if ('value' in amount) {
    const value = tryDecimal(amount.value);
    return value === undefined ? null : { numerator: value, denominator: null };
  }
  const [numerator, denominator] = [tryDecimal(amount.numerator), tryDecimal(amount.denominator)];
  return numerator === undefined || denominator === undefined ? null : { numerator, denominator };
}

/** Null where the denominator is zero. A ratio keeps six places; whoever publishes it rounds. */
export function numberOf({ numerator, denominator }: Figure): Decimal | null {
  if (denominator === null) return numerator;
  return denominator.units === 0n ? null : divide(multiply(numerator, hundred), denominator, RATIO_PLACES);
}
export const RATIO_PLACES = 6;

export const monthsFrom = (from: YearMonth, to: YearMonth): YearMonth[] => {
  const months: YearMonth[] = [];
  for (let month = from; month <= to && months.length < MOST_MONTHS; month = nextMonth(month)) months.push(month);
  return months;
};
/** No plan runs longer than thirty years; a slip of the pen in a date must not cost memory. */
const MOST_MONTHS = 360;

export const yearBefore = (month: YearMonth): YearMonth =>
  yearMonth(`${String(Math.max(0, Number(month.slice(0, 4)) - 1)).padStart(4, '0')}${month.slice(4)}`);
export const monthBefore = (month: YearMonth): YearMonth => monthOf(addDays(firstDayOf(month), -1));
export const endOf = (month: YearMonth, atMost: LocalDate): LocalDate => (lastDayOf(month) < atMost ? lastDayOf(month) : atMost);
