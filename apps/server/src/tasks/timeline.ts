import type { LedgerFilters, LedgerItem } from '@gongjian/contract/tasks';
import { sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { anyOf } from './any-of.ts';
import { ledgerQuery } from './ledger-query.ts';

/** 时间轴: measures with their dates and milestones, as many as a screen can draw. */
export function timeline(ctx: Ctx, { sort, limit, ...filters }: LedgerFilters & { readonly limit: number }) {
  return ctx.read(async (db) => {
    const query = ledgerQuery(filters, sort);
    const { rows } = await sql<{ card: string; total: number }>`
      with hits as materialized (select ${query.keys} ${query.source}),
           page as (select * from hits order by ${query.order} limit ${limit})
      select page.*, r.card, (select count(*) from hits) as total
        from page
        join tasks.ledger_row r on r.measure_id = page.measure_id
       order by ${query.order}
    `.execute(db);
    const items = rows.map(({ card }) => JSON.parse(card) as LedgerItem);
    const milestones = await milestonesOf(
      db,
      items.filter(({ deadline }) => deadline.kind === 'milestones').map(({ id }) => id),
    );
    return { total: rows[0]?.total ?? 0, items: items.map((item) => asBar(item, milestones.get(item.id) ?? [])) };
  });
}

type Milestone = { readonly on: string; readonly what: string };

const asBar = (item: LedgerItem, milestones: readonly Milestone[]) => ({
  id: item.id,
  plan: item.plan.title,
  section: item.section.title,
  task: item.task.title,
  no: item.task.no,
  text: item.text,
  lead: item.lead.map(({ phrase }) => phrase),
  kind: item.deadline.kind,
  from: item.deadline.from,
  dueOn: item.deadline.dueOn,
  milestones,
  state: item.verdict.state,
  light: item.verdict.light,
});

async function milestonesOf(db: Db, ids: readonly string[]): Promise<Map<string, Milestone[]>> {
  const rows = await db
    .selectFrom('tasks.milestone')
    .select(['measure_id', 'falls_on as on', 'what'])
    .where('measure_id', '=', anyOf(ids))
    .orderBy('falls_on')
    .execute();
  const milestones = new Map<string, Milestone[]>();
  for (const { measure_id, ...milestone } of rows) milestones.set(measure_id, [...(milestones.get(measure_id) ?? []), milestone]);
  return milestones;
}
