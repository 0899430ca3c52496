import { createHash } from 'node:crypto';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import type { Directory } from '@gongjian/domain/org/model';
import { indexUnits } from '@gongjian/domain/org/resolve';
import type { ReviewDocument, ReviewTask } from '@gongjian/domain/plan/review';
import { directoryFor } from '@gongjian/domain/plan/review-directory';
import { tasksOf } from '@gongjian/domain/plan/review-find';
import { countQuestions, type ReviewQuestion, reviewQuestions } from '@gongjian/domain/plan/review-questions';
import type { Decisions, Resolution, UnitDirectory } from '@gongjian/domain/plan/review-units';
import { directoryOn } from '../org/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { decisionsOf } from './log-repo.ts';
import type { Counts, Import } from './rows.ts';

/** A draft with its questions and what its units stand for, as they follow from the decisions so far. */
export type ReviewState = {
  readonly draft: ReviewDocument;
  readonly questions: readonly ReviewQuestion[];
  readonly resolutions: readonly Resolution[];
  readonly counts: Counts;
};

/** The units of the day the plan was issued: later renames do not make its names unknown. */
export const directoryOf = async (db: Db, ctx: Ctx, draft: ReviewDocument): Promise<UnitDirectory> =>
  ready(await directoryOn(db, issuedOn(draft) ?? ctx.today));

/** Directories already made ready, by their content: every call of a review asks for the same one, and what it found out lasts. */
const kept = new Map<string, UnitDirectory>();
const MOST_KEPT = 4;

function ready(directory: Directory): UnitDirectory {
  const key = createHash('sha256').update(JSON.stringify(directory)).digest('base64');
  const known = kept.get(key) ?? directoryFor(indexUnits(directory));
  kept.delete(key);
  kept.set(key, known);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return known;
}

const issuedOn = ({ notice }: ReviewDocument): LocalDate | null => notice?.issuedOn ?? null;

export async function reviewState(db: Db, ctx: Ctx, { id, draft, asked }: Pick<Import, 'id' | 'draft' | 'asked'>): Promise<ReviewState> {
  return stateOf(draft, asked, await decisionsOf(db, id), await directoryOf(db, ctx, draft));
}

export function stateOf(draft: ReviewDocument, asked: Import['asked'], decisions: Decisions, directory: UnitDirectory): ReviewState {
  const { questions, resolutions } = reviewQuestions(draft, asked, decisions, directory);
  return { draft, questions, resolutions, counts: countsOf(draft, questions) };
}

function countsOf(draft: ReviewDocument, questions: readonly ReviewQuestion[]): Counts {
  const sections = draft.plans.flatMap((plan) => plan.sections);
  const tasks = tasksOf(draft);
  const measures = tasks.reduce((n, task) => n + task.measures.length, 0);
  return { plans: draft.plans.length, sections: sections.length, tasks: tasks.length, measures, ...countQuestions(questions) };
}

/** What an edit changed: the tasks that are not the same objects any more, and whether the structure above them moved. */
export function changedTasks(
  before: ReviewDocument,
  after: ReviewDocument,
): { readonly tasks: readonly ReviewTask[]; readonly reload: boolean } {
  const known = new Map(tasksOf(before).map((task) => [task.id, task] as const));
  const tasks = tasksOf(after).filter((task) => known.get(task.id) !== task);
  return { tasks, reload: outline(before) !== outline(after) };
}

const outline = ({ notice, plans }: ReviewDocument): string =>
  JSON.stringify([
    notice,
    plans.map((p) => [p.id, p.title, p.year, p.sections.map((s) => [s.id, s.part, s.ordinal, s.title, s.tasks.map(({ id }) => id)])]),
  ]);

/** What a draft is called until it is published. */
export const titleOf = ({ notice, plans }: ReviewDocument, fallback: string): string =>
  notice?.title ?? plans.find(({ title }) => title !== null)?.title ?? fallback;
