import type { EditedField, ReviewDocument } from './review.ts';
import type { AskedQuestion } from './review-draft.ts';
import { measuresOf } from './review-find.ts';
import {
  type Decision,
  type Decisions,
  type Resolution,
  type UnitDirectory,
  type UnitRef,
  UnitResolver,
  type Unresolved,
} from './review-units.ts';

export type QuestionState = 'open' | 'answered' | 'deferred';

/** A decision that stands, with its units by name. */
export type StandingDecision = Omit<Decision, 'units'> & { readonly units: readonly UnitRef[] | null };

/** 待定问题: something only a person can say. */
export type ReviewQuestion = {
  readonly key: string;
  readonly kind: 'document' | 'cell' | 'unit' | 'group';
  readonly measures: readonly string[];
  readonly field: string | null;
  readonly phrase: string | null;
  readonly why: string;
  readonly choices: readonly string[];
  readonly suggestions: readonly { readonly unit: UnitRef; readonly score: number }[];
  /** The kinds of units to choose among, for an open group. */
  readonly among: readonly string[];
  readonly state: QuestionState;
  readonly decision: StandingDecision | null;
};

/** Every question of a draft as it now stands, and what its units stand for. Nothing is stored but the decisions. */
export function reviewQuestions(
  document: ReviewDocument,
  asked: readonly AskedQuestion[],
  decisions: Decisions,
  directory: UnitDirectory,
): { readonly questions: readonly ReviewQuestion[]; readonly resolutions: readonly Resolution[] } {
  const edited = new Map(measuresOf(document).map(({ id, edited: fields }) => [id, fields] as const));
  const { resolutions, unresolved } = new UnitResolver(directory, decisions).read(document);
  const printed = asked.filter(({ measure }) => measure === null || edited.has(measure));
  const questions = [
    ...printed.map((question) => printedQuestion(question, edited.get(question.measure ?? '') ?? [], decisions)),
    ...unresolved.map((question) => unitQuestion(question, decisions, directory)),
  ];
  return { questions, resolutions };
}

function printedQuestion(
  { key, measure, field, why, choices }: AskedQuestion,
  edited: readonly EditedField[],
  decisions: Decisions,
): ReviewQuestion {
  const decision = named(decisions.get(key), () => undefined);
  return {
    key,
    kind: measure === null ? 'document' : 'cell',
    measures: measure === null ? [] : [measure],
    field,
    phrase: null,
    why,
    choices,
    suggestions: [],
    among: [],
    ...standing(
      decision,
      edited.some((done) => field.startsWith(done)),
    ),
  };
}

const unitWhy: Record<Unresolved['kind'], (phrase: string) => string> = {
  unit: (phrase) => `没有找到名为“${phrase}”的单位，请指明`,
  group: (phrase) => `“${phrase}”没有写明是哪些单位，请指明`,
};

function unitQuestion(
  { question, kind, phrase, role, measures }: Unresolved,
  decisions: Decisions,
  directory: UnitDirectory,
): ReviewQuestion {
  return {
    key: question,
    kind,
    measures,
    field: role,
    phrase,
    why: unitWhy[kind](phrase),
    choices: [],
    suggestions: directory.suggest(phrase),
    among: directory.among(phrase),
    ...standing(named(decisions.get(question), directory.unit), false),
  };
}

const named = (decision: Decision | undefined, unit: UnitDirectory['unit']): StandingDecision | undefined =>
  decision && { ...decision, units: decision.units?.flatMap((id) => unit(id) ?? []) ?? null };

const stateOf: Record<Decision['decision'], QuestionState> = { answer: 'answered', defer: 'deferred', reopen: 'open' };

/** A cell a person has since written himself answers the question about it. */
function standing(decision: StandingDecision | undefined, written: boolean): Pick<ReviewQuestion, 'state' | 'decision'> {
  if (decision && decision.decision !== 'reopen') return { state: stateOf[decision.decision], decision };
  return { state: written && !decision ? 'answered' : 'open', decision: null };
}

export const countQuestions = (questions: readonly ReviewQuestion[]): Record<QuestionState, number> => {
  const counts = { open: 0, answered: 0, deferred: 0 };
  for (const { state } of questions) counts[state] += 1;
  return counts;
};
