import { headingLevel, numbered } from './numbering.ts';

/** A heading over tasks: its rank (0 is the highest), its bare ordinal and its words. */
export type Heading = { readonly level: number; readonly ordinal: string | null; readonly title: string; readonly printed: string };

const LONGEST = 60;
/** Headings that print no number rank below all that do. */
const UNNUMBERED = 9;

/** Reads `一、主要目标`, `（二）…`, `第三部分 …`; null for anything else. */
export function numberedHeading(text: string): Heading | null {
  if (text.length > LONGEST) return null;
  const number = numbered(text);
  const level = number === null ? null : headingLevel(number.style);
  if (number === null || level === null) return null;
  const title = text.slice(number.length).trim();
  return title === '' ? null : { level, ordinal: number.ordinal, title, printed: text };
}

export const plainHeading = (text: string): Heading => ({ level: UNNUMBERED, ordinal: null, title: text, printed: text });

/** The heading that stands over a section is its part. */
export function openHeading(open: readonly Heading[], next: Heading): Heading[] {
  return [...open.filter(({ level }) => level < next.level), next];
}
