import { readFileSync } from 'node:fs';
import { cell, type GridCell, grid, line, type Part, type PlanDocument } from './plan-document.ts';

const file = new URL('../../../packs/beijing-2022/notice.txt', import.meta.url);

export const noticeBytes = (): Uint8Array => new Uint8Array(readFileSync(file));

/** The 2022 notice as a document, its tables without merges, as the text has them. */
export function noticeDocument(): PlanDocument {
  const parts: Part[] = [];
  let rows: GridCell[][] = [];
  const endTable = (): void => {
    if (rows.length > 0) parts.push(grid(rows));
    rows = [];
  };
  for (const text of new TextDecoder().decode(noticeBytes()).split('\n')) {
    if (text.includes('\t')) rows.push(rowOf(text));
    else {
      endTable();
      if (text.trim() !== '') parts.push(line(text.trim()));
    }
  }
  endTable();
  return parts;
}

function rowOf(text: string): GridCell[] {
  const cells = text.split('\t');
  const isSection = cells.slice(1).every((word) => word === '');
  return isSection ? [cell(cells[0] ?? '', { colSpan: cells.length })] : cells.map((word) => cell(word.trim()));
}
