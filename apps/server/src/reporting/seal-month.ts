import { OBLIGATION_STATES } from '@gongjian/domain/reporting/model';
import { actsFrom } from '@gongjian/domain/reporting/states';
import { sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { found, Refused } from '../platform/refused.ts';
import { type KeptCycle, lockCycle } from './cycle-repo.ts';
import { monthHappened } from './events.ts';

export type Sealed = { readonly no: number; readonly rows: number; readonly hash: string };

/** 封存: the month as it is now, kept as content. What nobody reported stays missing; what is accepted is locked. */
export function sealMonth(ctx: Ctx, month: string): Promise<Sealed> {
  return ctx.transact(async (tx) => {
    const cycle = found(await lockCycle(tx, month), 'reporting.month_not_open');
    const closed = await closeObligations(tx, cycle);
    if (cycle.sealedNo !== null && closed === 0) throw new Refused('reporting.month_sealed');
    const early = await stillDue(tx, cycle);
    if (early > 0) throw new Refused('reporting.still_due', [{ code: String(early), at: ['month'] }]);

    const sealed = await freeze(tx, ctx, cycle);
    await tx.updateTable('reporting.cycle').set({ sealed_no: sealed.no }).where('id', '=', cycle.id).execute();
    await emit(tx, ctx, monthHappened('sealed', month, sealed));
    return sealed;
  });
}

/** Opens a sealed month again. Its seal stays, with who opened it and why. */
export function unsealMonth(ctx: Ctx, month: string, reason: string): Promise<{ no: number }> {
  return ctx.transact(async (tx) => {
    const cycle = found(await lockCycle(tx, month), 'reporting.month_not_open');
    const no = cycle.sealedNo;
    if (no === null) throw new Refused('reporting.month_not_sealed');
    await tx
      .updateTable('reporting.seal')
      .set({ opened_at: ctx.now, opened_by_id: ctx.actor.id, opened_by: ctx.actor.name, open_reason: reason })
      .where('cycle_id', '=', cycle.id)
      .where('no', '=', no)
      .execute();
    await tx.updateTable('reporting.cycle').set({ sealed_no: null }).where('id', '=', cycle.id).execute();
    await sql`
      update reporting.obligation
         set state = sealed_from, sealed_from = null, version = version + 1
       where cycle_id = ${cycle.id} and state = 'sealed'
    `.execute(tx);
    await emit(tx, ctx, monthHappened('unsealed', month, { no, reason }));
    return { no };
  });
}

/** Waits for every deed under way on these reports; whoever comes after finds them closed. Answers how many were open. */
async function closeObligations(tx: Tx, { id }: KeptCycle): Promise<number> {
  const done = await sql`
    update reporting.obligation
       set sealed_from = state, state = 'sealed', version = version + 1
     where cycle_id = ${id} and state <> 'sealed'
  `.execute(tx);
  return Number(done.numAffectedRows ?? 0n);
}

/** The state table seals only what is past its day, sent or accepted. */
async function stillDue(tx: Tx, { id }: KeptCycle): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from reporting.obligation where cycle_id = ${id} and sealed_from = any (${neverSealed}::text[])
  `.execute(tx);
  return rows[0]?.n ?? 0;
}
const neverSealed = OBLIGATION_STATES.filter((state) => state !== 'sealed' && !actsFrom(state).includes('seal'));

/** One row a measure, with its card and verdict, and one row a report. The hash is over all of them in order. */
async function freeze(tx: Tx, { actor, now, today }: Ctx, { id, month }: KeptCycle): Promise<Sealed> {
  const { rows } = await sql<Sealed>`
    with frozen as (
      select l.measure_id, '' as unit_id, jsonb_build_object('card', l.card::jsonb) as content
        from tasks.ledger_row l
       where not l.retired and l.plan_id in (select plan_id from reporting.obligation where cycle_id = ${id})
      union all
      select o.measure_id, o.unit_id,
             jsonb_build_object('state', o.sealed_from, 'role', o.role, 'lateDays', o.late_days, 'dueOn', o.due_on, 'sentAt', o.sent_at,
                                'accountable', o.accountable, 'unit', n.name, 'report', r.content,
                                'text', m.text, 'verdict', l.state, 'light', l.light)
        from reporting.obligation o
        join tasks.measure m on m.city = o.city and m.id = o.measure_id
        left join tasks.ledger_row l on l.city = o.city and l.measure_id = o.measure_id
        left join reporting.report r on r.city = o.city and r.obligation_id = o.id
        left join org.unit_name n on n.city = o.city and n.unit_id = o.unit_id
                                 and n.valid_from <= ${today} and (n.valid_to is null or n.valid_to > ${today})
       where o.cycle_id = ${id}
    ), hashed as (
      select count(*)::int as rows,
             encode(sha256(convert_to(coalesce(string_agg(concat_ws(' ', measure_id, unit_id, content), E'\n'
                                                          order by measure_id, unit_id collate "C"), ''), 'UTF8')), 'hex') as hash
        from frozen
    ), head as (
      insert into reporting.seal (city, cycle_id, no, month, row_count, hash, by_id, by_name, at)
      select ${actor.city}, ${id}, 1 + (select coalesce(max(no), 0) from reporting.seal where cycle_id = ${id}), ${month}, rows, hash,
             ${actor.id}, ${actor.name}, ${now}
        from hashed
      returning no
    ), kept as (
      insert into reporting.sealed_row (city, cycle_id, no, measure_id, unit_id, content)
      select ${actor.city}, ${id}, head.no, measure_id, unit_id, content from frozen, head
    )
    select head.no, hashed.rows, hashed.hash from head, hashed
  `.execute(tx);
  return found(rows[0], 'reporting.month_not_open');
}
