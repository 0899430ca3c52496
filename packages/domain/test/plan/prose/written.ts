import type { Block, ReadDocument } from '../../../src/plan/source.ts';

/** A document as a text file gives it: each line that is not blank a paragraph. `## ` states a heading level, `**…**` bold print. */
export function written(text: string): ReadDocument {
  const blocks: Block[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const level = /^(#{1,6}) /.exec(line)?.[1]?.length ?? null;
    const bold = /^\s*\*\*[^*]+\*\*\s*$/.test(line);
    if (line.trim() !== '') blocks.push({ kind: 'paragraph', at: { start, end: start + line.length }, heading: level, bold });
    start += line.length + 1;
  }
  return { kind: 'text', text, blocks, pageStarts: [] };
}
