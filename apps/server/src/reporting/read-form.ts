import type { reportForm } from '@gongjian/contract/reporting';
import { actsFrom, isWritable } from '@gongjian/domain/reporting/states';
import { sql } from 'kysely';
import type { z } from 'zod';
import { unitRefs } from '../org/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { found } from '../platform/refused.ts';
import { asItem, type ItemRow, itemColumns } from './list-obligations.ts';
import { deskOf } from './report-moved.ts';
import { mayReview } from './review-report.ts';

type Form = z.input<typeof reportForm>;
const nothingSaid: Form['content'] = {};

/** The form of one report: prefilled from last month while nothing has been written. */
export function readForm(ctx: Ctx, id: string): Promise<Form> {
  return ctx.read(async (db) => {
    const row = found(await obligationRow(db, id), 'reporting.not_found');
    const [units, told, before] = [await unitRefs(db, [row.unit_id], ctx.today), await reportOf(db, id), await lastMonthOf(db, row)];
    const may = mayDo(ctx, row);
    const offered = may.write ? before : null;
    return {
      ...asItem(row, units),
      accountable: row.accountable ?? offered?.accountable ?? null,
      content: told?.content ?? offered?.content ?? nothingSaid,
      prefilled: told === undefined && offered !== null,
      lastMonth: before === null ? null : { month: before.month, content: before.content, state: before.state },
      verdict: row.verdict,
      promises: await promisesInForm(db, row, before?.content ?? null),
      attachments: await attachmentsOf(db, id),
      reviews: await reviewsOf(db, id, row),
      streets: await streetsOf(db, ctx, id),
      writtenBy: told === undefined ? null : { id: told.by_id, name: told.by_name },
      writtenAt: told?.at.toISOString() ?? null,
      may,
    };
  });
}

type FormRow = ItemRow & { readonly verdict: Form['verdict']; readonly bureau: string | null };

async function obligationRow(db: Db, id: string): Promise<FormRow | undefined> {
  const { rows } = await sql<FormRow>`
    select ${itemColumns}, o.bureau,
           (select json_build_object('state', l.state, 'light', l.light, 'lag', l.card::json -> 'verdict' -> 'lag')
              from tasks.ledger_row l where l.city = o.city and l.measure_id = o.measure_id) as verdict
      from reporting.obligation o
      join tasks.measure m on m.city = o.city and m.id = o.measure_id
      join tasks.task t on t.city = m.city and t.id = m.task_id
      join tasks.plan p on p.city = o.city and p.id = o.plan_id
     where o.id = ${id}
  `.execute(db);
  return rows[0];
}

const mayDo = (ctx: Ctx, row: FormRow): Form['may'] => {
  const { state, unit_id: unit, desk, unit_levels: unitLevels, bureau } = row;
  const writable = isWritable(state) && ctx.actor.may('tasks.report', unit);
  return {
    write: writable,
    recall: state === 'submitted' && desk === 1 && ctx.actor.may('tasks.report', unit),
    review: state === 'submitted' && mayReview(ctx, { desk, unitLevels, unit, bureau }),
    reopen: actsFrom(state).includes('reopen') && ctx.actor.may('tasks.manage', unit),
    delegate: writable,
  };
};

async function reportOf(db: Db, id: string) {
  const row = await db
    .selectFrom('reporting.report')
    .select(['content', 'by_id', 'by_name', 'at'])
    .where('obligation_id', '=', id)
    .executeTakeFirst();
  return row && { ...row, content: row.content as unknown as Form['content'] };
}

type Before = { month: string; state: Form['state']; content: Form['content']; accountable: Form['accountable'] };

/** What the same unit said of the same measure the last time before this month. */
async function lastMonthOf(db: Db, { measure_id, unit_id, month }: ItemRow): Promise<Before | null> {
  const { rows } = await sql<Before>`
    select o.month, o.state, r.content, o.accountable
      from reporting.obligation o
      join reporting.report r on r.city = o.city and r.obligation_id = o.id
     where o.measure_id = ${measure_id} and o.unit_id = ${unit_id} and o.month < ${month}
     order by o.month desc
     limit 1
  `.execute(db);
  return rows[0] ?? null;
}

/** A time node stands with the duties: it too is told as done, with its day. */
async function promisesInForm(db: Db, { measure_id, unit_id, month }: FormRow, before: Form['content'] | null): Promise<Form['promises']> {
  const { rows } = await sql<Omit<Form['promises'][number], 'lastMonth'>>`
    select p.id, p.kind, p.phrase, p.due_on as "by", coalesce(i.unit, p.content ->> 'unit') as unit,
           coalesce(i.ratio, false) as ratio, coalesce(b.required and not i.from_records and ${unit_id} = any (b.places), false) as required,
           (select s.stage from tasks.stage s where s.city = p.city and s.promise_id = p.id and s.state = 'accepted'
             order by array_position(array['draft', 'consult', 'review', 'issue'], s.stage) desc limit 1) as stage,
           case when i.from_records then json_build_object('source', i.name, 'value', coalesce(
             (select coalesce(v.value::text, v.numerator::text || '/' || v.denominator::text) from indicators.value v
               where v.city = i.city and v.indicator_code = i.code and v.place = ${unit_id} and v.month = ${month}
               order by v.no desc limit 1), '—')) end as locked
      from tasks.promise p
      left join indicators.binding b on b.city = p.city and b.promise_id = p.id
      left join indicators.indicator i on i.city = b.city and i.code = b.indicator_code
     where p.measure_id = ${measure_id} and p.retired_in is null
     order by p.position
  `.execute(db);
  const said = before?.numbers ?? [];
  const promises = rows.map((row) => ({ ...row, lastMonth: said.filter(({ promiseId }) => promiseId === row.id) }));
  return [...promises, ...(await milestonesInForm(db, measure_id))];
}

async function milestonesInForm(db: Db, measureId: string): Promise<Form['promises']> {
  const rows = await db
    .selectFrom('tasks.milestone')
    .select(['id', 'what', 'falls_on'])
    .where('measure_id', '=', measureId)
    .orderBy('position')
    .execute();
  return rows.map(({ id, what, falls_on }) => ({
    ...{ id, kind: 'duty' as const, phrase: what, by: falls_on },
    ...{ unit: null, ratio: false, required: false, stage: null, locked: null, lastMonth: [] },
  }));
}

async function attachmentsOf(db: Db, id: string): Promise<Form['attachments']> {
  const rows = await db
    .selectFrom('reporting.attachment')
    .select(['id', 'name', 'type', 'size', 'by_id', 'by_name', 'at'])
    .where('obligation_id', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(({ by_id, by_name, at, ...file }) => ({ ...file, by: { id: by_id, name: by_name }, at: at.toISOString() }));
}

async function reviewsOf(db: Db, id: string, { unit_levels, bureau_levels }: ItemRow): Promise<Form['reviews']> {
  const rows = await db
    .selectFrom('reporting.review')
    .select(['action', 'desk', 'reason', 'by_id', 'by_name', 'at'])
    .where('obligation_id', '=', id)
    .orderBy('id')
    .execute();
  return rows.map(({ action, desk, reason, by_id, by_name, at }) => ({
    action: action as Form['reviews'][number]['action'],
    desk: deskOf({ desk, unitLevels: unit_levels, bureauLevels: bureau_levels }),
    reason,
    by: { id: by_id, name: by_name },
    at: at.toISOString(),
  }));
}

async function streetsOf(db: Db, ctx: Ctx, id: string): Promise<Form['streets']> {
  const rows = await db
    .selectFrom('reporting.obligation')
    .select(['id', 'unit_id', 'state'])
    .where('delegated_from', '=', id)
    .orderBy('unit_id')
    .execute();
  const units = await unitRefs(
    db,
    rows.map(({ unit_id }) => unit_id),
    ctx.today,
  );
  return rows.map(({ id: street, unit_id, state }) => ({
    id: street,
    unit: units.get(unit_id) ?? { id: unit_id, name: unit_id, kind: 'street' },
    state: state as Form['state'],
  }));
}
