import { whyPropose } from '@gongjian/domain/supervision/write-off';
import { sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { supervisionHappened } from './events.ts';

/** Proposes a special inspection of a finding that lapsed or came back too often, unless one is open. A person decides. */
export async function proposeIfDue(tx: Tx, ctx: Ctx, caseId: string, lapsed: boolean, returns: number): Promise<void> {
  const { rows } = await sql<{ open: boolean; returns: number }>`
    select coalesce(bool_or(state = 'open'), false) as open, coalesce(max(returns), 0)::int as returns
      from supervision.proposal where case_id = ${caseId}
  `.execute(tx);
  const before = rows[0] ?? { open: false, returns: 0 };
  const reason = before.open ? null : whyPropose(lapsed, returns, before.returns);
  if (reason === null) return;
  await tx.insertInto('supervision.proposal').values({ city: ctx.actor.city, case_id: caseId, reason, returns, at: ctx.now }).execute();
  await emit(tx, ctx, supervisionHappened('inspection_proposed', caseId, { reason, returns }));
}
