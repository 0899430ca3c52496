/** How alike two texts are, by the pairs of neighbouring characters they share (Dice), 0 to 1. Spaces and punctuation do not count. */
export function likeness(a: Shingles, b: Shingles): number {
  if (a.size === 0 && b.size === 0) return 1;
  let shared = 0;
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  for (const pair of small) if (large.has(pair)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}

export type Shingles = ReadonlySet<string>;

export function shingles(text: string, length = 2): Shingles {
  const plain = plainText(text);
  const found = new Set<string>();
  for (let i = 0; i + length <= plain.length; i++) found.add(plain.slice(i, i + length));
  return found;
}

/** A text as its meaning goes: widths, spaces and punctuation left out. */
export const plainText = (text: string): string => text.normalize('NFKC').replace(/[\s\p{P}\p{S}]/gu, '');

/** A title as its meaning goes from year to year: 《大气污染防治2022年行动计划》 and 2023年's are the same plan. */
export const timelessTitle = (title: string | null): string => plainText(title ?? '').replace(/\d{4}年?/g, '');

/** A text with what only the print makes different taken away: widths, spaces, kinds of quotation marks. */
export const sameWords = (text: string): string => text.normalize('NFKC').replace(/[\s“”‘’"']/g, '');
