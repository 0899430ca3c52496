import type { Measures } from './measure.ts';
import { attribute, type Element, isElement } from './tree.ts';

/** The rows of the table itself, not of tables inside it. */
export function rowsOf(table: Element): Element[] {
  return table.childNodes.filter(isElement).flatMap((child) => {
    if (child.tagName === 'tr') return [child];
    return /^t(?:head|body|foot)$/.test(child.tagName) ? child.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'tr') : [];
  });
}

export const cellsOf = (row: Element): Element[] =>
  row.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'td' || tagName === 'th');

export const captionOf = (table: Element): Element | undefined =>
  table.childNodes.filter(isElement).find(({ tagName }) => tagName === 'caption');

/** Absent or senseless spans are 1; a row span of 0 reaches to the end of the table. */
export function spanOf(cell: Element, name: 'rowspan' | 'colspan'): number {
  const value = Number.parseInt(attribute(cell, name) ?? '1', 10);
  if (Number.isNaN(value) || value < 0) return 1;
  return value === 0 && name === 'rowspan' ? Number.POSITIVE_INFINITY : Math.max(1, value);
}

const MOST_COLUMNS_TOLD = 512;

/** Widths of the columns where `col` elements give them all in one unit; else none. */
export function widthsOf(table: Element): number[] {
  const columns = table.childNodes
    .filter(isElement)
    .flatMap((child) => (child.tagName === 'colgroup' ? child.childNodes.filter(isElement) : [child]))
    .filter(({ tagName }) => tagName === 'col')
    .slice(0, MOST_COLUMNS_TOLD);
  const widths = columns.flatMap((column) => {
    const span = Math.min(Number(attribute(column, 'span') ?? 1) || 1, MOST_COLUMNS_TOLD);
    return new Array<string>(span).fill(
      /(?:^|;)\s*width\s*:\s*([^;]+)/i.exec(attribute(column, 'style') ?? '')?.[1] ?? attribute(column, 'width') ?? '',
    );
  });
  const units = new Set(widths.map((width) => width.replace(/^[\d.\s]+/, '').trim()));
  const all = widths.length <= MOST_COLUMNS_TOLD && units.size === 1 && widths.every((width) => /^\d/.test(width));
  return all ? widths.map((width) => Number.parseFloat(width)) : [];
}

const FRAME_SHARE = 0.8;
const FRAME_ROWS = 6;
const FRAME_LINES = 8;

/**
 * Whether the table only arranges the page: it says so, has one column, holds its words in tables inside it, or one cell of few
 * holds a whole article.
 */
export function isLayout(table: Element, measures: Measures): boolean {
  if (/^(?:presentation|none)$/.test(attribute(table, 'role') ?? '')) return true;
  const cells = rowsOf(table).map(cellsOf);
  if (cells.every((row) => row.length <= 1)) return true;
  const { letters, tabled } = measures(table);
  if (tabled * 2 > letters) return true;
  if (cells.length > FRAME_ROWS || cells.some((row) => row.some(({ tagName }) => tagName === 'th'))) return false;
  const frames = cells
    .flat()
    .map(measures)
    .filter((cell) => cell.letters > letters * FRAME_SHARE);
  return frames.some((cell) => cell.headings > 0 || cell.tabled > 0 || cell.lines >= FRAME_LINES);
}
