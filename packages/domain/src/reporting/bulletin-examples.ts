import type { UnitRecord } from './bulletin-facts.ts';

/**
 * 正面典型: every report in time, at least one accepted, every measure green. Most accepted first; of as many, more reports owed first;
 * else as they come, which is the order of the directory. No figure counts that the seal did not freeze.
 */
export const goodExamples = (units: readonly UnitRecord[]): UnitRecord[] =>
  units.filter(isGood).toSorted((a, b) => b.accepted - a.accepted || b.expected - a.expected);

const isGood = ({ expected, onTime, accepted, allGreen }: UnitRecord): boolean =>
  expected > 0 && onTime === expected && accepted > 0 && allGreen;
