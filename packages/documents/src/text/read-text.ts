import type { Paragraph, ReadDocument } from '@gongjian/domain/plan/source';
import { limits } from '../limits.ts';
import { refusals } from '../refusals.ts';

/** Plain text is kept as it stands: one paragraph for each line that is not blank, tabs and all. */
export function readText(text: string): ReadDocument {
  if (text.length > limits.characters) throw refusals.tooLong();
  const blocks: Paragraph[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    if (line.trim() !== '') {
      refuseTooWide(line, blocks.length + 1);
      blocks.push({ kind: 'paragraph', at: { start, end }, heading: null, bold: false });
    }
    start = end + 1;
  }
  return { kind: 'text', text, blocks, pageStarts: [] };
}

function refuseTooWide(line: string, paragraph: number): void {
  if (line.length < limits.columns) return;
  if (line.trimEnd().split('\t', limits.columns + 1).length > limits.columns) throw refusals.tooManyColumns(`paragraph ${paragraph}`);
}
