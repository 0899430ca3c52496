import type { CaseDetail } from '@gongjian/contract/cases';
import type { WorkCalendar } from '@gongjian/domain/calendar/model';
import { hasPart, oversees, type Scene } from '@gongjian/domain/cases/act';
import { nextRung } from '@gongjian/domain/cases/escalation';
import { type CaseKind, type CaseState, type RungName, stageOf } from '@gongjian/domain/cases/model';
import { addDays, type LocalDate } from '@gongjian/domain/kernel/dates';
import { sql } from 'kysely';
import { loadCalendar } from '../calendar/index.ts';
import { unitRefs } from '../org/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { found } from '../platform/refused.ts';
import { asItem, type ItemRow, itemColumns } from './list-cases.ts';
import { sceneOf } from './scene-of.ts';

type DetailRow = ItemRow & {
  readonly definition: CaseKind;
  readonly origin: CaseDetail['origin'];
  readonly fields: CaseDetail['fields'];
  readonly since: LocalDate;
  readonly doers: readonly string[];
  readonly suspended_on: LocalDate | null;
  readonly extension_to: LocalDate | null;
  readonly extension_by: string | null;
  readonly extended: number;
  readonly parent: CaseDetail['parent'];
  readonly children: CaseDetail['children'];
  readonly steps: readonly (Omit<CaseDetail['steps'][number], 'unit'> & { readonly unit: string | null })[];
  readonly evidence: CaseDetail['evidence'];
  readonly rungs: CaseDetail['rungs'];
};

const instantOf = (column: string) => sql`to_char(${sql.raw(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** One case whole: what it is, what was done, what it has come to, and what this person may do. */
export async function readCase(db: Db, ctx: Ctx, id: string): Promise<CaseDetail> {
  const { rows } = await sql<DetailRow>`
    select ${itemColumns(ctx.today)}, k.definition, c.origin, c.fields, c.since, c.doers, c.suspended_on, c.extension_to, c.extension_by, c.extended,
           (select json_build_object('id', p.id, 'number', p.number) from cases.case p where p.city = c.city and p.id = c.parent_id) as parent,
           (select coalesce(json_agg(json_build_object('id', d.id, 'number', d.number, 'title', d.title) order by d.number), '[]')
              from cases.case d where d.city = c.city and d.parent_id = c.id) as children,
           (select coalesce(json_agg(json_build_object('id', s.id, 'what', s.what, 'action', s.action, 'from', s.from_stage, 'to', s.to_stage,
                     'unit', s.unit_id, 'due', s.due, 'reason', s.reason, 'by', json_build_object('id', s.by_id, 'name', s.by_name),
                     'at', ${instantOf('s.at')}) order by s.id), '[]')
              from cases.step s where s.city = c.city and s.case_id = c.id) as steps,
           (select coalesce(json_agg(json_build_object('id', e.id, 'kind', e.kind, 'name', e.name, 'type', e.type, 'size', e.size,
                     'place', case when e.longitude is not null then json_build_object('longitude', e.longitude, 'latitude', e.latitude) end,
                     'takenAt', ${instantOf('e.taken_at')}, 'used', e.step_id is not null,
                     'by', json_build_object('id', e.by_id, 'name', e.by_name), 'at', ${instantOf('e.at')}) order by e.at, e.id), '[]')
              from cases.evidence e where e.city = c.city and e.case_id = c.id) as evidence,
           (select coalesce(json_agg(json_build_object('name', r.name, 'replyDue', r.reply_due, 'reason', r.reason,
                     'by', json_build_object('id', r.by_id, 'name', r.by_name), 'at', ${instantOf('r.at')}) order by r.at, s.id), '[]')
              from cases.rung r
              join cases.step s on s.city = r.city and s.case_id = r.case_id and s.what = 'escalated' and s.action = r.name
             where r.city = c.city and r.case_id = c.id) as rungs
      from cases.case c
      join cases.kind k on k.city = c.city and k.code = c.kind and k.version = c.kind_version
     where c.id = ${id}
  `.execute(db);
  const row = found(rows[0], 'cases.not_found');
  const named = row.steps.flatMap(({ unit }) => unit ?? []);
  const units = await unitRefs(db, [...new Set(named)], ctx.today);
  return shown(ctx, row, units, await loadCalendar(db));
}

type Units = Awaited<ReturnType<typeof unitRefs>>;

function shown(ctx: Ctx, row: DetailRow, units: Units, calendar: WorkCalendar): CaseDetail {
  const state = stateOf(row);
  const taken = row.rungs.map(({ name }) => name as RungName);
  const ref = (unit: string | null) => (unit === null ? null : (units.get(unit) ?? { id: unit, name: unit, kind: '' }));
  return {
    ...asItem(row, row.definition, ctx.today),
    definition: row.definition as CaseDetail['definition'],
    ...{ origin: row.origin, fields: row.fields, since: row.since, extension: state.extension, extended: row.extended },
    ...{ parent: row.parent, children: row.children, evidence: row.evidence, rungs: row.rungs },
    steps: row.steps.map((step) => ({ ...step, unit: ref(step.unit) })),
    nextRung: nextRung(row.definition.ladder, state, taken, ctx.today, calendar)?.name ?? null,
    lookBackOn: row.closed_on === null ? [] : row.definition.lookBackDays.map((days) => addDays(row.closed_on as LocalDate, days)),
    ...(row.parent === null ? mayDo(ctx, row.definition, state, calendar) : { mayDo: [], elsewhere: [] }),
  };
}

const stateOf = (row: DetailRow): CaseState => ({
  ...{ stage: row.stage, since: row.since, due: row.due, unit: row.unit?.id ?? null, doers: row.doers, suspendedOn: row.suspended_on },
  extension: row.extension_to === null ? null : { to: row.extension_to, askedBy: row.extension_by ?? '' },
  ...{ extended: row.extended, returns: row.returns, closedOn: row.closed_on },
});

/** The actions of the stage this person's part allows, here and in the rooms they go through, and what may be done beside them. */
function mayDo(ctx: Ctx, kind: CaseKind, state: CaseState, calendar: WorkCalendar): Pick<CaseDetail, 'mayDo' | 'elsewhere'> {
  const scene = sceneOf(ctx, state.unit, calendar);
  const { roles, person } = scene;
  const own = oversees(scene);
  if (state.closedOn !== null) return { mayDo: own && kind.reopenWithinDays !== null ? ['reopen'] : [], elsewhere: [] };
  if (state.suspendedOn !== null) return { mayDo: own ? ['resume'] : [], elsewhere: [] };
  const stage = stageOf(kind, state.stage);
  const barred = stage?.duty === 'verify' && state.doers.includes(person);
  const actions = barred ? [] : (stage?.actions ?? []).filter(({ by }) => by.some((role) => roles.includes(role)));
  const here = actions.filter(({ through }) => through === undefined).map(({ code }) => `step:${code}`);
  return {
    mayDo: [...here, ...(own ? ['suspend'] : []), ...moreTime(ctx, kind, state, scene)],
    elsewhere: actions.flatMap(({ code, through }) => (through === undefined ? [] : [{ action: code, through }])),
  };
}

/** Who works on a stage with a limit may ask for more time; the office answers. */
function moreTime(ctx: Ctx, kind: CaseKind, state: CaseState, scene: Scene): string[] {
  if (state.due === null) return [];
  if (state.extension !== null) return ctx.actor.holds('cases.dispatch') ? ['decide_extension'] : [];
  return hasPart(kind, state, scene) && kind.extensions.most > state.extended ? ['ask_extension'] : [];
}
