import { describe, expect, it } from 'vitest';
import { goodExamples } from './bulletin-examples.ts';
import type { UnitRecord } from './bulletin-facts.ts';

const unit = (name: string, change: Partial<UnitRecord> = {}): UnitRecord => ({
  unit: name,
  expected: 3,
  onTime: 3,
  accepted: 3,
  allGreen: true,
  ...change,
});
const named = (units: readonly UnitRecord[]): string[] => goodExamples(units).map(({ unit: name }) => name);

describe('a good example', () => {
  it.each<[string, Partial<UnitRecord>]>([
    ['a report late or missing', { onTime: 2 }],
    ['nothing owed', { expected: 0, onTime: 0 }],
    ['nothing accepted yet', { accepted: 0 }],
    ['a measure that is not green', { allGreen: false }],
  ])('is no unit with %s', (_, change) => {
    expect(named([unit('甲', change), unit('乙')])).toEqual(['乙']);
  });

  it('comes before another by what was accepted, then by what was owed, then by the directory', () => {
    const units = [unit('甲'), unit('乙', { accepted: 4, expected: 4, onTime: 4 }), unit('丙'), unit('丁', { expected: 5, onTime: 5 })];
    expect(named(units)).toEqual(['乙', '丁', '甲', '丙']);
  });
});
