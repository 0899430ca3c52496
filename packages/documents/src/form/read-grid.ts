import { readCells } from './cells.ts';

const ZIP = 0x50;

/** The first sheet of a workbook, or a CSV file, as rows of texts. */
export function readGrid(bytes: Uint8Array): string[][] {
  if (bytes[0] !== ZIP || bytes[1] !== 0x4b) return csvRows(decoded(bytes));
  const [sheet] = readCells(bytes);
  const rows = sheet?.rows ?? new Map<number, ReadonlyMap<number, string>>();
  const last = Math.max(-1, ...rows.keys());
  return Array.from({ length: last + 1 }, (_, r) => {
    const cells = rows.get(r) ?? new Map<number, string>();
    return Array.from({ length: Math.max(-1, ...cells.keys()) + 1 }, (_none, c) => cells.get(c) ?? '');
  });
}

/** Spreadsheets in China save CSV as GB 18030 unless told otherwise. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** RFC 4180. */
function csvRows(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '') break;
    if (end !== ',') rows.push([]);
  }
  return rows;
}
