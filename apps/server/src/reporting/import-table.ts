import { importedReport } from '@gongjian/contract/reporting';
import type { CellProblem } from '@gongjian/contract/reporting-form';
import { letterOf } from '@gongjian/documents/form/model';
import { readGrid } from '@gongjian/documents/form/read-grid';
import type { z } from 'zod';
import { YES } from './form-columns.ts';

/** The headings a file may have, in any order; the first two it must have. */
export const importHeadings = {
  measureId: '措施编号',
  unit: '单位代码',
  progress: '工作进展',
  problems: '存在问题',
  nextStep: '下一步措施',
  supportNeeded: '需协调支持事项',
  name: '责任人',
  title: '职务',
  promiseId: '承诺编号',
  value: '本月数值',
  numerator: '分子',
  denominator: '分母',
  correction: '数值说明',
  done: '本月已开展',
} as const;
type Heading = keyof typeof importHeadings;
type Cells = Readonly<Partial<Record<Heading, string>>>;
type Row = z.output<typeof importedReport>;

export type ImportTable = {
  readonly rows: readonly Row[];
  /** The row of the file each report begins in. */
  readonly places: readonly number[];
  readonly problems: readonly CellProblem[];
  readonly cell: (code: string, row: number, heading: string) => CellProblem;
};
export const MOST_REPORTS = 10_000;

/** Reports from a CSV or Excel table: one a row; further rows of the same measure and unit add its other promises. */
export function readImportTable(bytes: Uint8Array): ImportTable {
  const [heads = [], ...lines] = readGrid(bytes);
  const columns = heads.map((text) => (Object.keys(importHeadings) as Heading[]).find((key) => importHeadings[key] === text.trim()));
  const cell = (code: string, row: number, heading: string): CellProblem => {
    const c = Math.max(0, columns.indexOf(heading as Heading));
    return { code, row, column: letterOf(c), title: heads[c]?.trim() ?? '' };
  };
  const missing = (['measureId', 'unit'] as const).filter((key) => !columns.includes(key));
  if (missing.length > 0)
    return {
      rows: [],
      places: [],
      cell,
      problems: missing.map((key) => ({ ...cell('heading_missing', 1, key), title: importHeadings[key] })),
    };
  const drafts = draftsOf(lines, columns);
  if (drafts.length > MOST_REPORTS)
    return { rows: [], places: [], cell, problems: [cell('too_many_reports', MOST_REPORTS + 2, 'measureId')] };
  const problems: CellProblem[] = drafts.length === 0 ? [cell('no_reports', 2, 'measureId')] : [];
  const rows: Row[] = [];
  const places: number[] = [];
  for (const { row, report } of drafts) {
    const read = importedReport.safeParse(report);
    if (read.success) {
      rows.push(read.data);
      places.push(row);
    } else problems.push(...read.error.issues.map(({ path }) => cell('not_valid', row, headingOf(path))));
  }
  return { rows, places, problems, cell };
}

type Draft = {
  readonly row: number;
  readonly report: { measureId: string; unit: string; content: DraftContent; accountable: object | null };
};
type DraftContent = Record<'progress' | 'problems' | 'nextStep' | 'supportNeeded', string> & { numbers: object[]; acts: object[] };

function draftsOf(lines: readonly (readonly string[])[], columns: readonly (Heading | undefined)[]): Draft[] {
  const drafts: Draft[] = [];
  lines.forEach((line, i) => {
    if (line.every((text) => text.trim() === '')) return;
    const cells: Cells = Object.fromEntries(columns.flatMap((key, c) => (key === undefined ? [] : [[key, (line[c] ?? '').trim()]])));
    const last = drafts.at(-1)?.report;
    const goesOn = last?.measureId === cells.measureId && last?.unit === cells.unit && (cells.promiseId ?? '') !== '';
    const report = goesOn && last ? last : draftFrom(cells);
    if (!goesOn) drafts.push({ row: i + 2, report });
    addPromise(report, cells);
  });
  return drafts;
}

function draftFrom({
  measureId = '',
  unit = '',
  progress = '',
  problems = '',
  nextStep = '',
  supportNeeded = '',
  name = '',
  title = '',
}: Cells) {
  const content: DraftContent = { progress, problems, nextStep, supportNeeded, numbers: [], acts: [] };
  return { measureId, unit, content, accountable: name === '' && title === '' ? null : { name, title } };
}

function addPromise({ unit, content }: Draft['report'], cells: Cells): void {
  const { promiseId = '', value = '', numerator = '', denominator = '', correction = '', done = '' } = cells;
  if (promiseId === '') return;
  if (done !== '') content.acts.push({ promiseId, done: done === YES, files: [] });
  if (value !== '') content.numbers.push({ promiseId, place: unit, amount: { value }, correction });
  else if (numerator !== '' || denominator !== '')
    content.numbers.push({ promiseId, place: unit, amount: { numerator, denominator }, correction });
}

/** The heading a place in a report belongs to, such as content.numbers.0.amount. */
export function headingOf(at: readonly PropertyKey[]): Heading {
  const said = at.filter((part): part is Heading => typeof part === 'string' && part in importHeadings).at(-1);
  if (said !== undefined) return said;
  if (at.includes('numbers')) return 'value';
  if (at.includes('acts')) return 'done';
  return at.includes('accountable') ? 'name' : at.includes('content') ? 'progress' : 'measureId';
}
