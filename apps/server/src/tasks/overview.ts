import { addDays, type LocalDate } from '@gongjian/domain/kernel/dates';
import type { MeasureState } from '@gongjian/domain/tasks/model';
import { isDone } from '@gongjian/domain/tasks/verdict';
import { sql } from 'kysely';
import { unitRefs } from '../org/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { type Counts, type LightCounts, lightsOf } from './lights.ts';

export const SOON_DAYS = 30;

type Scope = { readonly programme?: string | undefined; readonly plan?: string | undefined };

/** 总览. Everything but what is due soon comes from counts that are kept, not counted. */
export function overview(ctx: Ctx, scope: Scope): Promise<string> {
  return ctx.read(async (db) => {
    const plans = await plansIn(db, scope);
    const tally = await tallyOf(
      db,
      plans.map(({ id }) => id),
    );
    const of = (dim: string) => tally.filter((row) => row.dim === dim);
    const units = await unitRefs(db, [...new Set([...of('district'), ...of('lead')].map(({ key }) => key))], ctx.today);
    const named = (dim: string) =>
      [...byKey(of(dim))].flatMap(([key, counts]) => {
        const unit = units.get(key);
        return unit ? [{ unit, lights: lightsOf(counts) }] : [];
      });
    const due = await dueSoon(db, ctx.today, scope);
    const whole = {
      asOf: ctx.today,
      lights: lightsOf(of('plan')),
      states: statesOf(of('plan')),
      plans: plans.map((plan) => ({ ...plan, lights: lightsOf(of('plan').filter(({ plan_id }) => plan_id === plan.id)) })),
      sections: await sectionsOf(db, of('section')),
      districts: named('district'),
      leads: named('lead').sort((a, b) => b.lights.total - a.lights.total),
      months: monthsOf(of('month')),
    };
    return `${JSON.stringify(whole).slice(0, -1)},"due":${due}}`;
  });
}

type TallyRow = Counts & { readonly plan_id: string; readonly dim: string; readonly key: string };

async function plansIn(db: Db, { programme, plan }: Scope) {
  return db
    .selectFrom('tasks.plan')
    .select(['id', 'title', 'year'])
    .where('retired_in', 'is', null)
    .$if(programme !== undefined, (query) => query.where('programme_id', '=', programme as string))
    .$if(plan !== undefined, (query) => query.where('id', '=', plan as string))
    .orderBy('seq')
    .execute();
}

/** Counts of these plans added up by dimension and key; the plan stays apart only where plans themselves are counted. */
async function tallyOf(db: Db, plans: readonly string[]): Promise<TallyRow[]> {
  const { rows } = await sql<TallyRow>`
    select case when dim in ('plan', 'section') then plan_id end as plan_id, dim, key, state, light, sum(n)::int as n
      from tasks.tally
     where plan_id = any(${[...plans]}) and dim in ('plan', 'section', 'district', 'lead', 'month')
     group by 1, 2, 3, 4, 5
     order by 2, 3
  `.execute(db);
  return rows;
}

function byKey(rows: readonly TallyRow[]): Map<string, TallyRow[]> {
  const groups = new Map<string, TallyRow[]>();
  for (const row of rows) groups.set(row.key, [...(groups.get(row.key) ?? []), row]);
  return groups;
}

export function statesOf(rows: readonly Counts[]): { state: MeasureState; n: number }[] {
  const counts = new Map<MeasureState, number>();
  for (const { state, n } of rows) counts.set(state, (counts.get(state) ?? 0) + n);
  return [...counts].map(([state, n]) => ({ state, n }));
}

async function sectionsOf(
  db: Db,
  rows: readonly TallyRow[],
): Promise<{ id: string; planId: string; ordinal: string | null; title: string | null; lights: LightCounts }[]> {
  const counted = byKey(rows);
  const sections = await db
    .selectFrom('tasks.section as s')
    .innerJoin('tasks.plan as p', (join) => join.onRef('p.city', '=', 's.city').onRef('p.id', '=', 's.plan_id'))
    .select(['s.id', 's.plan_id as planId', 's.ordinal', 's.title'])
    .where('s.id', '=', sql<string>`any(${[...counted.keys()]}::uuid[])`)
    .orderBy('p.seq')
    .orderBy('s.position')
    .execute();
  return sections.map((section) => ({ ...section, lights: lightsOf(counted.get(section.id) ?? []) }));
}

const monthsOf = (rows: readonly TallyRow[]) =>
  [...byKey(rows)].map(([month, counts]) => ({
    month,
    lights: lightsOf(counts),
    done: counts.filter(({ state }) => isDone(state)).reduce((sum, { n }) => sum + n, 0),
  }));

/** What has a date in the next thirty days and is not done: the first fifty, and how many there are. */
export async function dueSoon(db: Db, today: LocalDate, { programme, plan, unit }: Scope & { readonly unit?: string }): Promise<string> {
  const { rows } = await sql<{ card: string; total: number }>`
    select r.card, count(*) over () as total
      from tasks.ledger_row r
     where not r.retired and r.next_on between ${today}::date and ${addDays(today, SOON_DAYS)}::date
       and r.state not in ('done', 'done_late')
       and (${programme ?? null}::uuid is null or r.programme_id = ${programme ?? null}::uuid)
       and (${plan ?? null}::uuid is null or r.plan_id = ${plan ?? null}::uuid)
       and (${unit ?? null}::text is null or exists (
             select from tasks.ledger_unit u where u.city = r.city and u.measure_id = r.measure_id and u.unit_id = ${unit ?? null}::text))
     order by r.next_on, r.order_key
     limit 50
  `.execute(db);
  return `{"days":${SOON_DAYS},"total":${rows[0]?.total ?? 0},"items":[${rows.map(({ card }) => card).join(',')}]}`;
}
