import { Workbook, type Worksheet } from '@cj-tech-master/excelts';
import { type Grid, type PlanDocument, places } from './plan-document.ts';

/** One sheet: lines over the width of the table, then the table with merged cells. */
export async function renderXlsx(document: PlanDocument): Promise<Uint8Array> {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet('Sheet1');
  const width = Math.max(1, ...document.map((part) => (part.kind === 'grid' ? part.columns : 1)));
  let row = 1;
  for (const part of document) {
    if (part.kind === 'grid') row += writeGrid(sheet, part, row);
    else {
      sheet.getCell(row, 1).value = part.text;
      if (width > 1) sheet.mergeCells(row, 1, row, width);
      row++;
    }
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function writeGrid(sheet: Worksheet, grid: Grid, top: number): number {
  places(grid).forEach((row, r) => {
    row.forEach((cell, c) => {
      if (cell === null) return;
      const { text, rowSpan, colSpan } = cell;
      if (text !== '') sheet.getCell(top + r, c + 1).value = text;
      if (rowSpan > 1 || colSpan > 1) sheet.mergeCells(top + r, c + 1, top + r + rowSpan - 1, c + colSpan);
    });
  });
  return grid.rows.length;
}
