import { expect, it } from 'vitest';
import { readGrid } from './read-grid.ts';

it('reads CSV with quotes, line ends of any kind and a byte order mark', () => {
  const text = '\uFEFF指标编号,说明\r\ndust,"他说 ""好"", 两行\n第二行"\ntrucks,';
  expect(readGrid(new TextEncoder().encode(text))).toEqual([
    ['指标编号', '说明'],
    ['dust', '他说 "好", 两行\n第二行'],
    ['trucks', ''],
  ]);
});

it('reads CSV as spreadsheets in China save it', () => {
  expect(readGrid(Uint8Array.from([0xd4, 0xc2, 0xb7, 0xdd, 0x2c, 0x31]))).toEqual([['月份', '1']]);
});
