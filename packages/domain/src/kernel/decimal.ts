/**
 * Exact decimal numbers, for every figure we publish. A value is `units / 10^scale`; text in and out is plain decimal ("-3.50").
 * Binary floating point never touches a figure.
 */
export type Decimal = { readonly units: bigint; readonly scale: number };

const FORM = /^([+-]?)(\d{1,30})(?:\.(\d{1,20}))?$/;

/** Reads plain decimal text. Throws RangeError for anything else (exponents, thousands separators, blanks). */
export function decimal(text: string): Decimal {
  const read = tryDecimal(text);
  if (read === undefined) throw new RangeError(`not a decimal number: ${text}`);
  return read;
}

export function tryDecimal(text: string): Decimal | undefined {
  const [, sign, whole, fraction = ''] = FORM.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const units = BigInt(whole + fraction);
  return { units: sign === '-' ? -units : units, scale: fraction.length };
}

export const ofInteger = (n: number): Decimal => ({ units: BigInt(n), scale: 0 });
export const zero: Decimal = ofInteger(0);
export const hundred: Decimal = ofInteger(100);

/** Plain text, with as many places as the scale says. */
export function textOf({ units, scale }: Decimal): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const split = digits.length - scale;
  const sign = units < 0n ? '-' : '';
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, split)}.${digits.slice(split)}`;
}

/** Plain text without trailing zeros after the point. */
export const shortest = (value: Decimal): string => {
  const text = textOf(value);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
};

/** For drawing only: the nearest binary number. */
export const toNumber = (value: Decimal): number => Number(textOf(value));

export const add = (a: Decimal, b: Decimal): Decimal => aligned(a, b, (x, y) => x + y);
export const subtract = (a: Decimal, b: Decimal): Decimal => aligned(a, b, (x, y) => x - y);
export const multiply = (a: Decimal, b: Decimal): Decimal => ({ units: a.units * b.units, scale: a.scale + b.scale });
export const negate = ({ units, scale }: Decimal): Decimal => ({ units: -units, scale });
export const absolute = (value: Decimal): Decimal => (value.units < 0n ? negate(value) : value);
export const sum = (values: readonly Decimal[]): Decimal => values.reduce(add, zero);

/** a / b to `places`, rounded half to even (GB/T 8170-2008, 3.2). Throws RangeError when b is zero. */
export function divide(a: Decimal, b: Decimal, places: number): Decimal {
  if (b.units === 0n) throw new RangeError('division by zero');
  const up = BigInt(places + b.scale - a.scale);
  const numerator = up >= 0n ? a.units * 10n ** up : a.units;
  const denominator = up >= 0n ? b.units : b.units * 10n ** -up;
  return { units: nearestEven(numerator, denominator), scale: places };
}

/** 数值修约: rounds to `places`, half to even (四舍六入五成双, GB/T 8170-2008, 3.2). */
export function round(value: Decimal, places: number): Decimal {
  if (value.scale <= places) return { units: value.units * 10n ** BigInt(places - value.scale), scale: places };
  return { units: nearestEven(value.units, 10n ** BigInt(value.scale - places)), scale: places };
}

export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const { units } = subtract(a, b);
  if (units === 0n) return 0;
  return units < 0n ? -1 : 1;
}

export const least = (a: Decimal, b: Decimal): Decimal => (compare(a, b) <= 0 ? a : b);
export const greatest = (a: Decimal, b: Decimal): Decimal => (compare(a, b) >= 0 ? a : b);

function aligned(a: Decimal, b: Decimal, combine: (x: bigint, y: bigint) => bigint): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: combine(a.units * 10n ** BigInt(scale - a.scale), b.units * 10n ** BigInt(scale - b.scale)), scale };
}

function nearestEven(numerator: bigint, denominator: bigint): bigint {
  const [n, d] = denominator < 0n ? [-numerator, -denominator] : [numerator, denominator];
  const sign = n < 0n ? -1n : 1n;
  const size = n * sign;
  const floor = size / d;
  const twice = (size % d) * 2n;
  const up = twice > d || (twice === d && floor % 2n === 1n);
  return sign * (up ? floor + 1n : floor);
}
