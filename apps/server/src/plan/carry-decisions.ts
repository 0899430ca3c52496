import type { ReviewDocument, Role } from '@gongjian/domain/plan/review';
import { measuresOf } from '@gongjian/domain/plan/review-find';
import type { ReviewQuestion } from '@gongjian/domain/plan/review-questions';
import { decisionsAbout } from '../org/index.ts';
import type { Db } from '../platform/db.ts';
import type { NewDecision } from './log-repo.ts';

/** What was decided about a printed name in a published version: of one measure and role for an open group, of everywhere for a name. */
export type CarriedDecision = {
  readonly kind: 'unit' | 'group';
  readonly measure: string | null;
  readonly role: Role | null;
  readonly phrase: string;
  readonly decision: 'answer' | 'defer';
  readonly units: readonly string[] | null;
  readonly reason: string | null;
};

/** Under this subject `org` remembers what an open group means in one measure, and what an unknown name means anywhere. */
export const groupSubject = (measure: string, role: string): string => `measure:${measure}/${role}`;
export const NAME_SUBJECT = 'name';

/** The decisions of a draft that a later version should not ask again, under the lasting ids of its measures. */
export function decisionsToKeep(questions: readonly ReviewQuestion[], lastingId: (draftId: string) => string): CarriedDecision[] {
  return questions.flatMap(({ kind, measures, field, phrase, decision }): CarriedDecision[] => {
    if (!decision || decision.decision === 'reopen' || phrase === null) return [];
    const said = { phrase, decision: decision.decision, units: decision.units?.map(({ id }) => id) ?? null, reason: decision.reason };
    if (kind === 'unit') return [{ kind, measure: null, role: null, ...said }];
    if (kind !== 'group' || measures[0] === undefined) return [];
    return [{ kind, measure: lastingId(measures[0]), role: field as Role, ...said }];
  });
}

/** Answers the open questions of a fresh draft that were answered before: in the version it amends, or about the same name anywhere. */
export async function carriedDecisions(
  db: Db,
  draft: ReviewDocument,
  questions: readonly ReviewQuestion[],
  earlier: readonly CarriedDecision[],
): Promise<NewDecision[]> {
  const was = new Map(measuresOf(draft).map((measure) => [measure.id, measure.was] as const));
  const asked = questions.flatMap((question) => {
    const place = placeOf(question, was);
    return question.state === 'open' && place !== null ? [{ question, ...place }] : [];
  });
  const remembered = await decisionsAbout(db, [...new Set(asked.map(({ subject }) => subject))]);
  const newest = new Map(remembered.map((known) => [`${known.subject} ${known.phrase}`, known] as const));
  return asked.flatMap(({ question, subject, measure }) => {
    const known = newest.get(`${subject} ${question.phrase}`);
    if (known) return [carried(question, { decision: 'answer', units: known.units, reason: known.reason })];
    const before = earlier.find(
      (e) =>
        e.kind === question.kind &&
        e.phrase === question.phrase &&
        ((e.measure === measure && e.role === question.field) || e.kind === 'unit'),
    );
    return before ? [carried(question, before)] : [];
  });
}

function placeOf(
  { kind, measures, field }: ReviewQuestion,
  was: ReadonlyMap<string, string | null>,
): { subject: string; measure: string | null } | null {
  if (kind === 'unit') return { subject: NAME_SUBJECT, measure: null };
  const before = was.get(measures[0] ?? '') ?? null;
  return kind === 'group' && before !== null && field !== null ? { subject: groupSubject(before, field), measure: before } : null;
}

const carried = (
  { key }: ReviewQuestion,
  { decision, units, reason }: Pick<CarriedDecision, 'decision' | 'units' | 'reason'>,
): NewDecision => ({
  question: key,
  decision,
  answer: null,
  units,
  reason: reason === null ? '沿用此前的决定' : `沿用此前的决定：${reason.replace(/^沿用此前的决定：/, '')}`,
  editNo: null,
});
