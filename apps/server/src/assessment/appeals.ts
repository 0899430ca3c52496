import type { appeal } from '@gongjian/contract/assessment';
import type { FrozenInputs } from '@gongjian/domain/assessment/model';
import { sql } from 'kysely';
import type { z } from 'zod';
import { unitRefs } from '../org/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Db, Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { found, Refused } from '../platform/refused.ts';
import { inputsOf, insertAssessment, type Kept, keptAssessment, ranksOf } from './assessment-repo.ts';
import { assessmentHappened } from './events.ts';
import { itemsOf } from './freeze-inputs.ts';
import { makeScores } from './make-scores.ts';

type Appeal = z.output<typeof appeal>;

/** A unit appeals against one item of its own published score. */
export function appealScore(ctx: Ctx, id: string, { unit, item, text }: { unit: string; item: string; text: string }): Promise<Appeal> {
  return ctx.transact(async (tx) => {
    const kept = found(await keptAssessment(tx, id), 'assessment.not_found');
    // A company has nobody here to speak for it: the office enters its appeal.
    if (kept.scheme.assesses.length === 0) ctx.mustBeAllowed('assessment.manage');
    else ctx.mustBeAllowed('assessment.appeal', unit);
    if (!kept.published) throw new Refused('assessment.not_published');
    found(
      ranksOf(kept).find((one) => one.unit === unit),
      'assessment.not_found',
    );
    found(
      appealable(kept).find(({ code }) => code === item),
      'assessment.not_found',
    );
    const { city, id: by_id, name: by_name } = ctx.actor;
    const row = await tx
      .insertInto('assessment.appeal')
      .values({ city, assessment_id: id, unit_id: unit, item, text, by_id, by_name, at: ctx.now })
      .returning('id')
      .executeTakeFirstOrThrow();
    await emit(tx, ctx, assessmentHappened('appealed', id, { appeal: row.id, unit, item }));
    return appealShown(tx, ctx, row.id);
  });
}

type Correction = { readonly actual: string; readonly target: string | null };

/** Refused, or granted with the corrected value: then the scores are made anew beside the old ones. */
export function decideAppeal(ctx: Ctx, id: string, version: number, answer: string, corrected: Correction | null): Promise<Appeal> {
  return ctx.transact(async (tx) => {
    const row = found(
      await tx.selectFrom('assessment.appeal').selectAll().where('id', '=', id).forUpdate().executeTakeFirst(),
      'assessment.appeal_not_found',
    );
    if (row.version !== version) throw new Refused('assessment.changed');
    if (row.state !== 'open') throw new Refused('assessment.appeal_decided');
    const ledTo = corrected === null ? null : await correct(tx, ctx, row, answer, corrected);
    await tx
      .updateTable('assessment.appeal')
      .set({
        state: ledTo === null ? 'refused' : 'granted',
        answer,
        led_to: ledTo,
        version: version + 1,
        decided_by: ctx.actor.id,
        decided_at: ctx.now,
      })
      .where('id', '=', id)
      .execute();
    await emit(tx, ctx, assessmentHappened(ledTo === null ? 'appeal_refused' : 'appeal_granted', row.assessment_id, { appeal: id, ledTo }));
    return appealShown(tx, ctx, id);
  });
}

type Against = { readonly assessment_id: string; readonly unit_id: string; readonly item: string };

async function correct(tx: Tx, ctx: Ctx, { assessment_id, unit_id, item }: Against, reason: string, to: Correction): Promise<string> {
  const kept: Kept = found(await keptAssessment(tx, assessment_id, true), 'assessment.not_found');
  if (kept.supersededBy !== null) throw new Refused('assessment.superseded');
  const made = makeScores(kept.scheme, corrected(inputsOf(kept), kept, { unit: unit_id, item, reason, to }));
  return insertAssessment(tx, ctx, {
    ...made,
    scheme: kept.scheme,
    title: kept.title,
    on: kept.on,
    supersedes: kept.id,
    reason,
    published: true,
  });
}

/** Items, and what is counted for or against a unit. */
const appealable = ({ scheme }: Kept) => [...itemsOf(scheme), ...scheme.additions, ...scheme.deductions, ...scheme.vetoes];

type Correcting = { readonly unit: string; readonly item: string; readonly reason: string; readonly to: Correction };

/** A value is replaced, with what it was read from; a count is set right by a counter-entry, and both stay to be read. */
function corrected(inputs: FrozenInputs, { scheme }: Kept, { unit, item, reason, to }: Correcting): FrozenInputs {
  const row = `appeal: ${reason}`;
  if (itemsOf(scheme).some(({ code }) => code === item)) {
    const others = inputs.cells.filter((cell) => cell.unit !== unit || cell.item !== item);
    const before = inputs.cells.find((cell) => cell.unit === unit && cell.item === item);
    return { ...inputs, cells: [...others, { unit, item, ...to, rows: [...(before?.rows ?? []), row] }] };
  }
  const now = inputs.happenings.filter((one) => one.unit === unit && one.code === item).reduce((all, { times }) => all + times, 0);
  const times = Number(to.actual) - now;
  if (!Number.isInteger(times) || Number(to.actual) < 0)
    throw new Refused('assessment.inputs_invalid', [{ code: 'not_a_count', at: ['corrected'] }]);
  return { ...inputs, happenings: [...inputs.happenings, { unit, code: item, times, rows: [row] }] };
}

const columns = sql`
  a.id, a.assessment_id as "assessmentId", a.unit_id as unit, a.item, a.text, a.state, a.answer, a.led_to as "ledTo",
  json_build_object('id', a.by_id, 'name', a.by_name) as by, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, a.version`;

async function shown(db: Db, ctx: Ctx, where: ReturnType<typeof sql>): Promise<Appeal[]> {
  const { rows } = await sql<Omit<Appeal, 'unit'> & { unit: string }>`
    select ${columns} from assessment.appeal a where ${where} order by a.at, a.id`.execute(db);
  const units = await unitRefs(db, [...new Set(rows.map(({ unit }) => unit))], ctx.today);
  return rows.map((row) => ({ ...row, unit: units.get(row.unit) ?? { id: row.unit, name: row.unit, kind: '' } }));
}

const appealShown = async (db: Db, ctx: Ctx, id: string): Promise<Appeal> =>
  found((await shown(db, ctx, sql`a.id = ${id}`))[0], 'assessment.appeal_not_found');

export function listAppeals(ctx: Ctx, assessmentId: string): Promise<{ items: Appeal[] }> {
  return ctx.read(async (db) => {
    found(await keptAssessment(db, assessmentId), 'assessment.not_found');
    return { items: await shown(db, ctx, sql`a.assessment_id = ${assessmentId}`) };
  });
}
