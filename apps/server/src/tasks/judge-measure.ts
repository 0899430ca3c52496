import type { WorkCalendar } from '@gongjian/domain/calendar/model';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { evidenceOfActs } from '@gongjian/domain/tasks/acts-told';
import { type ProvedVerdict, withEvidence } from '@gongjian/domain/tasks/evidence-verdict';
import { verdict } from '@gongjian/domain/tasks/verdict';
import type { LoadedMeasure } from './facts.ts';

/** 研判: dates and stages, then what figures and acts prove. The one way a measure of the ledger is judged. */
export function judgeMeasure(
  { facts, proof, watch }: Pick<LoadedMeasure, 'facts' | 'proof' | 'watch'>,
  today: LocalDate,
  calendar: WorkCalendar,
): ProvedVerdict {
  return withEvidence(verdict(facts, today, calendar), facts, [...proof.evidence, ...evidenceOfActs(facts, proof.told, today, watch)]);
}
