import type { Ctx } from '../platform/ctx.ts';
import type { Db, Tx } from '../platform/db.ts';
import { found, Refused } from '../platform/refused.ts';

export const countOpen = async (db: Db, caseId: string): Promise<number> =>
  (
    await db
      .selectFrom('supervision.objection')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('case_id', '=', caseId)
      .where('state', '=', 'open')
      .executeTakeFirstOrThrow()
  ).n;

export async function insertObjection(
  tx: Tx,
  ctx: Ctx,
  caseId: string,
  said: { readonly objector: string; readonly contact: string; readonly text: string; readonly receivedOn: string },
): Promise<void> {
  await tx
    .insertInto('supervision.objection')
    .values({
      ...{ city: ctx.actor.city, case_id: caseId, objector: said.objector, contact: said.contact, text: said.text },
      ...{ received_on: said.receivedOn, by_id: ctx.actor.id, by_name: ctx.actor.name, at: ctx.now },
    })
    .execute();
}

/** The objection, held; one that is answered is not answered again. */
export async function heldObjection(tx: Tx, caseId: string, id: string): Promise<void> {
  const row = await tx
    .selectFrom('supervision.objection')
    .select('state')
    .where('id', '=', id)
    .where('case_id', '=', caseId)
    .forUpdate()
    .executeTakeFirst();
  if (found(row, 'supervision.objection_not_found').state !== 'open') throw new Refused('supervision.decided_already');
}

export async function decide(tx: Tx, ctx: Ctx, id: string, upheld: boolean, answer: string): Promise<void> {
  await tx
    .updateTable('supervision.objection')
    .set({ state: upheld ? 'upheld' : 'rejected', answer, decided_by: ctx.actor.name, decided_at: ctx.now })
    .where('id', '=', id)
    .execute();
}
