import type { ReportContent, ReportForm } from '@gongjian/contract/reporting';
import { localDate } from '@gongjian/domain/kernel/dates';
import type { Content } from '@gongjian/domain/reporting/model';
import { type Asked, checkReport, type SubmissionCode } from '@gongjian/domain/reporting/submission';
import type { Accountable } from './api.ts';

export type FormCode = SubmissionCode | 'accountable_missing';
/** `field` is where the form shows it: a text, or the promise it is about. */
export type FormProblem = { readonly code: FormCode; readonly field: string };

/** Everything that keeps this report from being sent, found before it is tried. What the bytes of a file are only the server knows. */
export function problemsOf(form: ReportForm, content: ReportContent, accountable: Accountable | null, today: string): FormProblem[] {
  const attachments = form.attachments.map(({ id, name, type, size }) => ({ id, name, type, detected: null, bytes: size }));
  const found = checkReport({ ...content, attachments } as Content, askedOf(form, today)).filter(
    ({ code }) => code !== 'attachment_disguised',
  );
  const told = found.map(({ code, at }): FormProblem => ({ code, field: fieldOf(content, at) }));
  return accountable === null || accountable.name.trim() === '' ? [...told, { code: 'accountable_missing', field: 'accountable' }] : told;
}

function askedOf({ verdict, promises, unit }: ReportForm, today: string): Asked {
  const of = (kind: string) => promises.filter((promise) => promise.kind === kind);
  return {
    today: localDate(today),
    behind: verdict !== null && ['yellow', 'red'].includes(verdict.light),
    numbers: of('target').map(({ id, locked, ratio, required }) => ({
      promiseId: id,
      place: unit.id,
      ratio,
      lastTotal: null,
      locked: locked !== null,
      required,
    })),
    deliverables: of('deliverable').map(({ id }) => ({ promiseId: id, accepted: [] })),
    acts: of('duty').map(({ id }) => ({ promiseId: id, proofNeeded: false })),
    attachmentNeeded: false,
  };
}

function fieldOf(content: ReportContent, [list, i]: readonly (string | number)[]): string {
  if (typeof i === 'string') return i;
  if (list !== 'numbers' && list !== 'stages' && list !== 'acts') return String(list);
  return content[list][i ?? 0]?.promiseId ?? String(list);
}
