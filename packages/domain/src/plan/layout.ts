import { type GridItem, type Item, type Line, trimmed } from './layout-item.ts';
import { withoutRunOns } from './layout-run-on.ts';
import { isFurniture } from './prose-furniture.ts';
import type { Paragraph, ReadDocument } from './source.ts';
import { gridOf } from './table-grid.ts';
import { tabbedTables } from './text-tables.ts';
import { flatTables } from './text-tables-flat.ts';

/** The document as lines and grids in reading order; tables that a text file only hints at become grids too. */
export function layOut(doc: ReadDocument): Item[] {
  const items = doc.blocks.flatMap((block): Item[] => {
    if (block.kind === 'table') return [{ kind: 'grid', at: block.at, grid: gridOf(block) }];
    const line = lineOf(doc.text, block);
    return line === null || isPrintedAround(line.text) ? [] : withoutRunOns(line, doc.text);
  });
  const laid = tabbedTables(items, doc.text).flatMap((item) =>
    item.kind === 'grid' && isCard(item, doc.text) ? cardLines(item, doc.text) : [item],
  );
  return flatTables(laid, doc.text);
}

function lineOf(document: string, block: Omit<Paragraph, 'kind'>): Line | null {
  const at = trimmed(document, block.at);
  if (at.start >= at.end) return null;
  return { kind: 'line', at, text: document.slice(at.start, at.end), heading: block.heading, bold: block.bold };
}

/** Page numbers, menus and footers; a bare number may number a row. */
const isPrintedAround = (text: string): boolean => !/^[0-9]{1,3}$/.test(text) && isFurniture(text);

/** The card of a document on a web site: 索引号, 发文字号, 成文日期 in a small table. */
const isCard = ({ at, grid }: GridItem, document: string): boolean =>
  grid.rows.length <= 12 &&
  /索\s*引\s*号|发文字号|发文机关|成文日期|主题分类|发布机构/.test(document.slice(at.start, Math.min(at.end, at.start + 300)));

const cardLines = ({ grid }: GridItem, document: string): Line[] =>
  grid.rows.flatMap((row) =>
    row.flatMap((slot) => (slot?.origin === 'here' ? (lineOf(document, { at: slot.at, heading: null, bold: false }) ?? []) : [])),
  );
