import type { Evidence, EvidenceKind } from '@gongjian/domain/cases/model';
import type { Ctx } from '../platform/ctx.ts';
import type { Db, Tx } from '../platform/db.ts';

/** The evidence named that belongs to the case and was used by no step yet; whatever else is named is not there. */
export async function unusedEvidence(tx: Tx, caseId: string, ids: readonly string[]): Promise<Evidence[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('cases.evidence')
    .select(['kind', 'longitude', 'taken_at'])
    .where('case_id', '=', caseId)
    .where('id', 'in', [...ids])
    .where('step_id', 'is', null)
    .execute();
  return rows.map(({ kind, longitude, taken_at }) => ({
    kind: kind as EvidenceKind,
    placed: longitude !== null,
    timed: taken_at !== null,
  }));
}

export async function useEvidence(tx: Tx, caseId: string, ids: readonly string[], stepId: number): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('cases.evidence')
    .set({ step_id: stepId })
    .where('case_id', '=', caseId)
    .where('id', 'in', [...ids])
    .where('step_id', 'is', null)
    .execute();
}

export type NewEvidence = {
  readonly kind: EvidenceKind;
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
  readonly place: { readonly longitude: number; readonly latitude: number } | null;
  readonly takenAt: Date | null;
};

export async function insertEvidence(
  tx: Tx,
  ctx: Ctx,
  caseId: string,
  { kind, name, type, bytes, place, takenAt }: NewEvidence,
): Promise<void> {
  await tx
    .insertInto('cases.evidence')
    .values({
      city: ctx.actor.city,
      ...{ case_id: caseId, kind, name: name.slice(0, 200), type, bytes, size: bytes.length },
      ...{ longitude: place?.longitude ?? null, latitude: place?.latitude ?? null, taken_at: takenAt },
      ...{ by_id: ctx.actor.id, by_name: ctx.actor.name, at: ctx.now },
    })
    .execute();
}

export async function countEvidence(db: Db, caseId: string): Promise<number> {
  const { n } = await db
    .selectFrom('cases.evidence')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow();
  return n;
}

export function evidenceFile(db: Db, caseId: string, id: string) {
  return db.selectFrom('cases.evidence').select(['name', 'bytes']).where('id', '=', id).where('case_id', '=', caseId).executeTakeFirst();
}
