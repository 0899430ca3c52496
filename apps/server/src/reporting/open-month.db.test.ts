import { randomUUID } from 'node:crypto';
import { localDate, yearMonth } from '@gongjian/domain/kernel/dates';
import { type OwingMeasure, obligationsOf } from '@gongjian/domain/reporting/obligations';
import type { Mention } from '@gongjian/domain/tasks/model';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { at, beijingPack, CITY } from '../../test/make.ts';
import { aCity } from '../../test/monthly.ts';
import { openMonth } from './open-month.ts';

const db = ownDatabase();
const ctx = () => at(db(), '2022-05-05T02:00:00Z');
beforeAll(() => aCity(ctx(), beijingPack));

const MONTHS = ['2022-02', '2022-03', '2022-04'].map(yearMonth);
/** The first and the last days of months, and days between: where the rules turn. */
const day = fc.constantFrom(
  ...['02-01', '02-28', '03-01', '03-15', '03-31', '04-01', '04-30', '05-01'].map((on) => localDate(`2022-${on}`)),
);
const mention = fc.record({
  role: fc.constantFrom<Mention['role']>('lead', 'responsible', 'support'),
  units: fc.uniqueArray(fc.constantFrom('110101', '110102', '110105', 'bj-sthjj', 'bj-jtw'), { maxLength: 3 }),
});
const measure = fc.record({
  from: fc.option(day),
  doneOn: fc.option(day),
  retired: fc.nat(4).map((n) => n === 0),
  mentions: fc.array(mention, { maxLength: 4 }),
  /** Was named in the plan before it was amended. */
  noLonger: mention,
});
const plan = fc.record({ issuedOn: day, supportAsked: fc.boolean(), measures: fc.array(measure, { minLength: 5, maxLength: 10 }) });
type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never;

it('owes what the rule of the domain says, in any ledger and month', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(plan, { minLength: 1, maxLength: 3 }), async (plans) => {
      const kept = await Promise.all(plans.map(keepPlan));
      for (const month of MONTHS) {
        await openMonth(ctx(), month);
        const { owed } = obligationsOf(month, kept.flat(), []);
        expect(await openedIn(month, kept.flat())).toEqual(
          owed.map(({ measureId, unitId, roles }) => `${measureId} ${unitId} ${firstOf(roles)}`).sort(),
        );
      }
    }),
    { numRuns: 4, seed: 20220221, endOnFailure: true },
  );
});

const firstOf = (roles: readonly string[]) => ['lead', 'responsible', 'support'].find((role) => roles.includes(role));

async function openedIn(month: string, measures: readonly OwingMeasure[]): Promise<string[]> {
  const { rows } = await sql<{ said: string }>`
    select concat_ws(' ', measure_id, unit_id, role) as said from reporting.obligation
     where month = ${month} and measure_id = any (${measures.map(({ id }) => id)}::uuid[])
  `.execute(db());
  return rows.map(({ said }) => said).sort();
}

/** Writes the plan into the ledger, and answers its measures as the rule sees them. */
async function keepPlan({ issuedOn, supportAsked, measures }: Plan): Promise<OwingMeasure[]> {
  const ids = { programme: randomUUID(), plan: randomUUID(), section: randomUUID(), task: randomUUID() };
  await keepHead(ids, issuedOn, supportAsked);
  const given = measures.map((one) => ({ ...one, id: randomUUID() }));
  for (const [position, one] of given.entries()) await keepMeasure(ids, position, one);
  return given.map(({ id, from, doneOn, retired, mentions }) => ({
    ...{ id, issuedOn, from, doneOn, retired, supportAsked },
    mentions: mentions.map(({ role, units }) => ({
      ...{ role, phrase: '', group: false, open: false },
      units: units.map((unit) => ({ id: unit, name: unit, kind: '' })),
    })),
  }));
}

type Ids = { programme: string; plan: string; section: string; task: string };

async function keepHead({ programme, plan: planId, section, task }: Ids, issuedOn: string, supportAsked: boolean): Promise<void> {
  const roles = ['lead', 'responsible', ...(supportAsked ? ['support'] : [])];
  await sql`
    with p as (insert into plan.programme (city, id, title, issued_on, created_at) values (${CITY}, ${programme}, '计划', ${issuedOn}, now())),
         t as (insert into tasks.plan (city, id, programme_id, position, title, year) values (${CITY}, ${planId}, ${programme}, 0, '计划', 2022)),
         s as (insert into tasks.section (city, id, plan_id, position) values (${CITY}, ${section}, ${planId}, 0)),
         r as (insert into reporting.setting (city, plan_id, from_month, workday, inclusive, opens_before, roles, unit_levels, bureau_levels, by_id, by_name, at)
               values (${CITY}, ${planId}, '2022-01', 3, true, 0, ${roles}::text[], 0, 1, 'p', 'p', now()))
    insert into tasks.task (city, id, plan_id, section_id, position) values (${CITY}, ${task}, ${planId}, ${section}, 0)
  `.execute(db());
}

type Kept = Plan['measures'][number] & { readonly id: string };

async function keepMeasure({ programme, plan: planId, section, task }: Ids, position: number, one: Kept): Promise<void> {
  const { id, from, doneOn, retired, mentions, noLonger } = one;
  const named = [...mentions.map((m) => ({ ...m, retired_in: null })), { ...noLonger, retired_in: 2 }].map((m) => ({
    ...m,
    id: randomUUID(),
  }));
  const owners = { city: CITY, programme_id: programme, plan_id: planId, section_id: section, task_id: task };
  await sql`
    insert into tasks.measure select * from jsonb_populate_record(null::tasks.measure, ${JSON.stringify({
      ...{ ...owners, id, position, ordinal: position, text: '措施', deadline: { from }, inferred: [] },
      ...{ since_version: 1, in_version: 1, retired_in: retired ? 2 : null, version: 1 },
    })}::jsonb)`.execute(db());
  await sql`
    with given as (select * from jsonb_to_recordset(${JSON.stringify(named)}::jsonb) as g (id uuid, role text, units text[], retired_in int)),
         r as (insert into tasks.responsibility (city, id, measure_id, role, position, phrase, is_group, how, retired_in)
               select ${CITY}, id, ${id}, role, 0, 'x', false, 'unit', retired_in from given)
    insert into tasks.obligation (city, responsibility_id, unit_id, measure_id, role)
    select ${CITY}, id, unit, ${id}, role from given, unnest(units) unit
  `.execute(db());
  const state = doneOn === null ? 'on_pace' : 'done';
  await sql`
    insert into tasks.ledger_row select * from jsonb_populate_record(null::tasks.ledger_row, ${JSON.stringify({
      ...{
        ...owners,
        measure_id: id,
        order_key: 0,
        due_key: '2022-12-31',
        deadline_kind: 'date',
        promise_kinds: [],
        state,
        light: 'green',
      },
      ...{ urgency: 3, alert: false, retired, search: '', counted: [], card: '{}', version: 1 },
    })}::jsonb)`.execute(db());
  const verdicts = [{ no: 1, on: '2022-01-31' }, ...(doneOn === null ? [] : [{ no: 2, on: doneOn }])];
  await sql`
    insert into tasks.verdict (city, measure_id, no, state, light, alert, content, as_of, at)
    select ${CITY}, ${id}, no, ${state}, 'green', false, '{}', "on", now()
      from jsonb_to_recordset(${JSON.stringify(verdicts)}::jsonb) as g (no int, "on" date)
  `.execute(db());
}
