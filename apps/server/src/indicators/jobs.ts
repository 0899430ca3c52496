import { systemActor } from '../platform/actor.ts';
import { type Ctx, makeCtx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { bindPromises } from './bind-promises.ts';
import { boundMeasures } from './bound-reads.ts';
import { judgeMeasures } from './judge-bound.ts';

const CHUNK = 200;

/** Binds what is not bound yet and judges every bound measure as of today. Doing it twice changes nothing. Answers how many changed. */
export async function judgeAll(ctx: Ctx): Promise<number> {
  await ctx.transact((tx) => bindPromises(tx, ctx, null));
  const ids = await ctx.read(boundMeasures);
  let changed = 0;
  for (let at = 0; at < ids.length; at += CHUNK) {
    changed += (await ctx.transact((tx) => judgeMeasures(tx, ctx, ids.slice(at, at + CHUNK)))).changed;
  }
  return changed;
}

/** What the worker does by the clock: figures are judged anew when it starts and whenever a new day has begun in the city. */
export function indicatorRounds(db: Db, city: string) {
  let judged = '';
  const work = async (now: Date): Promise<void> => {
    const ctx = makeCtx(db, systemActor(city), now, 'clock');
    if (ctx.today === judged) return;
    await judgeAll(ctx);
    judged = ctx.today;
  };
  return [{ what: 'indicators', everyMs: 30_000, work }];
}
