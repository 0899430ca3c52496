import { type Item, type Line, trimmed } from './layout-item.ts';
import { isFurniture } from './prose-furniture.ts';
import type { Paragraph, ReadDocument } from './source.ts';
import { gridOf } from './table-grid.ts';
import { tabbedTables } from './text-tables.ts';

/** The document as lines and grids in reading order; tables that a text file only hints at become grids too. */
export function layOut(doc: ReadDocument): Item[] {
  const items = doc.blocks.flatMap((block): Item[] => {
    if (block.kind === 'table') return [{ kind: 'grid', at: block.at, grid: gridOf(block) }];
    const line = lineOf(doc.text, block);
    return line === null || isFurniture(line.text) ? [] : [line];
  });
  return tabbedTables(items, doc.text);
}

function lineOf(document: string, block: Paragraph): Line | null {
  const at = trimmed(document, block.at);
  if (at.start >= at.end) return null;
  return { kind: 'line', at, text: document.slice(at.start, at.end), heading: block.heading, bold: block.bold };
}
