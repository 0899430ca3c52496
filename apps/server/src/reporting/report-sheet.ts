import type { ReportContent } from '@gongjian/contract/reporting';
import type { Form, FormRow } from '@gongjian/documents/form/model';
import { promiseText, roleText, stageText } from '@gongjian/domain/tasks/words';
import { type Cells, type FormKey, formColumns, NO, YES } from './form-columns.ts';
import type { AskedPromise, OwedInForm } from './form-reads.ts';

/** What a line of the form is about, kept in its hidden sheet: the report as it stood, and the promise, if any. */
export type AboutLine = { readonly report: string; readonly version: number; readonly plan: number; readonly promise: string | null };
export type AboutForm = { readonly month: string; readonly unit: string };

type Head = AboutForm & { readonly unitName: string; readonly dueOn: string };

/** The month of one unit as a form: one line a promise, the texts of a report on its first line. */
export function reportSheet(head: Head, owed: readonly OwedInForm[]): Form {
  return {
    name: '月报',
    title: `${head.unitName} ${head.month.replace('-', '年')}月工作进展情况`,
    lead: `${head.dueOn}前报送。只填浅黄色单元格；不要增删、移动行列。“本次报送”填“${NO}”的措施不报送。`,
    identity: JSON.stringify({ month: head.month, unit: head.unit } satisfies AboutForm),
    columns: formColumns,
    rows: owed.flatMap((one, i) => linesOf(one, i + 1)),
  };
}

function linesOf(owed: OwedInForm, no: number): FormRow[] {
  const promises = owed.promises.length > 0 ? owed.promises : [null];
  return promises.map((promise, i) => ({
    data: JSON.stringify({
      report: owed.id,
      version: owed.version,
      plan: owed.planVersion,
      promise: promise?.id ?? null,
    } satisfies AboutLine),
    cells: { ...shown(owed, no, promise), ...(i === 0 ? textsOf(owed) : {}), ...(promise === null ? {} : toldOf(promise, owed)) },
    open: [...(i === 0 ? textKeys : []), ...(promise === null ? [] : openFor(promise))],
  }));
}

export const textKeys = ['send', 'progress', 'problems', 'nextStep', 'supportNeeded', 'name', 'post'] as const satisfies readonly FormKey[];
const stageKeys = ['stage', 'on', 'documentNumber'] as const satisfies readonly FormKey[];

export function openFor({ kind, ratio, locked }: AskedPromise): readonly FormKey[] {
  if (kind === 'deliverable') return stageKeys;
  if (kind === 'duty') return ['done'];
  if (locked) return [];
  return ratio ? ['numerator', 'denominator', 'correction'] : ['value', 'correction'];
}

const shown = ({ measure, role, wantedOn, before, unit }: OwedInForm, no: number, promise: AskedPromise | null): Cells => ({
  no: String(no),
  measure,
  role: roleText[role],
  due: wantedOn,
  ...(promise === null
    ? {}
    : {
        phrase: promise.phrase,
        kind: promiseText[promise.kind] + (promise.locked ? '（取自记录）' : promise.required ? '（必填）' : ''),
        unit: promise.unit ?? '',
        before: amountText(numberOf(before, promise.id, unit)),
      }),
});

/** What has been written; while nothing has, last month's text is offered to begin with, as the form on the screen does. */
function textsOf({ content, before, accountable, beforeAccountable }: OwedInForm): Cells {
  const from = content ?? before;
  const who = accountable ?? beforeAccountable;
  return {
    send: YES,
    progress: from?.progress ?? '',
    problems: from?.problems ?? '',
    nextStep: from?.nextStep ?? '',
    supportNeeded: from?.supportNeeded ?? '',
    name: who?.name ?? '',
    post: who?.title ?? '',
  };
}

/** Figures, stages and acts are of this month alone. */
function toldOf(promise: AskedPromise, { content, unit }: OwedInForm): Cells {
  const number = numberOf(content, promise.id, unit);
  const stage = content?.stages?.find(({ promiseId }) => promiseId === promise.id);
  const act = content?.acts?.find(({ promiseId }) => promiseId === promise.id);
  return {
    ...(number === undefined || promise.locked ? {} : { ...number.amount, correction: number.correction ?? '' }),
    ...(stage === undefined ? {} : { stage: stageText[stage.stage], on: stage.on ?? '', documentNumber: stage.documentNumber ?? '' }),
    ...(act === undefined ? {} : { done: act.done ? YES : NO }),
  };
}

const numberOf = (content: ReportContent | null, promiseId: string, place: string) =>
  content?.numbers?.find((number) => number.promiseId === promiseId && number.place === place);
const amountText = (number: ReturnType<typeof numberOf>): string => {
  if (number === undefined) return '';
  return 'value' in number.amount ? number.amount.value : `${number.amount.numerator}/${number.amount.denominator}`;
};
