import type { ReadDocument } from '@gongjian/domain/plan/source';
import { LinearText } from '../linear-text.ts';
import { refusals } from '../refusals.ts';
import type { Zip } from '../zip/zip.ts';
import { gridOf } from './grid.ts';
import { writeSheet } from './layout.ts';
import { readSharedStrings } from './shared-strings.ts';
import { readSheet } from './sheet.ts';
import { readFormats, readWorkbook, type SheetPart } from './workbook.ts';

/** Names a program gives by itself say nothing about a sheet. */
const UNNAMED = /^(?:sheet|工作表|表格?)\s*\d*$|^$/i;

/** Excel: each visible sheet is a page, with its titles, its table and its notes. */
export function readXlsx(zip: Zip): ReadDocument {
  const { sheets, date1904 } = readWorkbook(zip);
  const book = {
    strings: readSharedStrings(zip.read('xl/sharedStrings.xml')),
    formats: readFormats(zip.read('xl/styles.xml')),
    date1904,
  };
  const linear = new LinearText();
  const readOne = (sheet: SheetPart): void => {
    const xml = zip.read(sheet.part);
    if (xml === null) throw refusals.truncated('Excel file', `${sheet.part} is missing`);
    const { rows, columns } = gridOf(readSheet(xml, sheet.part, book));
    if (rows.length === 0) return;
    linear.startPage();
    if ((rows[0]?.filter(({ text }) => text !== '').length ?? 0) > 1 && !UNNAMED.test(sheet.name)) linear.paragraph(sheet.name);
    writeSheet(rows, columns, linear);
  };
  for (const sheet of sheets) readOne(sheet);
  const document = linear.done('xlsx');
  if (document.blocks.length === 0) throw refusals.noText('Excel file', ' Excel 文件');
  return document;
}
