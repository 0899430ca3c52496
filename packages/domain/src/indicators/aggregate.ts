import type { YearMonth } from '../kernel/dates.ts';
import { add, type Decimal, divide, greatest, ofInteger, sum } from '../kernel/decimal.ts';
import type { Indicator } from './model.ts';
import { type Figure, type Known, numberOf, RATIO_PLACES, type Standing } from './values.ts';

/** One figure out of many, the values it is made of, and the places that gave none. */
export type Total = {
  readonly number: Decimal | null;
  readonly inputs: readonly string[];
  readonly missing: readonly string[];
  readonly lastMonth: YearMonth | null;
  readonly zeroDenominator: boolean;
};

type Months = { readonly from: YearMonth; readonly to: YearMonth };

/** First over the months of each place, then over the places. */
export function totalOf(known: Known, places: readonly string[], indicator: Indicator, { from, to }: Months): Total {
  const told = places.map((place) => ({
    place,
    standing: (known.byPlace.get(place) ?? []).filter(({ value }) => value.month >= from && value.month <= to),
  }));
  const figures = told.flatMap(({ standing }) => overTime(standing, indicator) ?? []);
  const number = overPlaces(figures, indicator);
  return {
    number,
    inputs: told.flatMap(({ standing }) => usedOf(standing, indicator).map(({ value }) => value.id)),
    missing: told.filter(({ standing }) => standing.length === 0).map(({ place }) => place),
    lastMonth: told.flatMap(({ standing }) => standing.at(-1)?.value.month ?? []).reduce<YearMonth | null>(later, null),
    zeroDenominator: figures.length > 0 && number === null,
  };
}

const later = (a: YearMonth | null, b: YearMonth): YearMonth => (a === null || b > a ? b : a);
const usedOf = (standing: readonly Standing[], { overTime }: Indicator): readonly Standing[] =>
  overTime === 'last' ? standing.slice(-1) : standing;

function overTime(standing: readonly Standing[], indicator: Indicator): Figure | null {
  const figures = standing.map(({ figure }) => figure);
  if (figures.length === 0) return null;
  switch (indicator.overTime) {
    case 'last':
      return figures.at(-1) ?? null;
    case 'sum':
      return added(figures);
    case 'mean':
      return averaged(figures);
    case 'max':
      return highest(figures);
  }
}

function overPlaces(figures: readonly Figure[], indicator: Indicator): Decimal | null {
  if (figures.length === 0) return null;
  switch (indicator.overPlaces) {
    case 'sum':
    case 'each':
      return numberOf(added(figures));
    case 'mean':
      return numberOf(averaged(figures));
    case 'max':
      return numberOf(highest(figures));
  }
}

/** Ratios are added as numerators over denominators, never as percents. */
const added = (figures: readonly Figure[]): Figure =>
  figures.reduce((a, b) => ({
    numerator: add(a.numerator, b.numerator),
    denominator: a.denominator === null || b.denominator === null ? null : add(a.denominator, b.denominator),
  }));

function averaged(figures: readonly Figure[]): Figure {
  if (figures.every(({ denominator }) => denominator !== null)) return added(figures);
  const total = sum(figures.map(({ numerator }) => numerator));
  return { numerator: divide(total, ofInteger(figures.length), Math.max(total.scale, RATIO_PLACES)), denominator: null };
}

function highest(figures: readonly Figure[]): Figure {
  const numbers = figures.flatMap((figure) => numberOf(figure) ?? []);
  const [first] = numbers;
  return first === undefined ? (figures[0] as Figure) : { numerator: numbers.reduce(greatest, first), denominator: null };
}
