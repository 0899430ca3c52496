import type { CaseDetail } from '@gongjian/contract/cases';
import type { Finding, Rectification } from '@gongjian/contract/supervision-findings';
import { sql } from 'kysely';
import { readCase } from '../cases/index.ts';
import { unitRefs } from '../org/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { mustBeFinding, originOf } from './finding-reads.ts';
import { refIn } from './known.ts';
import { instantOf } from './read-visit.ts';

type Kept = Pick<Finding, 'origin' | 'checks' | 'objections' | 'lookBacks'> & {
  readonly plans: readonly (Omit<Rectification, 'dutyUnit' | 'supervisingUnit'> & {
    readonly dutyUnit: string;
    readonly supervisingUnit: string;
  })[];
};

const byOf = (table: string) => sql.raw(`json_build_object('id', ${table}.by_id, 'name', ${table}.by_name)`);
const decisionOf = (table: string) => sql`'decidedBy', ${sql.raw(table)}.decided_by, 'decidedAt', ${instantOf(`${table}.decided_at`)}`;

/** A finding whole: its case, where it was found, and its rectification; and what this person may do. */
export async function readFinding(db: Db, ctx: Ctx, id: string): Promise<Finding> {
  await mustBeFinding(db, id);
  const one = await readCase(db, ctx, id);
  const { plans, ...kept } = await keptOf(db, id);
  const named = plans.flatMap(({ dutyUnit, supervisingUnit }) => [dutyUnit, supervisingUnit]);
  const units = await unitRefs(db, [...new Set(named)], ctx.today);
  return {
    case: one,
    ...kept,
    plans: plans.map((plan) => ({
      ...plan,
      dutyUnit: refIn(units, plan.dutyUnit),
      supervisingUnit: refIn(units, plan.supervisingUnit),
    })),
    publicity: publicityOf(one),
    mayDo: mayDo(ctx, one, kept),
  };
}

/** Of a self-check and a verification at the same moment the self-check was first. */
async function keptOf(db: Db, id: string): Promise<Kept> {
  const { rows } = await sql<Kept>`
    select ${originOf} as origin,
           (select coalesce(json_agg(json_build_object('id', r.id, 'round', r.round, 'goal', r.goal, 'measures', r.measures,
                     'dutyUnit', r.duty_unit, 'supervisingUnit', r.supervising_unit, 'deadline', r.deadline, 'state', r.state,
                     'review', r.review, 'by', ${byOf('r')}, 'at', ${instantOf('r.at')}, ${decisionOf('r')}) order by r.round), '[]')
              from supervision.rectification r where r.city = c.city and r.case_id = c.id) as plans,
           (select coalesce(json_agg(json_build_object('id', w.id, 'kind', w.kind, 'passed', w.passed, 'results', w.results, 'note', w.note,
                     'by', ${byOf('w')}, 'at', ${instantOf('w.at')}) order by w.at, w.kind desc, w.id), '[]')
              from supervision.work_check w where w.city = c.city and w.case_id = c.id) as checks,
           (select coalesce(json_agg(json_build_object('id', o.id, 'objector', o.objector, 'contact', o.contact, 'text', o.text,
                     'receivedOn', o.received_on, 'state', o.state, 'answer', o.answer, 'by', ${byOf('o')}, 'at', ${instantOf('o.at')},
                     ${decisionOf('o')}) order by o.at, o.id), '[]')
              from supervision.objection o where o.city = c.city and o.case_id = c.id) as objections,
           (select coalesce(json_agg(json_build_object('id', b.id, 'due', b.due, 'state', b.state, 'note', b.note, 'by', b.by_name,
                     'at', ${instantOf('b.at')}) order by b.due, b.id), '[]')
              from supervision.look_back b where b.city = c.city and b.case_id = c.id) as "lookBacks"
      from cases.case c
     where c.id = ${id}
  `.execute(db);
  return rows[0] as Kept;
}

const dutyOf = (one: CaseDetail) => one.definition.stages.find(({ code }) => code === one.stage.code)?.duty;

const publicityOf = (one: CaseDetail): Finding['publicity'] =>
  dutyOf(one) === 'publish' ? { from: one.since, until: one.due, stopped: one.suspended } : null;

/** Which form takes which step of the case. */
const forms: Readonly<Record<string, Finding['mayDo'][number]>> = {
  plan: 'plan',
  approve: 'review_plan',
  hand_in: 'self_check',
  pass: 'verify',
  write_off: 'write_off',
};

function mayDo(ctx: Ctx, one: CaseDetail, { objections }: Pick<Finding, 'objections'>): Finding['mayDo'] {
  const steps = one.elsewhere.flatMap(({ action }) => forms[action] ?? []);
  if (!ctx.actor.holds('supervision.manage')) return steps.filter((form) => form !== 'write_off');
  return [
    ...steps,
    ...(dutyOf(one) === 'publish' && one.parent === null ? (['object'] as const) : []),
    ...(objections.some(({ state }) => state === 'open') ? (['decide_objection'] as const) : []),
  ];
}
