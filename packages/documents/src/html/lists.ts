import * as numerals from '../numerals.ts';
import { attribute, type Element } from './tree.ts';

type Marker = { readonly write: numerals.NumberStyle; readonly after: string };

const none = null;
const byType: Record<string, Marker | null> = {
  '1': { write: numerals.decimal, after: '.' },
  a: { write: numerals.lowerLetter, after: '.' },
  A: { write: numerals.upperLetter, after: '.' },
  i: { write: numerals.lowerRoman, after: '.' },
  I: { write: numerals.upperRoman, after: '.' },
};

const byStyle: Record<string, Marker | null> = {
  none,
  decimal: byType['1'] as Marker,
  'decimal-leading-zero': { write: numerals.decimalZero, after: '.' },
  'lower-alpha': byType.a as Marker,
  'lower-latin': byType.a as Marker,
  'upper-alpha': byType.A as Marker,
  'upper-latin': byType.A as Marker,
  'lower-roman': byType.i as Marker,
  'upper-roman': byType.I as Marker,
  'cjk-ideographic': { write: numerals.chineseCount, after: '、' },
  'simp-chinese-informal': { write: numerals.chineseCount, after: '、' },
  'trad-chinese-informal': { write: numerals.chineseCount, after: '、' },
  'simp-chinese-formal': { write: numerals.chineseFormal, after: '、' },
  'cjk-decimal': { write: numerals.chineseDigits, after: '、' },
  'cjk-heavenly-stem': { write: numerals.heavenlyStem, after: '、' },
  'cjk-earthly-branch': { write: numerals.earthlyBranch, after: '、' },
};

/** Counts the items of one `ol` and says what a browser prints before each. */
export class ListNumbers {
  readonly #marker: Marker | null;
  #next: number;

  constructor(list: Element) {
    this.#marker = markerOf(list);
    this.#next = whole(attribute(list, 'start')) ?? 1;
  }

  next(item: Element): string {
    const n = whole(attribute(item, 'value')) ?? this.#next;
    this.#next = n + 1;
    const marker = markerOf(item, this.#marker);
    return marker === null ? '' : marker.write(n) + marker.after;
  }
}

function markerOf(element: Element, inherited: Marker | null = byType['1'] as Marker): Marker | null {
  const style = /list-style(?:-type)?\s*:\s*([\w-]+)/i.exec(attribute(element, 'style') ?? '')?.[1]?.toLowerCase();
  if (style !== undefined && style in byStyle) return byStyle[style] ?? null;
  return byType[attribute(element, 'type') ?? ''] ?? inherited;
}

const whole = (value: string | null): number | null => (value !== null && /^-?\d{1,6}$/.test(value.trim()) ? Number(value) : null);
