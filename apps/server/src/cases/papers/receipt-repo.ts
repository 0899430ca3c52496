import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db.ts';
import { found } from '../../platform/refused.ts';

export type HeldReceipt = { readonly signed: boolean; readonly replied: boolean };

/** The receipt of a unit, held until the deed is done. */
export async function heldReceipt(tx: Tx, paperId: string, unit: string): Promise<HeldReceipt> {
  const { rows } = await sql<HeldReceipt>`
    select signed_at is not null as signed, replied_at is not null as replied
      from cases.paper_receipt where paper_id = ${paperId} and unit_id = ${unit} for update
  `.execute(tx);
  return found(rows[0], 'cases.paper_not_found');
}

export async function saveSignature(tx: Tx, { actor, now }: Ctx, paperId: string, unit: string): Promise<void> {
  await tx
    .updateTable('cases.paper_receipt')
    .set({ signed_at: now, signed_by_id: actor.id, signed_by: actor.name })
    .where('paper_id', '=', paperId)
    .where('unit_id', '=', unit)
    .execute();
}

export async function saveReply(tx: Tx, { actor, now }: Ctx, paperId: string, unit: string, text: string): Promise<void> {
  await tx
    .updateTable('cases.paper_receipt')
    .set({ reply: text, replied_at: now, replied_by_id: actor.id, replied_by: actor.name })
    .where('paper_id', '=', paperId)
    .where('unit_id', '=', unit)
    .execute();
}
