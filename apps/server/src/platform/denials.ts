import type { Ctx } from './ctx.ts';
import { emit } from './events.ts';
import { Refused } from './refused.ts';

const ONCE_IN_MS = 60_000;
const MOST_REMEMBERED = 10_000;
const told = new Map<string, number>();

/** Tells the trail that somebody tried what they may not do; the same try again is told once a minute. */
export async function tellDenial(ctx: Ctx, operation: string, error: unknown): Promise<void> {
  if (!(error instanceof Refused) || error.code !== 'access.denied' || ctx.actor.id === '') return;
  const key = `${ctx.actor.city} ${ctx.actor.id} ${operation}`;
  const now = ctx.now.getTime();
  if (now - (told.get(key) ?? Number.NEGATIVE_INFINITY) < ONCE_IN_MS) return;
  if (told.size >= MOST_REMEMBERED) told.clear();
  told.set(key, now);
  await ctx.transact((tx) => emit(tx, ctx, { type: 'access.denied', subjectId: operation, payload: {} }));
}
