import { type CaseProgress, caseProgress } from '../cases/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import { numberHash } from './feedback-keys.ts';
import { feedbackByNumber } from './feedback-repo.ts';

/** 已收到 · 办理中 · 核查中 · 答复中 · 已办结 · 不予受理 */
export type FollowState = 'received' | 'working' | 'checking' | 'answering' | 'closed' | 'declined';

/** What whoever holds the number may read: what they said, how far it has come, and the answer. Never which person works on it. */
export type Followed = {
  readonly topic: string;
  readonly text: string;
  readonly place: string;
  readonly photo: boolean;
  readonly sentAt: Date;
  readonly state: FollowState;
  readonly suspended: boolean;
  readonly closedOn: string | null;
  readonly answer: string;
  readonly answeredAt: Date | null;
};

export function followFeedback(ctx: Ctx, number: string): Promise<Followed | undefined> {
  return ctx.read(async (db) => {
    const found = await feedbackByNumber(db, numberHash(number));
    if (!found) return undefined;
    const progress = (await caseProgress(db, [found.case_id])).get(found.case_id);
    const { topic, text, place, photo, answer } = found;
    return {
      ...{ topic, text, place, photo, answer, sentAt: found.sent_at, answeredAt: found.answered_at },
      state: progress ? stateOf(progress) : 'received',
      suspended: progress?.suspended ?? false,
      closedOn: progress?.closedOn ?? null,
    };
  });
}

const byDuty = { start: 'received', work: 'working', verify: 'checking', publish: 'answering', end: 'closed' } as const;

/** Before a unit has it, it is being taken up; closed without an answer to give, it was not. */
export function stateOf({ kind, duty, unit, closedFrom }: Pick<CaseProgress, 'kind' | 'duty' | 'unit' | 'closedFrom'>): FollowState {
  if (duty !== 'end') return unit === null ? 'received' : byDuty[duty];
  const answers = kind.stages.filter((stage) => stage.duty === 'publish').map(({ code }) => code);
  return answers.length > 0 && !answers.includes(closedFrom ?? '') ? 'declined' : 'closed';
}
