import type { Ctx } from '../platform/ctx.ts';
import type { Db, Tx } from '../platform/db.ts';

/** Who a phrase such as 相关区政府 means in one place, and who said so. */
export type GroupDecision = {
  readonly subject: string;
  readonly phrase: string;
  readonly units: readonly string[];
  readonly reason: string | null;
  readonly by: string;
  readonly at: Date;
};

/** The newest decision for each phrase of these subjects. */
export async function decisionsAbout(db: Db, subjects: readonly string[]): Promise<GroupDecision[]> {
  if (subjects.length === 0) return [];
  const rows = await db
    .selectFrom('org.group_decision')
    .distinctOn(['subject', 'phrase'])
    .select(['subject', 'phrase', 'units', 'reason', 'decided_by', 'decided_at'])
    .where('subject', 'in', subjects)
    .orderBy('subject')
    .orderBy('phrase')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ decided_by: by, decided_at: at, ...decision }) => ({ ...decision, by, at }));
}

export async function saveDecision(tx: Tx, ctx: Ctx, { subject, phrase, units, reason }: Omit<GroupDecision, 'by' | 'at'>): Promise<void> {
  await tx
    .insertInto('org.group_decision')
    .values({ city: ctx.actor.city, subject, phrase, units: [...units], reason, decided_by: ctx.actor.id, decided_at: ctx.now })
    .execute();
}
