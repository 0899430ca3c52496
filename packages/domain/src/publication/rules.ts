import type { WorkCalendar } from '../calendar/model.ts';
import { addWorkdays } from '../calendar/rules.ts';
import type { LocalDate } from '../kernel/dates.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Disclosure, PublicationState, Timing } from './model.ts';

type Text = Pick<Disclosure, 'fields' | 'timing' | 'workingDays' | 'withheld' | 'withheldEn'>;

/** What is wrong with an entry of the catalogue. `offered` are the fields its class has. */
export function disclosureProblems({ fields, timing, workingDays, withheld, withheldEn }: Text, offered: readonly string[]): Problem[] {
  const problems: Problem[] = [];
  fields.forEach((field, i) => {
    if (!offered.includes(field)) problems.push({ code: 'field_unknown', at: ['fields', i] });
    if (fields.indexOf(field) !== i) problems.push({ code: 'field_twice', at: ['fields', i] });
  });
  if (timing !== 'never' && fields.length === 0) problems.push({ code: 'fields_missing', at: ['fields'] });
  if ((timing === 'after_publicity') !== (workingDays !== null))
    problems.push({ code: 'working_days_with_publicity', at: ['workingDays'] });
  if (timing === 'never' && withheld === '') problems.push({ code: 'withheld_says_why', at: ['withheld'] });
  if (timing === 'never' && withheldEn === '') problems.push({ code: 'withheld_says_why', at: ['withheldEn'] });
  return problems;
}

/** The deeds of publication, on a class and on one item. */
export type Step = 'edit' | 'approve' | 'publish' | 'withdraw';

const from: Readonly<Record<Step, readonly PublicationState[]>> = {
  edit: ['draft', 'approved', 'published', 'withdrawn'],
  approve: ['draft'],
  publish: ['approved', 'published'],
  withdraw: ['approved', 'published'],
};

export const mayStep = (step: Step, state: PublicationState): boolean => from[step].includes(state);

/** 编审分离: who edited last does not approve. */
export const mayApprove = (editedBy: string, approver: string): boolean => editedBy !== approver;

/** The first day on which a thing of this class may be public. `since`: the day it came to be, or its publicity began. */
export function publicFrom(timing: Timing, workingDays: number | null, since: LocalDate | null, calendar: WorkCalendar): LocalDate | null {
  if (timing !== 'after_publicity' || since === null) return since;
  return addWorkdays(since, workingDays ?? 0, calendar);
}
