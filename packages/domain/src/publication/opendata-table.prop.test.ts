import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cell, type Column, csvOf, rowsByCode } from './opendata-table.ts';

const column = (code: string, type: Column['type'] = 'text'): Column => ({ code, type, zh: code, en: code });

/** RFC 4180, read strictly. */
function read(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 1; at < csv.length; ) {
    const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
    cell.lastIndex = at;
    const found = cell.exec(csv);
    if (!found) throw new Error(`no cell at ${at}`);
    row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    at = cell.lastIndex;
    if (found[3] === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

describe('a table as CSV', () => {
  it('begins with a byte-order mark and the codes of its columns', () => {
    expect(csvOf({ columns: [column('a'), column('b', 'integer')], rows: [['中', 3]] })).toBe('\uFEFF"a","b"\r\n"中",3\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', '－1', '=HYPERLINK("http://x")'])('makes no formula of %j', (text) => {
    expect(read(csvOf({ columns: [column('a')], rows: [[text]] }))[1]).toEqual([`'${text}`]);
  });

  it('leaves figures figures, below zero too, and nothing empty', () => {
    const columns = [column('d', 'decimal'), column('i', 'integer'), column('b', 'boolean'), column('n', 'decimal')];
    expect(csvOf({ columns, rows: [['-3.50', -2, true, null]] }).split('\r\n')[1]).toBe('-3.50,-2,true,');
    expect(csvOf({ columns, rows: [['-3+cmd', 0, false, null]] }).split('\r\n')[1]).toBe(`"'-3+cmd",0,false,`);
  });

  it('is read back cell for cell, whatever stands in it', () => {
    const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a,b', '"', '\r\n', '=1', ''));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 20 }), (rows) => {
        const safe = (text: string) => (/^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text);
        expect(read(csvOf({ columns: [column('a'), column('b')], rows })).slice(1)).toEqual(rows.map((row) => row.map(safe)));
      }),
    );
  });

  it('tells its rows by code', () => {
    const rows: Cell[][] = [['x'], ['y', 2]];
    expect(rowsByCode({ columns: [column('a'), column('b', 'integer')], rows })).toEqual([
      { a: 'x', b: null },
      { a: 'y', b: 2 },
    ]);
  });
});
