import type { Paragraph, ReadDocument } from '../../src/plan/source.ts';

/** A text file as its reader gives it: one paragraph for each line that is not blank. */
export function textDocument(text: string): ReadDocument {
  const blocks: Paragraph[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (line.trim() !== '') blocks.push({ kind: 'paragraph', at: { start, end: start + line.length }, heading: null, bold: false });
    start += line.length + 1;
  }
  return { kind: 'text', text, blocks, pageStarts: [] };
}
