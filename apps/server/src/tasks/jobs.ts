import { systemActor } from '../platform/actor.ts';
import { type Ctx, makeCtx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { anyOf } from './any-of.ts';
import { handOverPlainly } from './hand-over.ts';
import { refreshMeasures } from './refresh.ts';

const CHUNK = 500;

/** Judges every measure anew as of today, some hundred to a transaction. Doing it twice changes nothing. Answers how many changed. */
export async function refreshLedger(ctx: Ctx): Promise<number> {
  const ids = await ctx.read(async (db) =>
    (await db.selectFrom('tasks.measure').select('id').where('retired_in', 'is', null).orderBy('id').execute()).map(({ id }) => id),
  );
  let changed = 0;
  for (let at = 0; at < ids.length; at += CHUNK) {
    changed += await ctx.transact(async (tx) => (await refreshMeasures(tx, ctx, await stillThere(tx, ids.slice(at, at + CHUNK)))).changed);
  }
  return changed;
}

const stillThere = async (db: Db, ids: readonly string[]): Promise<string[]> =>
  (await db.selectFrom('tasks.measure').select('id').where('id', '=', anyOf(ids)).orderBy('id').execute()).map(({ id }) => id);

/** What the worker does by the clock: the ledger is judged anew when it starts and whenever a new day has begun in the city. */
export function ledgerRounds(db: Db, city: string) {
  let judged = '';
  const work = async (now: Date): Promise<void> => {
    const ctx = makeCtx(db, systemActor(city), now, 'clock');
    if (ctx.today === judged) return;
    await ctx.transact((tx) => handOverPlainly(tx, ctx));
    await refreshLedger(ctx);
    judged = ctx.today;
  };
  return [{ what: 'ledger', everyMs: 30_000, work }];
}
