import { limits } from '../limits.ts';
import type { TableContent } from '../linear-text.ts';
import { refusals } from '../refusals.ts';
import { shownWords } from './inline.ts';
import { cellsOfRow, isDelimiterRow } from './lines.ts';

/** Rows between bars. Markdown has no merges, so a blank may be one. */
export function pipeTable(lines: readonly string[], firstLine: number): TableContent {
  const rows = lines
    .map((line, i) => ({ line, number: firstLine + i }))
    .filter(({ line }) => !isDelimiterRow(line))
    .map(({ line, number }) => cellsIn(line, number));
  return {
    columns: rows.reduce((widest, row) => Math.max(widest, row.length), 1),
    spans: 'unknown',
    rows: rows.map((row) => row.map((text, column) => ({ text, column, rowSpan: 1, colSpan: 1 }))),
  };
}

function cellsIn(line: string, number: number): string[] {
  const cells = cellsOfRow(line);
  if (cells.length > limits.columns) throw refusals.tooManyColumns(`line ${number}`);
  return cells.map(cellText);
}

const cellText = (source: string): string =>
  shownWords(source)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
