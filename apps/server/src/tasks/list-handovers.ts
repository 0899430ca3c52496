import type { Handover } from '@gongjian/contract/tasks';
import { sql } from 'kysely';
import { unitRefs } from '../org/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { owedByClosed } from './handover-repo.ts';

/** What waits for a person to say who goes on with it. */
export function listHandovers(ctx: Ctx): Promise<{ items: Handover[] }> {
  return ctx.read(async (db) => {
    const closed = await owedByClosed(db, ctx.today);
    const refs = await unitRefs(
      db,
      closed.flatMap(({ unit, successors }) => [unit, ...successors]),
      ctx.today,
    );
    const owed = await measuresOwed(
      db,
      closed.map(({ unit }) => unit),
    );
    const refOf = (id: string) => refs.get(id) ?? { id, name: id, kind: '' };
    return {
      items: closed.map(({ unit, successors }) => {
        const rows = owed.filter((row) => row.unit === unit);
        return {
          unit: refOf(unit),
          closedOn: rows[0]?.closedOn ?? ctx.today,
          successors: successors.map(refOf),
          measures: rows.map(({ unit: _, closedOn: __, ...row }) => row),
        };
      }),
    };
  });
}

type Owed = Handover['measures'][number] & { readonly unit: string; readonly closedOn: string };

async function measuresOwed(db: Db, units: readonly string[]): Promise<Owed[]> {
  const { rows } = await sql<Owed>`
    select o.unit_id as unit, to_char(u.closed_on, 'YYYY-MM-DD') as "closedOn", m.id, t.title as task, m.text, p.title as plan,
           (array['lead', 'responsible', 'support'])[min(array_position(array['lead', 'responsible', 'support'], o.role))] as role
      from tasks.obligation o
      join org.unit u on u.city = o.city and u.id = o.unit_id
      join tasks.responsibility r on r.city = o.city and r.id = o.responsibility_id and r.retired_in is null
      join tasks.measure m on m.city = o.city and m.id = o.measure_id and m.retired_in is null
      join tasks.task t on t.city = m.city and t.id = m.task_id
      join tasks.plan p on p.city = m.city and p.id = m.plan_id
     where o.unit_id = any (${[...units]}::text[])
     group by o.unit_id, u.closed_on, m.id, m.position, t.title, m.text, p.title, p.position
     order by o.unit_id, p.position, m.position, m.id
     limit 5000
  `.execute(db);
  return rows;
}
