import type { Problem } from '../kernel/problem.ts';
import type { PlanEdit, Role } from './review.ts';
import { ROLES } from './review.ts';
import type { ReviewQuestion } from './review-questions.ts';
import type { UnitDirectory } from './review-units.ts';
import { readUnits } from './units.ts';

/** What a person says to a question. */
export type Answer = {
  readonly decision: 'answer' | 'defer' | 'reopen';
  readonly answer?: string | undefined;
  readonly units?: readonly string[] | undefined;
  readonly reason?: string | undefined;
};

export type AnswerProblem = Problem<'reason_missing' | 'answer_missing' | 'units_missing' | 'unit_unknown'>;

export function checkAnswer(question: ReviewQuestion, said: Answer, directory: UnitDirectory): AnswerProblem[] {
  if (said.decision === 'reopen') return [];
  if (said.decision === 'defer') return hasText(said.reason) ? [] : [{ code: 'reason_missing', at: ['reason'] }];
  if (question.kind === 'unit' || question.kind === 'group') return checkUnits(said.units, directory);
  return hasText(said.answer) ? [] : [{ code: 'answer_missing', at: ['answer'] }];
}

function checkUnits(units: readonly string[] | undefined, directory: UnitDirectory): AnswerProblem[] {
  if (units === undefined) return [{ code: 'units_missing', at: ['units'] }];
  return units.flatMap((id, i): AnswerProblem[] => (directory.unit(id) ? [] : [{ code: 'unit_unknown', at: ['units', i] }]));
}

const hasText = (text: string | undefined): boolean => text !== undefined && text.trim() !== '';

/** The change of the draft an answer means: one of the offered readings of a cell of units is written into the cell. */
export function editFor(question: ReviewQuestion, said: Answer): PlanEdit | null {
  const [measure] = question.measures;
  if (said.decision !== 'answer' || question.kind !== 'cell' || measure === undefined || said.answer === undefined) return null;
  if (!isRole(question.field) || !question.choices.includes(said.answer)) return null;
  const text = said.answer;
  return { op: 'setUnits', measure, role: question.field, units: readUnits({ text, from: Array.from(text, (_, i) => i) }) };
}

const isRole = (field: string | null): field is Role => ROLES.some((role) => role === field);
