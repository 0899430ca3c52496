import { sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { responsibilitiesOf } from './read-measure.ts';

type Outline = {
  id: string;
  title: string;
  year: number | null;
  version: number;
  plans: {
    id: string;
    title: string;
    year: number | null;
    sections: { id: string; part: string | null; ordinal: string | null; title: string | null }[];
  }[];
};

/** Programmes, plans and sections that are in force. */
export async function ledgerOutline(db: Db): Promise<Outline[]> {
  const { rows } = await sql<Outline>`
    select g.id, g.title, g.year, g.version,
           json_agg(json_build_object('id', p.id, 'title', p.title, 'year', p.year, 'sections',
             (select coalesce(json_agg(json_build_object('id', s.id, 'part', s.part, 'ordinal', s.ordinal, 'title', s.title) order by s.position), '[]')
                from tasks.section s
               where s.city = p.city and s.plan_id = p.id and s.retired_in is null)) order by p.position) as plans
      from plan.programme g
      join tasks.plan p on p.city = g.city and p.programme_id = g.id and p.retired_in is null
     group by g.id, g.title, g.year, g.version
     order by g.year desc nulls last, g.title, g.id
  `.execute(db);
  return rows;
}

/** Printed groups that were published undecided. */
export function openGroups(ctx: Ctx, programme: string | undefined) {
  return ctx.read(async (db) => {
    const { rows } = await sql<{ id: string; measureId: string; version: number; text: string; task: string | null; plan: string }>`
      select r.id, r.measure_id as "measureId", m.version, m.text, t.title as task, p.title as plan
        from tasks.responsibility r
        join tasks.measure m on m.city = r.city and m.id = r.measure_id and m.retired_in is null
        join tasks.task t on t.city = m.city and t.id = m.task_id
        join tasks.plan p on p.city = m.city and p.id = m.plan_id
       where r.how in ('deferred', 'open') and r.retired_in is null
         and (${programme ?? null}::uuid is null or m.programme_id = ${programme ?? null}::uuid)
       order by p.seq, m.position, r.role, r.position
       limit 1000
    `.execute(db);
    const about = new Map(rows.map((row) => [row.id, row] as const));
    const all = await responsibilitiesOf(db, [...new Set(rows.map(({ measureId }) => measureId))], ctx.today);
    const open = new Map(all.map((responsibility) => [responsibility.id, responsibility] as const));
    return {
      items: [...about.values()].flatMap(({ id, measureId, version, text, task, plan }) => {
        const responsibility = open.get(id);
        return responsibility ? [{ ...responsibility, measure: { id: measureId, version, text, task, plan } }] : [];
      }),
    };
  });
}

export async function movedDates(db: Db, year: number | undefined) {
  const rows = await db
    .selectFrom('tasks.moved_date as d')
    .innerJoin('tasks.measure as m', (join) => join.onRef('m.city', '=', 'd.city').onRef('m.id', '=', 'd.measure_id'))
    .select(['d.measure_id as measureId', 'm.text', 'd.before_on as before', 'd.after_on as after', 'd.at'])
    .$if(year !== undefined, (query) => query.where('d.year', '=', year as number))
    .orderBy('d.id', 'desc')
    .limit(1000)
    .execute();
  return rows.map(({ at, ...row }) => ({ ...row, what: 'alert' as const, at: at.toISOString() }));
}
