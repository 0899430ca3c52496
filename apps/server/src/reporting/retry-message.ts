import type { Ctx } from '../platform/ctx.ts';
import { emit } from '../platform/events.ts';
import { found, Refused } from '../platform/refused.ts';

/** Puts a message that was given up back on its way, under the id it had. */
export function retryMessage(ctx: Ctx, id: string): Promise<void> {
  return ctx.transact(async (tx) => {
    const row = await tx
      .selectFrom('reporting.message')
      .select(['state', 'channel', 'unit_id'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    const { state, channel, unit_id: unit } = found(row, 'reporting.message_not_found');
    if (state !== 'failed') throw new Refused('reporting.message_not_failed');
    await tx.updateTable('reporting.message').set({ state: 'waiting', attempts: 0, next_try_at: ctx.now }).where('id', '=', id).execute();
    await emit(tx, ctx, { type: 'reporting.message_retried', subjectId: `message:${id}`, payload: { channel, unit } });
  });
}
