import { letterOf } from '@gongjian/documents/form/model';
import { readGrid } from '@gongjian/documents/form/read-grid';
import type { Scheme } from '@gongjian/domain/assessment/model';
import { itemsOf, type Told } from './freeze-inputs.ts';

/** The headings of a file of inputs, in any order; the first two it must have. */
export const HEADINGS = {
  unit: '单位代码',
  item: '项目',
  name: '单位名称',
  group: '分组',
  actual: '实际值',
  target: '目标值',
  times: '次数',
  note: '说明',
} as const;
type Heading = keyof typeof HEADINGS;
const MOST_ROWS = 20_000;

export type RowProblem = { readonly code: string; readonly row: number; readonly column: string };
export type ReadInputs = {
  readonly told: Told;
  readonly problems: readonly RowProblem[];
  /** The row of the file that cell or happening came from. */
  readonly rowOf: (list: 'cells' | 'happenings', i: number) => number;
};

/** One value or one happening a row. Units and items may be named by code or by their title. */
export function readInputs(bytes: Uint8Array, scheme: Scheme, units: ReadonlyMap<string, string>): ReadInputs {
  const [heads = [], ...lines] = readGrid(bytes);
  const columns = heads.map((text) =>
    (Object.keys(HEADINGS) as Heading[]).find((key) => HEADINGS[key] === text.replace(/^\ufeff/, '').trim()),
  );
  const at = (code: string, row: number, heading: Heading): RowProblem => ({
    code,
    row,
    column: letterOf(Math.max(0, columns.indexOf(heading))),
  });
  const missing = (['unit', 'item'] as const).filter((key) => !columns.includes(key));
  if (missing.length > 0) return none(missing.map((key) => at('heading_missing', 1, key)));
  if (lines.length > MOST_ROWS) return none([at('too_many_rows', MOST_ROWS + 2, 'unit')]);
  return sorted(rowsOf(lines, columns), scheme, units, at);
}

const none = (problems: readonly RowProblem[]): ReadInputs => ({
  told: { subjects: [], cells: [], happenings: [] },
  problems,
  rowOf: () => 1,
});

type Row = { readonly row: number } & Readonly<Record<Heading, string>>;
const blank = Object.fromEntries(Object.keys(HEADINGS).map((key) => [key, ''])) as Record<Heading, string>;

const rowsOf = (lines: readonly (readonly string[])[], columns: readonly (Heading | undefined)[]): Row[] =>
  lines.flatMap((line, i) =>
    line.every((text) => text.trim() === '')
      ? []
      : [
          {
            ...blank,
            ...Object.fromEntries(columns.flatMap((key, c) => (key === undefined ? [] : [[key, (line[c] ?? '').trim()]]))),
            row: i + 2,
          },
        ],
  );

type At = (code: string, row: number, heading: Heading) => RowProblem;

type Codes = ReadonlyMap<string, string>;
/** Codes by themselves and by title. */
const codesOf = (named: readonly { readonly code: string; readonly title: string }[]): Codes =>
  new Map(named.flatMap(({ code, title }) => [[title, code] as const, [code, code] as const]));

type Said = { readonly row: number } & (
  | { readonly cell: Told['cells'][number] }
  | { readonly happening: Told['happenings'][number] }
  | { readonly problem: RowProblem }
);

function sorted(rows: readonly Row[], scheme: Scheme, units: ReadonlyMap<string, string>, at: At): ReadInputs {
  const items = codesOf(itemsOf(scheme));
  const counts = codesOf([...scheme.additions, ...scheme.deductions, ...scheme.vetoes]);
  const all = rows
    .filter((line) => line.actual !== '' || !items.has(line.item))
    .map((line): Said => {
      const unit = units.get(line.unit) ?? line.unit;
      if (unit === '') return { row: line.row, problem: at('unit_missing', line.row, 'unit') };
      const item = items.get(line.item);
      if (item !== undefined) return valueIn(line, unit, item, at);
      const code = counts.get(line.item);
      return code === undefined ? { row: line.row, problem: at('item_unknown', line.row, 'item') } : countIn(line, unit, code, at);
    });
  const cells = all.flatMap((one) => ('cell' in one ? [one] : []));
  const happenings = all.flatMap((one) => ('happening' in one ? [one] : []));
  const problems = all.flatMap((one) => ('problem' in one ? [one.problem] : []));
  return {
    told: {
      subjects: scheme.assesses.length === 0 ? subjectsIn(rows) : [],
      cells: cells.map(({ cell }) => cell),
      happenings: happenings.map(({ happening }) => happening),
    },
    problems: rows.length === 0 ? [at('nothing_told', 2, 'unit')] : problems,
    rowOf: (list, i) => ({ cells, happenings })[list][i]?.row ?? 1,
  };
}

function valueIn({ row, actual, target }: Row, unit: string, item: string, at: At): Said {
  const wrong = isNumber(actual) ? (target === '' || isNumber(target) ? undefined : 'target') : 'actual';
  if (wrong !== undefined) return { row, problem: at('not_a_number', row, wrong) };
  return { row, cell: { unit, item, actual, target: target || null } };
}
/** As the contract takes it from elsewhere. */
const isNumber = (text: string): boolean => /^-?\d{1,15}(\.\d{1,15})?$/.test(text);

const MOST_TIMES = 1000;
function countIn({ row, times, note }: Row, unit: string, code: string, at: At): Said {
  const many = Number(times || '1');
  if (!Number.isInteger(many) || many === 0 || Math.abs(many) > MOST_TIMES) return { row, problem: at('not_a_count', row, 'times') };
  if (many < 0 && note === '') return { row, problem: at('counter_without_reason', row, 'note') };
  return { row, happening: { unit, code, times: many, note: note.slice(0, 500) } };
}

/** Each company once, as its first row names it. */
function subjectsIn(rows: readonly Row[]): Told['subjects'] {
  const subjects = new Map<string, Told['subjects'][number]>();
  for (const { unit, group, name } of rows) {
    if (unit !== '' && !subjects.has(unit)) subjects.set(unit, { unit: unit.slice(0, 80), group: group || 'company', name: name || unit });
  }
  return [...subjects.values()];
}
