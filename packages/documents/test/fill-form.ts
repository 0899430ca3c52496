import { Workbook, type Worksheet } from '@cj-tech-master/excelts';

/** The first sheet of a form, and the column of a heading. */
export type Fill = (sheet: Worksheet, at: (title: string) => number) => void;

const HEADINGS = 3;

/** Opens a workbook, edits it as a person would, and saves it where it was. */
export async function fillForm(file: string, fill: Fill): Promise<void> {
  const workbook = new Workbook();
  await workbook.xlsx.readFile(file);
  const sheet = workbook.getWorksheet('月报') as Worksheet;
  const heads = sheet.getRow(HEADINGS).values as (string | undefined)[];
  fill(sheet, (title) => heads.indexOf(title));
  await workbook.xlsx.writeFile(file);
}

/** The rows whose cell in the column says so. */
export const rowsWith = (sheet: Worksheet, column: number, text: string): number[] =>
  Array.from({ length: sheet.rowCount - HEADINGS }, (_, i) => i + HEADINGS + 1).filter((row) => sheet.getCell(row, column).value === text);
