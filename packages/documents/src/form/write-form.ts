import type { DataValidationWithFormulae, Style, Worksheet } from '@cj-tech-master/excelts';
import { FIRST_ROW, type Form, type FormColumn, type FormInput, HEADING_ROW, HIDDEN_SHEET, letterOf, type Sign } from './model.ts';
import { cellText, sealedLines, signatureOf } from './seal.ts';

/** The form as an Excel workbook: protected, with its open cells marked and checked as they are typed, and signed. */
export async function writeForm(form: Form, sign: Sign): Promise<Uint8Array> {
  const { Workbook } = await import('@cj-tech-master/excelts');
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet(form.name, { views: [{ state: 'frozen', xSplit: 2, ySplit: HEADING_ROW }] });
  sheet.columns = form.columns.map(({ width }) => ({ width }));
  writeHead(sheet, form);
  for (const row of form.rows) {
    const line = sheet.addRow(form.columns.map(({ key, input }) => typed(cellText(row.cells[key] ?? ''), input)));
    form.columns.forEach(({ key, input }, c) => {
      line.getCell(c + 1).style = row.open.includes(key) ? open[input?.kind ?? 'text'] : locked;
    });
  }
  if (form.rows.length > 0) checkInputs(sheet, form);
  await sheet.protect('', { formatColumns: true, formatRows: true, selectLockedCells: true, selectUnlockedCells: true });
  const hidden = workbook.addWorksheet(HIDDEN_SHEET, { state: 'veryHidden' });
  const lines = sealedLines(form);
  for (const line of lines) hidden.addRow([line]);
  hidden.getCell('B1').value = signatureOf(lines, sign);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function writeHead(sheet: Worksheet, { title, lead, columns }: Form): void {
  sheet.addRow([title]).getCell(1).style = { font: { bold: true, size: 14 }, numFmt: '@' };
  sheet.addRow([lead]).getCell(1).style = { font: { color: { argb: 'FF666666' } }, numFmt: '@' };
  const heads = sheet.addRow(columns.map((column) => column.title));
  columns.forEach(({ input }, c) => {
    heads.getCell(c + 1).style = { ...heading, fill: filled(input === undefined ? 'FFE3E8EE' : 'FFCDE3D2') };
  });
}

/** A text stays a text, whatever it begins with: no cell of a form is ever a formula. */
function typed(text: string, input: FormInput | undefined): string | number | Date | null {
  if (text === '') return null;
  const n = Number(text);
  if (input?.kind === 'number' && Number.isFinite(n) && String(n) === text) return n;
  if (input?.kind === 'day' && /^\d{4}-\d{2}-\d{2}$/.test(text)) return new Date(`${text}T00:00:00Z`);
  return text;
}

const filled = (argb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } }) as const;
const line = { style: 'thin', color: { argb: 'FFC4CCD4' } } as const;
const framed = { top: line, bottom: line, left: line, right: line } as const;
const wrapped = { wrapText: true, vertical: 'top' } as const;
const heading = { font: { bold: true }, alignment: { wrapText: true, vertical: 'middle' }, border: framed, numFmt: '@' } as const;
const locked: Partial<Style> = { alignment: wrapped, border: framed, fill: filled('FFF4F5F7'), numFmt: '@' };
const openCell = { alignment: wrapped, border: framed, fill: filled('FFFFFDF0'), protection: { locked: false } } as const;
const open: Record<FormInput['kind'], Partial<Style>> = {
  text: { ...openCell, numFmt: '@' },
  list: { ...openCell, numFmt: '@' },
  number: { ...openCell, numFmt: 'General' },
  day: { ...openCell, numFmt: 'yyyy-mm-dd' },
};

function checkInputs(sheet: Worksheet, { columns, rows }: Form): void {
  const last = FIRST_ROW + rows.length - 1;
  columns.forEach(({ input, title }: FormColumn, c) => {
    if (input) sheet.dataValidations.add(`${letterOf(c)}${FIRST_ROW}:${letterOf(c)}${last}`, checkOf(input, title));
  });
}

function checkOf(input: FormInput, title: string): DataValidationWithFormulae {
  const said = { allowBlank: true, showErrorMessage: true, errorStyle: 'stop', errorTitle: title } as const;
  switch (input.kind) {
    case 'text':
      return { ...said, type: 'textLength', operator: 'lessThanOrEqual', formulae: [input.most], error: `不超过 ${input.most} 字` };
    case 'number':
      return { ...said, type: 'decimal', operator: 'between', formulae: [input.least, 1e15], error: `请填 ${input.least} 以上的数字` };
    case 'day':
      return {
        ...said,
        type: 'date',
        operator: 'between',
        formulae: [new Date('2000-01-01T00:00:00Z'), new Date('2199-12-31T00:00:00Z')],
        error: '请填日期，如 2022-03-01',
      };
    case 'list':
      return { ...said, type: 'list', formulae: [`"${input.options.join(',')}"`], error: `请从列表选择：${input.options.join('、')}` };
  }
}
