import { match } from './deadline-points.ts';
import { COUNTED_IN_WORDS, kindOf, type QuantityKind, UNIT } from './lexicon-quantity.ts';

/** A number with its unit as it stands in a text: 180 万辆次以上. */
export type Quantity = {
  readonly start: number;
  /** Behind 以上, 左右 and the like. */
  readonly end: number;
  /** Decimal text without separators. */
  readonly value: string;
  /** The upper end of a range (30%—40%), or null. */
  readonly high: string | null;
  /** 万辆次; null where a bare number is printed. */
  readonly unit: string | null;
  readonly kind: QuantityKind;
  readonly bound: 'atLeast' | 'atMost' | null;
  readonly about: boolean;
  /** Whether it is printed in Chinese numerals, which often count nothing. */
  readonly inWords: boolean;
};

const NUMBER = new RegExp(
  `(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)|百分之([零〇一二两三四五六七八九十百点]{1,8})|([一二三四五六七八九])成(半)?(?![立为本员效品功就果])|([一二两三四五六七八九十百千]{1,5})(?=(?:余|多)?(?:${COUNTED_IN_WORDS}))`,
  'y',
);
const FIRST_SIGN = /[\d百一二两三四五六七八九十千]/g;
const SAME_NUMBER = /\d+(?:\.\d+)?/y;
const BOUND = /(?:（□{1,4}）)?(?:及)?(以上|以下|以内|之内|左右|上下)/y;
const TO = /[—–－~～至-]{1,2}/y;
/** PM2.5, GB37822, 第3, 国4, 2+26, 1/3: figures that are names. */
const NAMED_BEFORE = /(?:[A-Za-z_.+第附表图国/\d\-—–－Ⅰ-Ⅻ]|\d[：:])$/;
const NAMED_AFTER = /^(?:[年月日号时点级类档版代届期周秒岁+:：\-—–－]|分钟|小时|个月|个工作日|工作日|季度|个?[区县市]级|维|强)/;

/** All numbers that can be amounts, in order. `skips` tells places that are words of time. */
export function quantitiesIn(outline: string, skips: (at: number) => boolean): Quantity[] {
  const found: Quantity[] = [];
  let from = 0;
  for (const { index } of outline.matchAll(FIRST_SIGN)) {
    if (index < from || skips(index)) continue;
    const number = match(NUMBER, outline, index);
    if (number === null) continue;
    from = index + number[0].length;
    const quantity = quantityAt(outline, number);
    if (quantity === null) continue;
    found.push(quantity);
    from = quantity.end;
  }
  return found;
}

function quantityAt(outline: string, number: RegExpExecArray): Quantity | null {
  const { index: start } = number;
  const value = figureIn(number);
  if (value === null || (number[1] !== undefined && NAMED_BEFORE.test(outline.slice(Math.max(0, start - 2), start)))) return null;
  const after = start + number[0].length;
  if (number[1] === undefined) return inWords(outline, number, value, after);
  const own = unitAt(outline, after);
  const to = upperEnd(outline, own?.end ?? after);
  const unit = to === null ? own : (unitAt(outline, to.end) ?? own);
  const end = Math.max(unit?.end ?? 0, to?.end ?? 0, after);
  if (unit === null && !standsBare(outline, end)) return null;
  return bounded(outline, { start, end, value, high: to?.value ?? null, inWords: false, ...unitParts(unit) });
}

type Unit = { readonly end: number; readonly text: string; readonly kind: QuantityKind; readonly about: boolean };

const unitParts = (unit: Unit | null): { unit: string | null; kind: QuantityKind; about: boolean } =>
  unit === null ? { unit: null, kind: 'bare', about: false } : { unit: unit.text, kind: unit.kind, about: unit.about };

function unitAt(outline: string, at: number): Unit | null {
  const found = match(UNIT, outline, at);
  if (found === null || NAMED_AFTER.test(outline.slice(at, at + 4))) return null;
  const [all, scale = '', more, rest = '', base = '', per = ''] = found;
  return { end: at + all.length, text: scale + rest + base + per, kind: kindOf(base), about: more !== undefined };
}

function upperEnd(outline: string, at: number): { end: number; value: string } | null {
  const to = match(TO, outline, at);
  const number = to === null ? null : match(SAME_NUMBER, outline, at + to[0].length);
  if (to === null || number === null) return null;
  return { end: at + to[0].length + number[0].length, value: number[0] };
}

/** A number without a unit is an amount only where nothing it could count follows. */
function standsBare(outline: string, at: number): boolean {
  if (NAMED_AFTER.test(outline.slice(at, at + 4))) return false;
  return /^(?:$|[，；。、\n]|以上|以下|以内|之内|左右|（)/.test(outline.slice(at, at + 2));
}

function inWords(outline: string, number: RegExpExecArray, value: string, after: number): Quantity | null {
  const { index: start } = number;
  if (/[第每各\d个]/.test(outline[start - 1] ?? '')) return null;
  const common = { start, value, high: null, inWords: true } as const;
  if (number[5] === undefined) return bounded(outline, { ...common, end: after, unit: '%', kind: 'percent', about: false });
  const unit = unitAt(outline, after);
  return unit === null || outline.startsWith('百分', unit.end) ? null : bounded(outline, { ...common, end: unit.end, ...unitParts(unit) });
}

function bounded(outline: string, quantity: Omit<Quantity, 'bound'>): Quantity {
  const found = match(BOUND, outline, quantity.end);
  if (found === null) return { ...quantity, bound: null };
  const word = found[1] as string;
  const about = quantity.about || word === '左右' || word === '上下';
  const bound = word === '以上' ? 'atLeast' : about ? null : 'atMost';
  return { ...quantity, end: quantity.end + found[0].length, bound, about };
}

function figureIn([, digits, percent, tenths, half, count]: RegExpExecArray): string | null {
  if (digits !== undefined) return digits.replaceAll(',', '');
  if (percent !== undefined) return numeral(percent);
  if (tenths !== undefined) return String(DIGITS.indexOf(tenths) * 10 + (half === undefined ? 0 : 5));
  return numeral(count as string);
}

const DIGITS = '零一二三四五六七八九';
const PLACES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** 二十五 is 25, 三点五 is 3.5. */
function numeral(text: string): string | null {
  const [whole = '', part] = text.replaceAll('两', '二').replaceAll('〇', '零').split('点');
  const decimals = part === undefined ? '' : `.${[...part].map((digit) => DIGITS.indexOf(digit)).join('')}`;
  let sum = 0;
  let digit = 0;
  for (const character of whole) {
    const place = PLACES[character];
    if (place === undefined) digit = DIGITS.indexOf(character);
    else {
      sum += (digit === 0 ? 1 : digit) * place;
      digit = 0;
    }
  }
  const value = sum + digit;
  return /-/.test(decimals) || !Number.isFinite(value) ? null : `${value}${decimals}`;
}
