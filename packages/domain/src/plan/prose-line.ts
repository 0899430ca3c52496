import { filter, type Passage, passageOf, trim } from './passage.ts';
import { type Marker, readMarker } from './prose-marker.ts';
import type { Block, Paragraph, Range, ReadDocument } from './source.ts';

/** One line of a prose plan: a paragraph, or the part of one that begins with a number of its own. */
export type Line = {
  readonly passage: Passage;
  readonly marker: Marker | null;
  readonly heading: number | null;
  readonly bold: boolean;
  /** Follows in the same printed paragraph as the line before it. */
  readonly glued: boolean;
  /** One of several points counted within a sentence: （1）…；（2）…。 */
  readonly counted: boolean;
};

/** A paragraph before wrapped lines are put together. */
export type Printed = {
  readonly passage: Passage;
  readonly marker: Marker | null;
  readonly heading: number | null;
  readonly bold: boolean;
  readonly indent: number;
  /** A blank line stands before it. */
  readonly apart: boolean;
  /** A table stands before it. */
  readonly behindTable: boolean;
};

/** Marks that only a broken conversion leaves in the text of a paragraph. */
const RESIDUE = /\*\*|<\/?[a-z][^<>\n]{0,80}>|[\u200b-\u200d\ufeff\u00ad]|^#{1,6}\s|\\(?=[.()[\]#*_>+!|~-])/gi;

const RESIDUE_HINT = /[*<#\\\u200b-\u200d\ufeff\u00ad]/;

export function printedLines(blocks: readonly Block[], doc: ReadDocument): Printed[] {
  const found: Printed[] = [];
  let behindTable = false;
  let before = 0;
  for (const block of blocks) {
    if (block.kind === 'table') {
      behindTable = true;
      continue;
    }
    const passage = printedAt(doc.text, block.at);
    if (passage.text === '' || isRowOfTable(passage.text)) continue;
    found.push({ ...readPrinted(passage, block, doc.text, before), behindTable });
    behindTable = false;
    before = block.at.end;
  }
  return found.some(({ marker }) => marker?.kind === 'decimal') ? found.map(withBareNumber) : found;
}

const BARE = /^([0-9０-９]{1,2})[ \u3000\t]+(?=[\u4e00-\u9fff]{2,30}$)/;

/** Over 1.1 and 1.2 stands 1 重点任务, its number without a point. */
function withBareNumber(line: Printed): Printed {
  const match = line.marker === null ? BARE.exec(line.passage.text) : null;
  if (match === null) return line;
  const ordinal = (match[1] as string).normalize('NFKC');
  return { ...line, marker: { kind: 'arabic', number: Number(ordinal), ordinal, length: match[0].length } };
}

function printedAt(text: string, { start, end }: Range): Passage {
  const words = text.slice(start, end);
  const from = start + (words.length - words.trimStart().length);
  const passage = passageOf(text, { start: from, end: Math.max(from, start + words.trimEnd().length) });
  return RESIDUE_HINT.test(passage.text) ? trim(withoutResidue(passage)) : passage;
}

function readPrinted(passage: Passage, block: Paragraph, text: string, before: number): Omit<Printed, 'behindTable'> {
  const start = passage.from[0] ?? block.at.start;
  const between = text.slice(Math.max(before, start - 200), start);
  const lineStart = between.lastIndexOf('\n') + 1;
  return {
    passage,
    marker: readMarker(passage.text),
    heading: block.heading,
    bold: block.bold,
    indent: widthOf(between.slice(lineStart)),
    apart: /\n[^\S\n]*\n/.test(between),
  };
}

function withoutResidue(passage: Passage): Passage {
  const dropped = new Set<number>();
  for (const match of passage.text.matchAll(RESIDUE)) {
    for (let i = 0; i < match[0].length; i++) dropped.add(match.index + i);
  }
  return filter(passage, (_, i) => !dropped.has(i));
}

/** A row of a table that the file gives as text: cells between tabs or bars. */
const isRowOfTable = (text: string): boolean => text.length < 300 && (/\t[^\t]*\S[^\t]*\t/.test(text) || /^\|.*\|$/.test(text));

/** Columns on paper: a Chinese character takes two. */
export function widthOf(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i++) width += text.charCodeAt(i) < 0x2000 ? 1 : 2;
  return width;
}
