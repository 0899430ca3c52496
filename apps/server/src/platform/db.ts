import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { Actor } from './actor.ts';
import type { Tables } from './tables.ts';

/** Enough to read. A transaction is also a Db. */
export type Db = Kysely<Tables>;
/** Needed to write. Only `ctx.transact` hands one out, so a write cannot slip outside. */
export type Tx = Transaction<Tables>;

pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text));

export function openPool(url: string, max = 10): pg.Pool {
  return new pg.Pool({ connectionString: url, max });
}

export const openDb = (pool: pg.Pool): Db => new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });

/** Runs the work as the plain role `gongjian_app`, confined by row-level security to the actor's city and units. */
export function inTransaction<T>(db: Db, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await confine(tx, actor);
    return work(tx);
  });
}

async function confine(tx: Tx, actor: Actor): Promise<void> {
  await sql`select set_config('role', 'gongjian_app', true),
                   set_config('gongjian.city', ${actor.city}, true),
                   set_config('gongjian.person', ${actor.id}, true),
                   set_config('gongjian.units', ${actor.units.join(',')}, true),
                   set_config('gongjian.sees', ${actor.seesAll ? 'city' : 'units'}, true)`.execute(tx);
}
