/** The ways official papers number their headings, from the highest to the lowest. */
export type NumberStyle = 'part' | 'chapter' | 'han' | 'hanBracket' | 'digit' | 'digitBracket' | 'circle' | 'spoken';

export type Numbered = {
  readonly style: NumberStyle;
  /** The bare numeral: 一, 三, 12. */
  readonly ordinal: string;
  /** How many characters of the text the numbering takes. */
  readonly length: number;
};

const HAN = '[〇零一二三四五六七八九十百]{1,5}';
const DIGITS = '[0-9０-９]{1,3}';

/** Tried in this order; each pattern captures the numeral. */
const styles: readonly (readonly [NumberStyle, RegExp])[] = [
  ['part', new RegExp(`^第\\s*(${HAN}|${DIGITS})\\s*(?:部\\s*分|篇|编|板块)\\s*[、:：.．]?\\s*`)],
  ['chapter', new RegExp(`^第\\s*(${HAN}|${DIGITS})\\s*[章节]\\s*[、:：.．]?\\s*`)],
  ['hanBracket', new RegExp(`^[(（〔﹙]\\s*(${HAN})\\s*[)）〕﹚]\\s*[、.．]?\\s*`)],
  ['han', new RegExp(`^(${HAN})\\s*[、.．]\\s*`)],
  ['spoken', new RegExp(`^(${HAN})(?=[是要])`)],
  ['digitBracket', new RegExp(`^[(（﹙]\\s*(${DIGITS})\\s*[)）﹚]\\s*[、.．]?\\s*`)],
  ['digitBracket', new RegExp(`^(${DIGITS})\\s*[)）]\\s*`)],
  ['digit', new RegExp(`^(${DIGITS})\\s*(?:[、．]|\\.(?![0-9０-９])|\\.(?=(?:19|20)[0-9]{2}\\s?年))\\s*`)],
  ['circle', /^([①-⑳])\s*/],
];

/** Reads the numbering a text begins with, or null. */
export function numbered(text: string): Numbered | null {
  for (const [style, pattern] of styles) {
    const match = pattern.exec(text);
    if (match !== null) return { style, ordinal: halfWidth(match[1] as string), length: match[0].length };
  }
  return null;
}

const headingLevels: Partial<Record<NumberStyle, number>> = { part: 0, chapter: 1, han: 2, hanBracket: 3 };

/** The rank of a heading over tasks; null for numberings that only number tasks or measures. */
export const headingLevel = (style: NumberStyle): number | null => headingLevels[style] ?? null;

const fullDigits = '０１２３４５６７８９';

/** Full-width digits as plain ones. */
export const halfWidth = (text: string): string => text.replace(/[０-９]/g, (digit) => String(fullDigits.indexOf(digit)));

const hanDigits: Readonly<Record<string, number>> = { 〇: 0, 零: 0, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };

/** 十二 → 12, 二〇二二 → 2022, 12 → 12; null for anything else. */
export function numeralValue(text: string): number | null {
  const plain = halfWidth(text);
  if (/^\d{1,9}$/.test(plain)) return Number(plain);
  const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'.indexOf(plain);
  if (plain.length === 1 && circled !== -1) return circled + 1;
  if (!/^[〇零一二三四五六七八九十百]+$/.test(plain)) return null;
  return /[十百]/.test(plain) ? countedValue(plain) : Number([...plain].map((digit) => hanDigits[digit]).join(''));
}

function countedValue(text: string): number {
  let total = 0;
  let digit: number | null = null;
  for (const character of text) {
    const factor = character === '百' ? 100 : character === '十' ? 10 : null;
    if (factor === null) digit = hanDigits[character] ?? 0;
    else {
      total += (digit ?? 1) * factor;
      digit = null;
    }
  }
  return total + (digit ?? 0);
}
