import * as numerals from '../numerals.ts';
import { type Attributes, readXml } from '../xml.ts';

/** One level of a list as Word defines it. */
export type Level = {
  start: number;
  format: string;
  /** `第%1条`, `%1.%2` */
  text: string;
  suffix: string;
  /** Whether numbers of the levels above are printed in digits. */
  legal: boolean;
  /** After which level the count begins anew; 0 is never, null is any level above. */
  restartAfter: number | null;
  style: string | null;
};

type Override = { start: number | null; level: Level | null };
type AbstractList = { levels: Map<number, Level>; styleLink: string | null; numStyleLink: string | null };
type List = { abstractId: string; overrides: Map<number, Override> };

/** 自动编号: every list of a document. */
export type Numbering = { readonly abstracts: Map<string, AbstractList>; readonly lists: Map<string, List> };

export const noNumbering = (): Numbering => ({ abstracts: new Map(), lists: new Map() });

export function readNumbering(xml: Uint8Array | null): Numbering {
  const reading: Reading = { numbering: noNumbering(), abstract: null, list: null, override: null, level: null };
  if (xml === null) return reading.numbering;
  readXml(xml, 'word/numbering.xml', {
    open: (name, attributes) => {
      if (reading.level !== null) levelParts[name]?.(reading.level, attributes);
      else opens[name]?.(reading, attributes);
    },
    close: (name) => closes[name]?.(reading),
    text: () => {},
  });
  return reading.numbering;
}

type Reading = {
  readonly numbering: Numbering;
  abstract: AbstractList | null;
  list: List | null;
  override: Override | null;
  level: Level | null;
};

const opens: Record<string, (reading: Reading, a: Attributes) => void> = {
  'w:abstractNum': (reading, a) => {
    reading.abstract = { levels: new Map(), styleLink: null, numStyleLink: null };
    reading.numbering.abstracts.set(a['w:abstractNumId'] ?? '', reading.abstract);
  },
  'w:num': (reading, a) => {
    reading.list = { abstractId: '', overrides: new Map() };
    reading.numbering.lists.set(a['w:numId'] ?? '', reading.list);
  },
  'w:abstractNumId': ({ list }, a) => {
    if (list !== null) list.abstractId = a['w:val'] ?? '';
  },
  'w:lvlOverride': (reading, a) => {
    reading.override = { start: null, level: null };
    reading.list?.overrides.set(Number(a['w:ilvl'] ?? 0), reading.override);
  },
  'w:startOverride': ({ override }, a) => {
    if (override !== null) override.start = Number(a['w:val'] ?? 1);
  },
  'w:lvl': (reading, a) => {
    reading.level = emptyLevel();
    if (reading.override !== null) reading.override.level = reading.level;
    else reading.abstract?.levels.set(Number(a['w:ilvl'] ?? 0), reading.level);
  },
  'w:styleLink': ({ abstract }, a) => {
    if (abstract !== null) abstract.styleLink = a['w:val'] ?? null;
  },
  'w:numStyleLink': ({ abstract }, a) => {
    if (abstract !== null) abstract.numStyleLink = a['w:val'] ?? null;
  },
};

const closes: Record<string, (reading: Reading) => void> = {
  'w:abstractNum': (reading) => {
    reading.abstract = null;
  },
  'w:num': (reading) => {
    reading.list = null;
  },
  'w:lvlOverride': (reading) => {
    reading.override = null;
  },
  'w:lvl': (reading) => {
    reading.level = null;
  },
};

const emptyLevel = (): Level => ({ start: 1, format: 'decimal', text: '', suffix: 'tab', legal: false, restartAfter: null, style: null });

const levelParts: Record<string, (level: Level, a: Attributes) => void> = {
  'w:start': (level, a) => {
    level.start = Number(a['w:val'] ?? 1);
  },
  'w:numFmt': (level, a) => {
    level.format = a['w:val'] ?? 'decimal';
  },
  'w:lvlText': (level, a) => {
    level.text = a['w:val'] ?? '';
  },
  'w:suff': (level, a) => {
    level.suffix = a['w:val'] ?? 'tab';
  },
  'w:isLgl': (level, a) => {
    level.legal = a['w:val'] !== '0' && a['w:val'] !== 'false';
  },
  'w:lvlRestart': (level, a) => {
    level.restartAfter = Number(a['w:val'] ?? 0);
  },
  'w:pStyle': (level, a) => {
    level.style = a['w:val'] ?? null;
  },
};

/** Number formats of ECMA-376 §17.18.59 that print a number. What is not here prints digits; bullets print nothing. */
const formats: Record<string, numerals.NumberStyle> = {
  decimal: numerals.decimal,
  decimalZero: numerals.decimalZero,
  decimalHalfWidth: numerals.decimal,
  decimalFullWidth: numerals.fullWidth,
  decimalFullWidth2: numerals.fullWidth,
  chineseCounting: numerals.chineseCount,
  chineseCountingThousand: numerals.chineseCount,
  japaneseCounting: numerals.chineseCount,
  taiwaneseCounting: numerals.chineseCount,
  taiwaneseCountingThousand: numerals.chineseCount,
  chineseLegalSimplified: numerals.chineseFormal,
  ideographLegalTraditional: numerals.chineseFormal,
  ideographDigital: numerals.chineseDigits,
  japaneseDigitalTenThousand: numerals.chineseDigits,
  taiwaneseDigital: numerals.chineseDigits,
  ideographTraditional: numerals.heavenlyStem,
  ideographZodiac: numerals.earthlyBranch,
  decimalEnclosedCircle: numerals.circled,
  decimalEnclosedCircleChinese: numerals.circled,
  decimalEnclosedParen: numerals.parenthesised,
  decimalEnclosedFullstop: numerals.dotted,
  lowerLetter: numerals.lowerLetter,
  upperLetter: numerals.upperLetter,
  lowerRoman: numerals.lowerRoman,
  upperRoman: numerals.upperRoman,
};

const DEEPEST = 8;

/** Counts the numbered paragraphs of a document as they go by and says what Word prints before each. */
export class Counters {
  readonly #numbering: Numbering;
  readonly #counts = new Map<string, (number | undefined)[]>();
  readonly #begun = new Set<string>();

  constructor(numbering: Numbering) {
    this.#numbering = numbering;
  }

  /** The printed number with what follows it, or '' where none is printed. */
  next(listId: string, depth: number): string {
    const list = this.#numbering.lists.get(listId);
    const abstract = list === undefined ? undefined : this.#abstractOf(list);
    if (list === undefined || abstract === undefined || depth > DEEPEST) return '';
    const levelAt = (d: number): Level | undefined => list.overrides.get(d)?.level ?? abstract.levels.get(d);
    const level = levelAt(depth);
    if (level === undefined) return '';
    const counts = this.#countsOf(list);
    this.#override(listId, list, depth, counts);
    counts[depth] = counts[depth] === undefined ? level.start : (counts[depth] as number) + 1;
    for (let deeper = depth + 1; deeper <= DEEPEST; deeper++) if (restarts(levelAt(deeper), deeper, depth)) counts[deeper] = undefined;
    return printed(level, levelAt, counts);
  }

  /** The level of a list that a paragraph style stands for. */
  levelOfStyle(listId: string, style: string): number | null {
    const list = this.#numbering.lists.get(listId);
    const abstract = list === undefined ? undefined : this.#abstractOf(list);
    for (const [depth, level] of abstract?.levels ?? []) if (level.style === style) return depth;
    return null;
  }

  #abstractOf(list: List): AbstractList | undefined {
    const abstract = this.#numbering.abstracts.get(list.abstractId);
    if (abstract?.numStyleLink == null) return abstract;
    for (const other of this.#numbering.abstracts.values()) if (other.styleLink === abstract.numStyleLink) return other;
    return abstract;
  }

  /** Lists made from one abstract list count on together. */
  #countsOf(list: List): (number | undefined)[] {
    const known = this.#counts.get(list.abstractId);
    if (known !== undefined) return known;
    const counts: (number | undefined)[] = [];
    this.#counts.set(list.abstractId, counts);
    return counts;
  }

  #override(listId: string, list: List, depth: number, counts: (number | undefined)[]): void {
    const start = list.overrides.get(depth)?.start;
    const key = `${listId}/${depth}`;
    if (start == null || this.#begun.has(key)) return;
    this.#begun.add(key);
    counts[depth] = start - 1;
  }
}

function restarts(level: Level | undefined, depth: number, counted: number): boolean {
  if (level?.restartAfter == null) return counted < depth;
  return level.restartAfter > 0 && counted < level.restartAfter;
}

function printed(level: Level, levelAt: (depth: number) => Level | undefined, counts: readonly (number | undefined)[]): string {
  if (level.format === 'bullet' || level.format === 'none') return level.format === 'none' ? level.text.replace(/%\d/g, '') : '';
  const text = level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const depth = Number(digit) - 1;
    const numbered = levelAt(depth);
    const write = (level.legal ? undefined : formats[numbered?.format ?? '']) ?? numerals.decimal;
    return write(counts[depth] ?? numbered?.start ?? 1);
  });
  return text === '' ? '' : text + gapAfter(text, level.suffix);
}

/** A tab after `一、` or `1.` only sets the words apart; after `第一条` or a bare digit it keeps them from running together. */
const gapAfter = (text: string, suffix: string): string => (suffix !== 'nothing' && /[\p{L}\p{N}]$/u.test(text) ? ' ' : '');
