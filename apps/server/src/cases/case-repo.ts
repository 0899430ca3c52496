import type { WorkCalendar } from '@gongjian/domain/calendar/model';
import type { CaseKind, CaseState, RungName } from '@gongjian/domain/cases/model';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { found, Refused } from '../platform/refused.ts';
import { calendarStamp, knownCalendar } from './known-calendar.ts';
import { type KindsKnown, kindsOf } from './known-kinds.ts';

/** A case held for the deed at hand. */
export type CaseRecord = {
  readonly id: string;
  readonly number: string;
  readonly kind: CaseKind;
  readonly parentId: string | null;
  readonly version: number;
  readonly state: CaseState;
  /** The work calendar as it was when the case was held. */
  readonly calendar: WorkCalendar;
};

type Row = Omit<CaseRecord, 'state' | 'kind' | 'calendar'> &
  Omit<CaseState, 'extension'> & {
    readonly kind: string;
    readonly kind_version: number;
    readonly stamp: string;
    readonly extensionTo: LocalDate | null;
    readonly extensionBy: string | null;
  };

const asRecord = (
  { id, number, kind, kind_version, stamp: _, parentId, version, extensionTo, extensionBy, ...state }: Row,
  kinds: KindsKnown,
  calendar: WorkCalendar,
): CaseRecord => ({
  ...{ id, number, kind: kinds(kind, kind_version), parentId, version, calendar },
  state: { ...state, extension: extensionTo === null ? null : { to: extensionTo, askedBy: extensionBy ?? '' } },
});

/** Held until the transaction ends; several are held in the order of their ids, so that no two deeds wait for one another. */
async function lockCases(tx: Tx, city: string, ids: readonly string[]): Promise<CaseRecord[]> {
  const { rows } = await sql<Row>`
    select c.id, c.number, c.kind, c.kind_version, ${calendarStamp} as stamp, c.parent_id as "parentId", c.version, c.stage, c.since, c.due,
           c.unit_id as unit, c.doers, c.suspended_on as "suspendedOn", c.extension_to as "extensionTo", c.extension_by as "extensionBy",
           c.extended, c.returns, c.closed_on as "closedOn"
      from cases.case c
     where c.id = any (${[...ids]}::uuid[])
     order by c.id
       for update of c
  `.execute(tx);
  const kinds = await kindsOf(city, rows, (question) => question(tx));
  const calendar = await knownCalendar(city, rows[0]?.stamp ?? '', (question) => question(tx));
  return rows.map((row) => asRecord(row, kinds, calendar));
}

/** The case, held. Who may only read it, having handed it on, is denied; to all others it is not there. */
export async function heldCase(tx: Tx, { actor }: Ctx, id: string): Promise<CaseRecord> {
  const [record] = await lockCases(tx, actor.city, [id]);
  if (record) return record;
  found(await tx.selectFrom('cases.case').select('id').where('id', '=', id).executeTakeFirst(), 'cases.not_found');
  throw new Refused('access.denied');
}

/** What a field of the case says. */
export async function fieldOf(tx: Tx, id: string, code: string): Promise<string | null> {
  const { rows } = await sql<{ value: string | null }>`select fields->>${code} as value from cases.case where id = ${id}`.execute(tx);
  return rows[0]?.value ?? null;
}

/** The next number of the year, such as AJ2022-000017; whoever comes second waits. */
export async function takeNumber(tx: Tx, city: string, year: number): Promise<string> {
  const { last } = await tx
    .insertInto('cases.number_register')
    .values({ city, year, last: 1 })
    .onConflict((conflict) => conflict.columns(['city', 'year']).doUpdateSet({ last: sql`number_register.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow();
  return `AJ${year}-${String(last).padStart(6, '0')}`;
}

export type NewCase = {
  readonly kind: CaseKind;
  readonly number: string;
  readonly origin: string;
  readonly title: string;
  readonly fields: Readonly<Record<string, string | null>>;
  readonly place: { readonly longitude: number; readonly latitude: number } | null;
  readonly seenAt: Date;
  readonly parentId: string | null;
  readonly state: CaseState;
};

export async function insertCase(tx: Tx, ctx: Ctx, fresh: NewCase): Promise<string> {
  const { kind, state, place } = fresh;
  const { id } = await tx
    .insertInto('cases.case')
    .values({
      city: ctx.actor.city,
      ...{ number: fresh.number, kind: kind.code, kind_version: kind.version, origin: fresh.origin, title: fresh.title },
      ...{ fields: JSON.stringify(fresh.fields), seen_at: fresh.seenAt, parent_id: fresh.parentId },
      ...{ longitude: place?.longitude ?? null, latitude: place?.latitude ?? null },
      ...{ stage: state.stage, since: state.since, due: state.due, unit_id: state.unit, units: state.unit === null ? [] : [state.unit] },
      ...{ by_id: ctx.actor.id, by_name: ctx.actor.name, at: ctx.now },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export type NewStep = {
  readonly caseId: string;
  readonly what:
    | 'opened'
    | 'merged'
    | 'step'
    | 'suspend'
    | 'resume'
    | 'ask_extension'
    | 'decide_extension'
    | 'reopen'
    | 'answered'
    | 'escalated';
  readonly action: string | null;
  readonly from: string | null;
  readonly state: CaseState;
  readonly reason: string;
};

/** The first step of a case that was just registered. */
export async function insertStep(tx: Tx, ctx: Ctx, { caseId, what, action, from, state, reason }: NewStep): Promise<void> {
  await tx
    .insertInto('cases.step')
    .values({
      city: ctx.actor.city,
      ...{ case_id: caseId, what, action, from_stage: from, to_stage: state.stage, unit_id: state.unit, due: state.due, reason },
      ...{ by_id: ctx.actor.id, by_name: ctx.actor.name, at: ctx.now },
    })
    .execute();
}

type Moved = Pick<NewStep, 'what' | 'action' | 'state' | 'reason'>;

/** The case as it is now, and the step that brought it there, in one statement; answers the step's id. */
export async function saveStep(tx: Tx, { actor, now }: Ctx, { id, version, state: before }: CaseRecord, moved: Moved): Promise<number> {
  const { what, action, state, reason } = moved;
  const { rows } = await sql<{ id: number }>`
    with moved as (
      update cases.case
         set stage = ${state.stage}, since = ${state.since}, due = ${state.due}, unit_id = ${state.unit},
             units = case when ${state.unit}::text is null or ${state.unit}::text = any (units) then units else units || ${state.unit}::text end,
             doers = ${[...state.doers]}::text[], suspended_on = ${state.suspendedOn}, extension_to = ${state.extension?.to ?? null},
             extension_by = ${state.extension?.askedBy ?? null}, extended = ${state.extended}, returns = ${state.returns},
             closed_on = ${state.closedOn}, version = ${version + 1}
       where id = ${id}
    )
    insert into cases.step (city, case_id, what, action, from_stage, to_stage, unit_id, due, reason, by_id, by_name, at)
    values (${actor.city}, ${id}, ${what}, ${action}, ${before.stage}, ${state.stage}, ${state.unit}, ${state.due}, ${reason},
            ${actor.id}, ${actor.name}, ${now})
    returning id
  `.execute(tx);
  const [step] = rows;
  if (!step) throw new Error('a step came back without an id');
  return step.id;
}

export async function childrenOf(tx: Tx, { actor }: Ctx, parentId: string): Promise<CaseRecord[]> {
  const rows = await tx.selectFrom('cases.case').select('id').where('parent_id', '=', parentId).execute();
  if (rows.length === 0) return [];
  return lockCases(
    tx,
    actor.city,
    rows.map(({ id }) => id),
  );
}

export async function rungsTaken(tx: Tx, caseId: string): Promise<RungName[]> {
  const rows = await tx.selectFrom('cases.rung').select('name').where('case_id', '=', caseId).execute();
  return rows.map(({ name }) => name as RungName);
}
