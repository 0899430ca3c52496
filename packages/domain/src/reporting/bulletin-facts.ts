import type { LocalDate, YearMonth } from '../kernel/dates.ts';
import { divide, hundred, multiply, ofInteger, textOf } from '../kernel/decimal.ts';
import type { Light } from '../tasks/model.ts';

/** 月通报: what the ledger knows of a sealed month, to be told to everybody. */
export type BulletinFacts = {
  readonly month: YearMonth;
  /** What it is all for, as the title says it: `深入打好污染防治攻坚战2022年行动计划`. */
  readonly subject: string;
  readonly plans: readonly { readonly title: string; readonly counts: LightCounts }[];
  readonly before: LightCounts | null;
  readonly timeliness: readonly UnitTimeliness[];
  readonly flagged: readonly FlaggedMeasure[];
  /** All that meet the rule, the best first. */
  readonly examples: readonly UnitRecord[];
  /** The last day for the reports of the month after. */
  readonly nextDueOn: LocalDate | null;
};
export type LightCounts = Readonly<Record<Light, number>>;
export type UnitTimeliness = {
  readonly unit: string;
  readonly expected: number;
  readonly onTime: number;
  readonly late: number;
  readonly missing: number;
  readonly worstLateDays: number;
};
/** What makes a unit a good example or not. */
export type UnitRecord = Pick<UnitTimeliness, 'unit' | 'expected' | 'onTime'> & {
  readonly accepted: number;
  /** Whether every measure it reports on stood at green. */
  readonly allGreen: boolean;
};
export type FlaggedMeasure = {
  readonly light: 'red' | 'yellow';
  readonly plan: string;
  readonly task: string;
  readonly measure: string;
  readonly lead: readonly string[];
  readonly responsible: readonly string[];
  readonly reason: string;
  /** What its units say stands in the way, each with whom. */
  readonly problems: readonly string[];
};

export const LIGHT_ORDER: readonly Light[] = ['green', 'yellow', 'red', 'none'];
export const sumOf = (counts: LightCounts): number => LIGHT_ORDER.reduce((sum, light) => sum + counts[light], 0);

/** n of all in percent to one place, half to even (GB/T 8170-2008, 3.2). */
export const percentText = (n: number, all: number): string =>
  all === 0 ? '—' : `${textOf(divide(multiply(ofInteger(n), hundred), ofInteger(all), 1))}%`;
