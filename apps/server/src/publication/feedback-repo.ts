import { sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';
import type { Db, Tx } from '../platform/db.ts';
import type { Contact } from './feedback-keys.ts';

export type NewFeedback = {
  readonly id: string;
  readonly numberHash: Buffer;
  readonly caseId: string;
  readonly topic: string;
  readonly text: string;
  readonly place: string;
  readonly language: 'zh' | 'en';
  readonly photo: boolean;
};

export async function insertFeedback(tx: Tx, ctx: Ctx, fresh: NewFeedback): Promise<void> {
  const { numberHash, caseId, ...same } = fresh;
  await tx
    .insertInto('publication.feedback')
    .values({ city: ctx.actor.city, ...same, number_hash: numberHash, case_id: caseId, sent_at: ctx.now })
    .execute();
}

export async function insertContact(tx: Tx, city: string, id: string, sealed: Buffer, masked: Contact): Promise<void> {
  await tx
    .insertInto('publication.feedback_contact')
    .values({ city, feedback_id: id, sealed, masked_name: masked.name, masked_contact: masked.contact })
    .execute();
}

/** What its number finds. */
export async function feedbackByNumber(db: Db, hash: Buffer) {
  return db
    .selectFrom('publication.feedback')
    .select(['id', 'case_id', 'topic', 'text', 'place', 'photo', 'sent_at', 'answer', 'answered_at'])
    .where('number_hash', '=', hash)
    .executeTakeFirst();
}

/** Two forms sent at the same moment with the same token wait for one another here. */
export const holdNumber = (tx: Tx, hash: Buffer) =>
  sql`select pg_advisory_xact_lock(${hash.readBigInt64BE(0).toString()}::bigint)`.execute(tx);

export async function lockFeedback(tx: Tx, id: string) {
  return tx.selectFrom('publication.feedback').select(['id', 'case_id', 'version']).where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function saveAnswer(tx: Tx, ctx: Ctx, id: string, answer: string): Promise<void> {
  await tx
    .updateTable('publication.feedback')
    .set({
      ...{ answer, answered_by_id: ctx.actor.id, answered_by: ctx.actor.name, answered_at: ctx.now },
      version: sql`version + 1`,
    })
    .where('id', '=', id)
    .execute();
}

export async function sealedContact(db: Db, id: string): Promise<Buffer | undefined> {
  const row = await db.selectFrom('publication.feedback_contact').select('sealed').where('feedback_id', '=', id).executeTakeFirst();
  return row?.sealed;
}
