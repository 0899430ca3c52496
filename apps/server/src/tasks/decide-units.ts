import { decideGroup, unitRefs } from '../org/index.ts';
import { groupSubject } from '../plan/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Db, Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { found, Refused } from '../platform/refused.ts';
import { unitsDecided } from './events.ts';
import { insertAll } from './ledger-repo.ts';
import { lockMeasure, nextVersion } from './measure-repo.ts';
import { responsibilitiesOf } from './read-measure.ts';
import { refreshMeasures } from './refresh.ts';

/** Says which units a printed group stands for in one measure. Phrase, person and reason stay with it. */
export function decideUnits(ctx: Ctx, responsibilityId: string, version: number, units: readonly string[], reason: string) {
  return ctx.transact(async (tx) => {
    const row = found(await findResponsibility(tx, responsibilityId), 'tasks.responsibility_not_found');
    const measure = found(await lockMeasure(tx, row.measureId), 'tasks.responsibility_not_found');
    ctx.mustBeAllowed('tasks.manage');
    if (measure.version !== version) throw new Refused('tasks.changed');
    await refuseUnknown(tx, ctx, units);

    await saveDecision(tx, ctx, row, units, reason);
    await decideGroup(tx, ctx, { subject: groupSubject(row.measureId, row.role), phrase: row.phrase, units, reason });
    await nextVersion(tx, row.measureId, version);
    await emit(tx, ctx, unitsDecided(row.measureId, { responsibilityId, phrase: row.phrase, role: row.role, units, reason }));
    await refreshMeasures(tx, ctx, [row.measureId]);
    const [responsibility] = await responsibilitiesOf(tx, [row.measureId], ctx.today, responsibilityId);
    return { version: version + 1, responsibility: found(responsibility, 'tasks.responsibility_not_found') };
  });
}

type Row = { readonly id: string; readonly measureId: string; readonly role: string; readonly phrase: string };

const findResponsibility = (tx: Tx, id: string): Promise<Row | undefined> =>
  tx
    .selectFrom('tasks.responsibility')
    .select(['id', 'measure_id as measureId', 'role', 'phrase'])
    .where('id', '=', id)
    .where('retired_in', 'is', null)
    .executeTakeFirst();

async function refuseUnknown(db: Db, ctx: Ctx, units: readonly string[]): Promise<void> {
  const known = await unitRefs(db, units, ctx.today);
  const problems = units.flatMap((unit, i) => (known.has(unit) ? [] : [{ code: 'unit_unknown', at: ['units', i] }]));
  if (problems.length > 0) throw new Refused('tasks.units_unknown', problems);
}

async function saveDecision(tx: Tx, ctx: Ctx, { id, measureId, role }: Row, units: readonly string[], reason: string): Promise<void> {
  const { city, id: by, name } = ctx.actor;
  await tx
    .updateTable('tasks.responsibility')
    .set({ how: 'decided', reason, by_id: by, by_name: name, at: ctx.now })
    .where('id', '=', id)
    .execute();
  await tx.deleteFrom('tasks.obligation').where('responsibility_id', '=', id).execute();
  const owed = [...new Set(units)].map((unit) => ({ city, responsibility_id: id, unit_id: unit, measure_id: measureId, role }));
  await insertAll(tx, 'tasks.obligation', owed);
}
