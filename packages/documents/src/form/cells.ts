import { readSharedStrings } from '../xlsx/shared-strings.ts';
import { readSheet } from '../xlsx/sheet.ts';
import { readAllSheets, readFormats } from '../xlsx/workbook.ts';
import { openZip } from '../zip/zip.ts';

/** One sheet, hidden or not: its texts by row and column, both from 0. */
export type SheetCells = { readonly name: string; readonly rows: ReadonlyMap<number, ReadonlyMap<number, string>> };

/** A number without a format of its own is read with all its digits, as far as Excel keeps them, not as a narrow cell would show it. */
const EXACT = '0.######';

/** Excel keeps fifteen digits; what stands behind them is the noise of binary fractions. */
const FIFTEEN = 15;
const withoutNoise = (text: string): string =>
  /^-?\d+\.\d{6}$/.test(text) && text.replace(/\D/g, '').length > FIFTEEN ? String(Number(Number(text).toPrecision(FIFTEEN))) : text;

/** Every cell of a workbook as text. */
export function readCells(bytes: Uint8Array): SheetCells[] {
  const zip = openZip(bytes);
  const { sheets, date1904 } = readAllSheets(zip);
  const book = {
    strings: readSharedStrings(zip.read('xl/sharedStrings.xml')),
    formats: readFormats(zip.read('xl/styles.xml')).map((format) => (/^(general|@)$/i.test(format) ? EXACT : format)),
    date1904,
  };
  return sheets.flatMap(({ name, part }) => {
    const xml = zip.read(part);
    return xml === null ? [] : [{ name, rows: cleaned(readSheet(xml, part, book).rows) }];
  });
}

const cleaned = (rows: SheetCells['rows']): SheetCells['rows'] =>
  new Map([...rows].map(([row, cells]) => [row, new Map([...cells].map(([column, text]) => [column, withoutNoise(text)]))]));
