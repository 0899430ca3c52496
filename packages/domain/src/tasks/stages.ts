import type { LocalDate } from '../kernel/dates.ts';
import type { Problem } from '../kernel/problem.ts';
import { STAGES, type StageName } from './model.ts';

/** What a unit says to show that a deliverable reached a stage. */
export type StageProof = {
  readonly stage: StageName;
  readonly on: LocalDate | null;
  readonly documentNumber: string | null;
  readonly files: number;
};
export type StageProblem = Problem<
  'date_missing' | 'date_in_future' | 'proof_missing' | 'document_number_missing' | 'before_earlier_stage'
>;

/**
 * A stage is proved by its date and by a document number or a file; 印发 always has a number, for an issued paper has one.
 * Stages come in order: none is dated before an earlier one already accepted.
 */
export function checkStage(
  proof: StageProof,
  accepted: readonly { readonly stage: StageName; readonly on: LocalDate }[],
  today: LocalDate,
): StageProblem[] {
  const problems: StageProblem[] = [];
  if (proof.on === null) problems.push({ code: 'date_missing', at: ['on'] });
  else if (proof.on > today) problems.push({ code: 'date_in_future', at: ['on'] });
  if (proof.documentNumber === null && proof.stage === 'issue') problems.push({ code: 'document_number_missing', at: ['documentNumber'] });
  else if (proof.documentNumber === null && proof.files === 0) problems.push({ code: 'proof_missing', at: ['documentNumber'] });
  const rank = STAGES.indexOf(proof.stage);
  const earlier = accepted.some(({ stage, on }) => STAGES.indexOf(stage) < rank && proof.on !== null && on > proof.on);
  if (earlier) problems.push({ code: 'before_earlier_stage', at: ['on'] });
  return problems;
}

export type StageState = 'draft' | 'submitted' | 'accepted' | 'returned';
/** A record can be written while it is with its unit. */
export const isWritable = (state: StageState): boolean => state === 'draft' || state === 'returned';
