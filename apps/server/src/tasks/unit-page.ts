import { ROLE_BIT } from '@gongjian/domain/tasks/card';
import type { Light, MeasureState } from '@gongjian/domain/tasks/model';
import { sql } from 'kysely';
import { unitRefs } from '../org/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { found } from '../platform/refused.ts';
import { lightsOf } from './lights.ts';
import { dueSoon, statesOf } from './overview.ts';

/** 单位页: what one unit leads, is responsible for and supports, what is red and what is due. */
export function unitPage(ctx: Ctx, unitId: string, programme: string | undefined): Promise<string> {
  return ctx.read(async (db) => {
    const unit = found((await unitRefs(db, [unitId], ctx.today)).get(unitId), 'tasks.unit_not_found');
    const counts = await countsOf(db, unitId, programme);
    const as = (bit: number) => lightsOf(counts.filter(({ roles }) => (roles & bit) !== 0));
    const whole = {
      unit,
      lead: as(ROLE_BIT.lead),
      responsible: as(ROLE_BIT.responsible),
      support: as(ROLE_BIT.support),
      all: lightsOf(counts),
      states: statesOf(counts),
    };
    const red = await redOf(db, unitId, programme);
    return `${JSON.stringify(whole).slice(0, -1)},"red":[${red.join(',')}],"due":${await dueSoon(db, ctx.today, { programme, unit: unitId })}}`;
  });
}

async function countsOf(db: Db, unit: string, programme: string | undefined) {
  const { rows } = await sql<{ roles: number; state: MeasureState; light: Light; n: number }>`
    select u.roles, u.state, u.light, count(*)::int as n
      from tasks.ledger_unit u
     where u.unit_id = ${unit}
       and (${programme ?? null}::uuid is null or u.plan_id in (select p.id from tasks.plan p where p.programme_id = ${programme ?? null}::uuid))
     group by u.roles, u.state, u.light
  `.execute(db);
  return rows;
}

async function redOf(db: Db, unit: string, programme: string | undefined): Promise<string[]> {
  const { rows } = await sql<{ card: string }>`
    select r.card
      from tasks.ledger_unit u
      join tasks.ledger_row r on r.city = u.city and r.measure_id = u.measure_id
     where u.unit_id = ${unit} and u.light = 'red' and (${programme ?? null}::uuid is null or r.programme_id = ${programme ?? null}::uuid)
     order by u.due_key, u.measure_id
     limit 100
  `.execute(db);
  return rows.map(({ card }) => card);
}
