import { accountable as accountableShape, decimalText, type ReportContent } from '@gongjian/contract/reporting';
import type { CellProblem } from '@gongjian/contract/reporting-form';
import type { FilledForm, FilledRow } from '@gongjian/documents/form/model';
import type { Problem } from '@gongjian/domain/kernel/problem';
import { type Cells, columnTitle, type FormKey, NO, stageWords, YES } from './form-columns.ts';
import type { AskedPromise, OwedInForm } from './form-reads.ts';
import type { Accountable } from './obligation-repo.ts';
import type { AboutLine } from './report-sheet.ts';

/** One report as it was filled in, with where in the sheet each part of it stands. */
export type Filled = {
  readonly owed: OwedInForm;
  readonly content: ReportContent;
  readonly accountable: Accountable | null;
  readonly placed: (problem: Problem) => CellProblem;
};
type Line = FilledRow & { readonly about: AboutLine };
type Found = { readonly filled: Filled[]; readonly leftOut: number; readonly problems: CellProblem[] };

/** The reports of a form, against what is owed now. A report that changed since the form was made is not written over. */
export function reportsIn(form: FilledForm, owed: readonly OwedInForm[]): Found {
  const cell = cellsOf(form.columns);
  const byId = new Map(owed.map((one) => [one.id, one] as const));
  const found: Found = { filled: [], leftOut: 0, problems: [] };
  let leftOut = 0;
  for (const lines of byReport(form.rows)) {
    const [first] = lines;
    if (first === undefined) continue;
    const { send } = first.cells as Cells;
    if (send === NO) {
      leftOut++;
      continue;
    }
    const mine = byId.get(first.about.report);
    const stale = staleness(first.about, mine);
    if (send !== YES) found.problems.push(cell('not_in_list', first.row, 'send'));
    if (mine === undefined || stale !== null) found.problems.push(cell(stale ?? 'not_writable', first.row, 'no'));
    else found.filled.push(filledFrom(lines, mine, cell, found.problems));
  }
  return { ...found, leftOut };
}

type MakeProblem = (code: string, row: number, key: FormKey) => CellProblem;
const cellsOf =
  (columns: FilledForm['columns']): MakeProblem =>
  (code, row, key) => ({
    code,
    row,
    column: columns.find((column) => column.key === key)?.letter ?? 'A',
    title: columnTitle.get(key) ?? key,
  });

function byReport(rows: readonly FilledRow[]): Iterable<Line[]> {
  const reports = new Map<string, Line[]>();
  for (const row of rows) {
    const about = JSON.parse(row.data) as AboutLine;
    const lines = reports.get(about.report);
    if (lines === undefined) reports.set(about.report, [{ ...row, about }]);
    else lines.push({ ...row, about });
  }
  return reports.values();
}

function staleness({ version, plan }: AboutLine, owed: OwedInForm | undefined): string | null {
  if (owed === undefined) return 'not_writable';
  if (owed.planVersion !== plan) return 'plan_changed';
  return owed.version === version ? null : 'changed_since';
}

function filledFrom(lines: readonly Line[], owed: OwedInForm, cell: MakeProblem, problems: CellProblem[]): Filled {
  const first = lines[0] as Line;
  const told = lines.map((line) => toldIn(line, owed, (code, key) => problems.push(cell(code, line.row, key))));
  const { progress = '', problems: troubles = '', nextStep = '', supportNeeded = '', name = '', post = '' } = first.cells as Cells;
  const inForm = new Set(lines.map(({ about }) => about.promise));
  const kept = owed.content;
  const numbers = told.flatMap(({ number }) => number);
  const stages = told.flatMap(({ stage }) => stage);
  const acts = told.flatMap(({ act }) => act);
  const who = name === '' && post === '' ? null : accountableShape.safeParse({ name, title: post });
  if (who?.success === false) problems.push(cell(name === '' ? 'accountable_missing' : 'text_too_long', first.row, 'name'));
  return {
    owed,
    accountable: who?.data ?? owed.accountable,
    content: {
      ...{ progress, problems: troubles, nextStep, supportNeeded },
      numbers: [...numbers.map(({ told: one }) => one), ...(kept?.numbers ?? []).filter((n) => n.place !== owed.unit)],
      stages: [...stages.map(({ told: one }) => one), ...(kept?.stages ?? []).filter(({ promiseId }) => !inForm.has(promiseId))],
      acts: [...acts.map(({ told: one }) => one), ...(kept?.acts ?? []).filter(({ promiseId }) => !inForm.has(promiseId))],
    },
    placed: (problem) => {
      const missing = missingAt(problem.at, lines, owed);
      const [key, row] = missing ?? placeOf(problem.at, { numbers, stages, acts }, first.row);
      return cell(problem.code, row, key);
    },
  };
}

type Placed<T> = { readonly told: T; readonly row: number };
type Told = {
  readonly number: Placed<ReportContent['numbers'][number]>[];
  readonly stage: Placed<ReportContent['stages'][number]>[];
  readonly act: Placed<ReportContent['acts'][number]>[];
};
const nothing: Told = { number: [], stage: [], act: [] };

function toldIn({ row, about, cells }: Line, owed: OwedInForm, wrong: (code: string, key: FormKey) => void): Told {
  const promise = owed.promises.find(({ id }) => id === about.promise);
  if (promise === undefined) return nothing;
  const c = cells as Cells;
  if (promise.kind === 'deliverable') return { ...nothing, stage: stageIn(promise, c, owed, wrong).map((told) => ({ told, row })) };
  if (promise.kind === 'duty') return { ...nothing, act: actIn(promise, c, owed, wrong).map((told) => ({ told, row })) };
  return { ...nothing, number: numberIn(promise, c, owed, wrong).map((told) => ({ told, row })) };
}

type Wrong = (code: string, key: FormKey) => void;

function numberIn({ id, ratio }: AskedPromise, c: Cells, { unit }: OwedInForm, wrong: Wrong): ReportContent['numbers'] {
  const keys = ratio ? (['numerator', 'denominator'] as const) : (['value'] as const);
  const given = keys.filter((key) => (c[key] ?? '') !== '');
  if (given.length === 0) return [];
  const bad = keys.filter((key) => !decimalText.safeParse(c[key] ?? '').success);
  for (const key of bad) wrong('number_not_decimal', key);
  if (bad.length > 0) return [];
  const amount = ratio ? { numerator: c.numerator ?? '', denominator: c.denominator ?? '' } : { value: c.value ?? '' };
  return [{ promiseId: id, place: unit, amount, correction: c.correction ?? '' }];
}

function stageIn({ id }: AskedPromise, c: Cells, { content }: OwedInForm, wrong: Wrong): ReportContent['stages'] {
  const { stage = '', on = '', documentNumber = '' } = c;
  if (stage === '') {
    if (on !== '' || documentNumber !== '') wrong('stage_missing', 'stage');
    return [];
  }
  const known = stageWords.find(([, word]) => word === stage);
  const day = isoDay(on);
  if (known === undefined) wrong('not_in_list', 'stage');
  if (day === undefined) wrong('not_a_day', 'on');
  if (known === undefined || day === undefined) return [];
  const files = content?.stages?.find(({ promiseId }) => promiseId === id)?.files ?? [];
  return [{ promiseId: id, stage: known[0], on: day, documentNumber: documentNumber === '' ? null : documentNumber, files }];
}

function actIn({ id }: AskedPromise, { done = '' }: Cells, { content }: OwedInForm, wrong: Wrong): ReportContent['acts'] {
  if (done === '') return [];
  if (done !== YES && done !== NO) {
    wrong('not_in_list', 'done');
    return [];
  }
  const files = content?.acts?.find(({ promiseId }) => promiseId === id)?.files ?? [];
  return [{ promiseId: id, done: done === YES, files }];
}

/** `2022-3-1` and `2022/3/1` are written by spreadsheets; empty is no day; undefined is something else. */
function isoDay(text: string): string | null | undefined {
  if (text === '') return null;
  const parts = /^(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})日?$/.exec(text);
  if (parts === null) return undefined;
  const iso = `${parts[1]}-${parts[2]?.padStart(2, '0')}-${parts[3]?.padStart(2, '0')}`;
  const day = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== iso ? undefined : iso;
}

/** The line of a figure that was not told: content.numbers.<promise>.<place>. */
function missingAt([, list, promiseId]: Problem['at'], lines: readonly Line[], owed: OwedInForm): readonly [FormKey, number] | null {
  const line = list === 'numbers' ? lines.find(({ about }) => about.promise !== null && about.promise === promiseId) : undefined;
  if (line === undefined) return null;
  return [owed.promises.find(({ id }) => id === promiseId)?.ratio ? 'numerator' : 'value', line.row];
}

const columnsOf: Readonly<Record<string, FormKey>> = { numbers: 'value', stages: 'stage', acts: 'done' };
const keyed = new Set<string>(columnTitle.keys());
type Rows = { readonly [List in 'numbers' | 'stages' | 'acts']: readonly Placed<unknown>[] };

/** The column and row of what a rule found, such as content.stages.0.documentNumber. */
function placeOf(at: Problem['at'], rows: Rows, first: number): readonly [FormKey, number] {
  const [field, list, i, part] = at;
  if (field === 'accountable') return ['name', first];
  if (list === 'numbers' || list === 'stages' || list === 'acts') {
    const row = rows[list][Number(i)]?.row ?? first;
    return [keyed.has(String(part)) ? (part as FormKey) : (columnsOf[list] as FormKey), row];
  }
  return [keyed.has(String(list)) ? (list as FormKey) : 'progress', first];
}
