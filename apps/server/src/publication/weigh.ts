import { createHash } from 'node:crypto';
import { type PublicClass, publicContents } from '@gongjian/contract/publication-content';
import type { WorkCalendar } from '@gongjian/domain/calendar/model';
import { NoHolidayNotice } from '@gongjian/domain/calendar/rules';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import type { Problem } from '@gongjian/domain/kernel/problem';
import { canonical, changeOf, disclosed, personalProblems } from '@gongjian/domain/publication/content';
import type { Change, Content, SnapshotKind } from '@gongjian/domain/publication/model';
import { redact } from '@gongjian/domain/publication/personal-data';
import { publicFrom } from '@gongjian/domain/publication/rules';
import type { Candidate } from './compose/candidate.ts';
import type { KeptDisclosure } from './disclosure-repo.ts';

/** What a publishing would do with one candidate. */
export type Weighed = {
  readonly key: string;
  /** Only the fields the catalogue lets out. */
  readonly content: Content;
  readonly composed: string;
  readonly outcome: Exclude<SnapshotKind, 'withdrawal'> | 'unchanged' | 'waiting' | 'proposed' | 'refused';
  readonly fromDay: LocalDate | null;
  readonly problems: readonly Problem[];
  readonly changes: readonly Change[];
};

/** What is public of the class now, and what was composed of it last. */
export type Standing = {
  readonly live: ReadonlyMap<string, Content>;
  readonly composed: ReadonlyMap<string, string>;
};

export const digest = (content: unknown): string => createHash('sha256').update(canonical(content)).digest('hex');

/** Shape, then persons: the catalogue's fields, within the contract's bounds, with nothing of a natural person in the clear. */
export function contentProblems(disclosure: PublicClass, content: Content, names: readonly string[] = []): Problem[] {
  const shape = publicContents[disclosure].safeParse(content);
  const wrong = shape.error?.issues.map(({ code, path }) => ({
    code,
    at: path.map((step) => (typeof step === 'number' ? step : String(step))),
  }));
  return [...(wrong ?? []), ...personalProblems(content, names)].slice(0, 50);
}

type Rules = {
  readonly disclosure: KeptDisclosure;
  readonly today: LocalDate;
  readonly calendar: WorkCalendar;
  readonly names: readonly string[];
};

export function weigh({ key, content: whole, since }: Candidate, standing: Standing, rules: Rules): Weighed {
  const { disclosure, today, calendar } = rules;
  const content = disclosed(whole, disclosure);
  const { fromDay, missing } = firstDay(disclosure, since, calendar);
  const problems = [...missing, ...contentProblems(disclosure.code, content, disclosure.approval === 'item' ? rules.names : [])];
  const composed = digest(content);
  const base = { key, content, composed, fromDay, problems, changes: [] };
  if (disclosure.approval === 'item') return { ...base, outcome: standing.composed.get(key) === composed ? 'unchanged' : 'proposed' };
  if (problems.length > 0) return { ...base, outcome: 'refused' };
  if (fromDay !== null && fromDay > today) return { ...base, outcome: 'waiting' };
  const change = publicChange(disclosure, standing.live.get(key), content);
  return change === undefined ? { ...base, outcome: 'unchanged' } : { ...base, outcome: change.kind, changes: change.changes };
}

/** A year without a holiday notice is told, never guessed over. */
function firstDay({ timing, workingDays }: KeptDisclosure, since: LocalDate | null, calendar: WorkCalendar) {
  try {
    return { fromDay: publicFrom(timing, workingDays, since, calendar), missing: [] };
  } catch (error) {
    if (!(error instanceof NoHolidayNotice)) throw error;
    return { fromDay: null, missing: [{ code: 'no_holiday_notice', at: [error.year] }] };
  }
}

/**
 * What the public is told of a change. A field that is no longer let out is not quoted, nor what was written of a person; of what is
 * approved one by one only the field is named.
 */
export function publicChange(disclosure: Pick<KeptDisclosure, 'fields' | 'approval'>, before: Content | undefined, after: Content) {
  const change = changeOf(before, after);
  if (change === undefined) return undefined;
  const told = change.changes.filter(({ field }) => disclosure.fields.includes(field.split(' ', 1)[0] ?? ''));
  return { kind: change.kind, changes: told.map(disclosure.approval === 'item' ? nameOnly : masked) };
}

const nameOnly = ({ field }: Change): Change => ({ field, before: '', after: '' });
const masked = ({ field, before, after }: Change): Change => ({ field, before: redact(before), after: redact(after) });
