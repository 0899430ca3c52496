import type { PlanEdit } from '@gongjian/domain/plan/review';
import type { Decision } from '@gongjian/domain/plan/review-units';
import type { Ctx } from '../platform/ctx.ts';
import type { Db, Tx } from '../platform/db.ts';

const signed = ({ actor, now }: Ctx) => ({ by_id: actor.id, by_name: actor.name, at: now });

/** What people did to a draft, edit by edit and decision by decision. Appended only. */
export type LoggedEdit = {
  readonly no: number;
  readonly edit: PlanEdit | null;
  readonly undoes: number | null;
  readonly by: { readonly id: string; readonly name: string };
  readonly at: string;
};

export async function editsOf(db: Db, importId: string): Promise<LoggedEdit[]> {
  const rows = await db
    .selectFrom('plan.edit')
    .select(['no', 'edit', 'undoes', 'by_id', 'by_name', 'at'])
    .where('import_id', '=', importId)
    .orderBy('no')
    .execute();
  return rows.map(({ no, edit, undoes, by_id, by_name, at }) => ({
    no,
    edit: edit as PlanEdit | null,
    undoes,
    by: { id: by_id, name: by_name },
    at: at.toISOString(),
  }));
}

/** The number of the last edit, from which the next one counts. */
export async function lastEditNo(tx: Tx, importId: string): Promise<number> {
  const row = await tx
    .selectFrom('plan.edit')
    .select(({ fn }) => fn.max('no').as('last'))
    .where('import_id', '=', importId)
    .executeTakeFirst();
  return row?.last ?? 0;
}

export async function insertEdits(
  tx: Tx,
  ctx: Ctx,
  importId: string,
  edits: readonly { no: number; edit?: PlanEdit; undoes?: number }[],
): Promise<void> {
  if (edits.length === 0) return;
  await tx
    .insertInto('plan.edit')
    .values(
      edits.map(({ no, edit, undoes }) => ({
        city: ctx.actor.city,
        import_id: importId,
        no,
        edit: edit === undefined ? null : JSON.stringify(edit),
        undoes: undoes ?? null,
        ...signed(ctx),
      })),
    )
    .execute();
}

/** The newest decision on each question. */
export async function decisionsOf(db: Db, importId: string): Promise<Map<string, Decision>> {
  const rows = await db
    .selectFrom('plan.decision')
    .distinctOn('question')
    .select(['question', 'decision', 'answer', 'units', 'reason', 'by_id', 'by_name', 'at'])
    .where('import_id', '=', importId)
    .orderBy('question')
    .orderBy('no', 'desc')
    .execute();
  return new Map(
    rows.map(({ question, decision, answer, units, reason, by_id, by_name, at }) => [
      question,
      { decision: decision as Decision['decision'], answer, units, reason, by: { id: by_id, name: by_name }, at: at.toISOString() },
    ]),
  );
}

export type NewDecision = {
  readonly question: string;
  readonly decision: Decision['decision'];
  readonly answer: string | null;
  readonly units: readonly string[] | null;
  readonly reason: string | null;
  readonly editNo: number | null;
};

export async function insertDecision(tx: Tx, ctx: Ctx, importId: string, said: NewDecision): Promise<void> {
  const { question, decision, answer, units, reason, editNo } = said;
  await tx
    .insertInto('plan.decision')
    .values({
      city: ctx.actor.city,
      import_id: importId,
      question,
      decision,
      answer,
      units: units === null ? null : [...units],
      reason,
      edit_no: editNo,
      ...signed(ctx),
    })
    .execute();
}

/** The question whose answer wrote this edit, if one did. */
export async function questionOfEdit(tx: Tx, importId: string, editNo: number): Promise<string | undefined> {
  const row = await tx
    .selectFrom('plan.decision')
    .select('question')
    .where('import_id', '=', importId)
    .where('edit_no', '=', editNo)
    .executeTakeFirst();
  return row?.question;
}
