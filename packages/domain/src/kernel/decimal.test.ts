import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, compare, decimal, divide, multiply, round, shortest, subtract, textOf, tryDecimal } from './decimal.ts';

const at = (value: string, places: number): string => textOf(round(decimal(value), places));

describe('rounding by GB/T 8170', () => {
  it.each([
    ['0.225', 2, '0.22'],
    ['0.235', 2, '0.24'],
    ['0.2251', 2, '0.23'],
    ['-2.5', 0, '-2'],
    ['-3.5', 0, '-4'],
    ['12.1498', 1, '12.1'],
    ['10.5002', 0, '11'],
    ['7', 2, '7.00'],
  ])('%s to %i places is %s', (value, places, rounded) => {
    expect(at(value, places)).toBe(rounded);
  });
});

it('divides exactly and rounds once', () => {
  expect(textOf(divide(decimal('61'), decimal('70'), 2))).toBe('0.87');
  expect(textOf(divide(decimal('0.9'), decimal('4'), 2))).toBe('0.22');
  expect(textOf(divide(decimal('-1'), decimal('3'), 4))).toBe('-0.3333');
  expect(() => divide(decimal('1'), decimal('0.00'), 2)).toThrow(RangeError);
});

it.each(['', ' 1', '1e3', '1,000', '.5', '5.', 'NaN', '一'])('does not read %j', (text) => {
  expect(tryDecimal(text)).toBeUndefined();
});

it('prints without the zeros nobody needs', () => {
  expect(shortest(decimal('3.50'))).toBe('3.5');
  expect(shortest(decimal('200'))).toBe('200');
  expect(shortest(decimal('-0.00'))).toBe('0');
});

const anyDecimal = fc
  .tuple(fc.bigInt(-(10n ** 18n), 10n ** 18n), fc.integer({ min: 0, max: 9 }))
  .map(([units, scale]) => ({ units, scale }));

it('adds, takes away, multiplies and orders as numbers do', () => {
  fc.assert(
    fc.property(anyDecimal, anyDecimal, anyDecimal, (a, b, c) => {
      expect(compare(subtract(add(a, b), b), a)).toBe(0);
      expect(compare(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c)))).toBe(0);
      expect(decimal(textOf(a))).toEqual(a.units === 0n ? expect.objectContaining({ units: 0n }) : a);
    }),
  );
});
