import type { LocalDate } from '@gongjian/domain/kernel/dates';
import type { Ctx } from '../platform/ctx.ts';
import type { Db, Tx } from '../platform/db.ts';
import { found, Refused } from '../platform/refused.ts';
import type { Upload } from '../platform/upload.ts';

export async function putLookBacks(tx: Tx, city: string, caseId: string, days: readonly LocalDate[]): Promise<void> {
  if (days.length === 0) return;
  await tx
    .insertInto('supervision.look_back')
    .values(days.map((due) => ({ city, case_id: caseId, due })))
    .execute();
}

/** A look-back that is open, held. */
export async function heldLookBack(tx: Tx, id: string): Promise<{ readonly caseId: string; readonly due: LocalDate }> {
  const row = found(
    await tx.selectFrom('supervision.look_back').select(['case_id', 'due', 'state']).where('id', '=', id).forUpdate().executeTakeFirst(),
    'supervision.look_back_not_found',
  );
  if (row.state !== 'open') throw new Refused('supervision.decided_already');
  return { caseId: row.case_id, due: row.due as LocalDate };
}

export type Seen = {
  readonly result: 'kept' | 'lapsed';
  readonly note: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly takenAt: Date | null;
};

export async function saveLookBack(tx: Tx, ctx: Ctx, id: string, seen: Seen, { name, bytes }: Upload): Promise<void> {
  await tx
    .updateTable('supervision.look_back')
    .set({
      ...{ state: seen.result, note: seen.note, longitude: seen.longitude, latitude: seen.latitude, taken_at: seen.takenAt },
      ...{ photo: bytes, photo_name: name.slice(0, 200), by_id: ctx.actor.id, by_name: ctx.actor.name, at: ctx.now },
    })
    .where('id', '=', id)
    .execute();
}

/** The case was opened again: what was still to be looked at is counted anew when it is written off. */
export async function voidOpen(tx: Tx, caseId: string): Promise<void> {
  await tx.updateTable('supervision.look_back').set({ state: 'void' }).where('case_id', '=', caseId).where('state', '=', 'open').execute();
}

export const lookBackPhoto = (db: Db, id: string) =>
  db
    .selectFrom('supervision.look_back')
    .select(['photo_name as name', 'photo as bytes'])
    .where('id', '=', id)
    .where('photo', 'is not', null)
    .executeTakeFirst();
