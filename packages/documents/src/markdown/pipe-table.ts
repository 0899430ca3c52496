import { limits } from '../limits.ts';
import type { CellContent, TableContent } from '../linear-text.ts';
import { refusals } from '../refusals.ts';
import { shownWords } from './inline.ts';
import { cellsOfRow, isDelimiterRow } from './lines.ts';

/** Rows between bars. Markdown has no merges, so a blank may be one, unless the table marks merges with `^`. */
export function pipeTable(lines: readonly string[], firstLine: number): TableContent {
  const rows = lines
    .map((line, i) => ({ line, number: firstLine + i }))
    .filter(({ line }) => !isDelimiterRow(line))
    .map(({ line, number }) => cellsIn(line, number));
  const merges = rows.some((row, r) => r > 0 && row.some(isMerge));
  const columns = rows.reduce((widest, row) => Math.max(widest, row.length), 1);
  return { columns, spans: merges ? 'true' : 'unknown', rows: placed(rows) };
}

/** MultiMarkdown and its kin: a cell that is only `^` belongs to the one above. */
const isMerge = (text: string): boolean => /^\^{1,2}$/.test(text);

function placed(rows: readonly (readonly string[])[]): CellContent[][] {
  const above: { text: string; column: number; rowSpan: number; colSpan: number }[] = [];
  return rows.map((row) =>
    row.flatMap((text, column) => {
      const over = above[column];
      if (isMerge(text) && over !== undefined) {
        over.rowSpan++;
        return [];
      }
      const cell = { text, column, rowSpan: 1, colSpan: 1 };
      above[column] = cell;
      return [cell];
    }),
  );
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
