import { createHmac } from 'node:crypto';
import { type CellValue, Workbook, type Worksheet } from '@cj-tech-master/excelts';
import { expect, it } from 'vitest';
import type { Form } from './model.ts';
import { readForm } from './read-form.ts';
import { writeForm } from './write-form.ts';

const sign = (text: string): string => createHmac('sha256', 'key').update(text).digest('base64url');
const form: Form = {
  name: '月报',
  title: '2022年2月工作进展',
  lead: '只填浅黄色的格子',
  identity: '{"month":"2022-02"}',
  columns: [
    { key: 'measure', title: '工作措施', width: 40 },
    { key: 'progress', title: '工作进展', width: 40, input: { kind: 'text', most: 2000 } },
    { key: 'value', title: '数值', width: 12, input: { kind: 'number', least: 0 } },
    { key: 'on', title: '日期', width: 12, input: { kind: 'day' } },
    { key: 'act', title: '已开展', width: 8, input: { kind: 'list', options: ['是', '否'] } },
  ],
  rows: [
    { data: 'a', cells: { measure: '=1+1 措施一\r\n第二行', progress: '@上月\u0007', value: '12.5' }, open: ['progress', 'value'] },
    { data: 'b', cells: { measure: '措施二', on: '2022-02-03', act: '否' }, open: ['on', 'act'] },
    { data: 'c', cells: { measure: '措施三' }, open: ['progress'] },
  ],
};

async function edited(edit: (sheet: Worksheet, workbook: Workbook) => void): Promise<Uint8Array> {
  const workbook = new Workbook();
  await workbook.xlsx.load(await writeForm(form, sign));
  edit(workbook.getWorksheet('月报') as Worksheet, workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

it('comes back as it went out, texts as texts whatever they begin with', async () => {
  const read = readForm(await writeForm(form, sign), sign);
  expect(read).toMatchObject({ identity: form.identity, problems: [] });
  expect(read.rows.map(({ row, data, cells }) => ({ row, data, cells }))).toEqual([
    { row: 4, data: 'a', cells: { progress: '@上月', value: '12.5' } },
    { row: 5, data: 'b', cells: { on: '2022-02-03', act: '否' } },
    { row: 6, data: 'c', cells: { progress: '' } },
  ]);
});

it('holds no formula, locks what is not to be filled in, and hides what it is signed by', async () => {
  const workbook = new Workbook();
  await workbook.xlsx.load(await writeForm(form, sign));
  const sheet = workbook.getWorksheet('月报') as Worksheet;
  expect(sheet.getCell('A4').value).toBe('=1+1 措施一\n第二行');
  expect(sheet.getCell('A4').formula).toBeFalsy();
  expect(sheet.getCell('B4').protection?.locked).toBe(false);
  expect(sheet.getCell('A4').protection?.locked ?? true).toBe(true);
  expect(sheet.getCell('B5').protection?.locked ?? true).toBe(true);
  expect(workbook.getWorksheet('_gongjian')?.state).toBe('veryHidden');
});

it('takes what a spreadsheet wrote into the open cells, with every digit', async () => {
  const read = readForm(
    await edited((sheet) => {
      sheet.getCell('B4').value = '已完成\n12家次';
      sheet.getCell('C4').value = 123456789012.34;
      sheet.getCell('D5').value = new Date('2022-02-28T00:00:00Z');
      sheet.getCell('E5').value = '是';
    }),
    sign,
  );
  expect(read.problems).toEqual([]);
  expect(read.rows[0]?.cells).toEqual({ progress: '已完成\n12家次', value: '123456789012.34' });
  expect(read.rows[1]?.cells).toEqual({ on: '2022-02-28', act: '是' });
});

const put = (sheet: Worksheet, place: string, value: CellValue): void => {
  sheet.getCell(place).value = value;
};
function fill(sheet: Worksheet, row: number, values: readonly CellValue[]): void {
  for (const [c, value] of values.entries()) sheet.getCell(row, c + 1).value = value;
}

const tampering: [string, (sheet: Worksheet) => void, object][] = [
  ['a locked cell changed', (sheet) => put(sheet, 'A5', '别的'), { code: 'locked_changed', row: 5, column: 'A' }],
  ['a closed cell filled', (sheet) => put(sheet, 'C6', 3), { code: 'locked_changed', row: 6, column: 'C' }],
  ['a heading changed', (sheet) => put(sheet, 'B3', '进展'), { code: 'locked_changed', row: 3, column: 'B' }],
  ['a line added', (sheet) => put(sheet, 'B7', '多出'), { code: 'row_added', row: 7, column: 'B' }],
  ['a column added', (sheet) => put(sheet, 'G4', '多出'), { code: 'column_added', row: 4, column: 'G' }],
];
it.each(tampering)('names the place of %s', async (_, edit, problem) => {
  expect(readForm(await edited(edit), sign).problems).toEqual([problem]);
});

it('says which lines were moved or deleted', async () => {
  const swapped = await edited((sheet) => {
    const line = (row: number) => [1, 2, 3, 4, 5].map((column) => sheet.getCell(row, column).value);
    const [first, third] = [line(4), line(6)];
    fill(sheet, 4, third);
    fill(sheet, 6, first);
  });
  expect(readForm(swapped, sign).problems.map(({ row }) => row)).toEqual(expect.arrayContaining([4, 6]));
  const gone = await edited((sheet) => fill(sheet, 5, [null, null, null, null, null]));
  expect(readForm(gone, sign).problems).toEqual([{ code: 'row_missing', row: 5, column: 'A' }]);
});

it('refuses what is no form, and one whose hidden sheet was changed or signed by another', async () => {
  const forged = await edited((_, workbook) => put(workbook.getWorksheet('_gongjian') as Worksheet, 'A2', '{}'));
  expect(() => readForm(forged, sign)).toThrow('signature_wrong');
  const own = await writeForm(form, sign);
  expect(() => readForm(own, (text) => `x${sign(text)}`)).toThrow('signature_wrong');
  expect(() => readForm(new TextEncoder().encode('PK no zip'), sign)).toThrow('not_a_form');
});
