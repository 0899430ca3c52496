import { sql } from 'kysely';
import { expect, vi } from 'vitest';
import type { Db, Tx } from '../src/platform/db.ts';

/** Runs the work n times at truly the same moment: all n are queued behind a held lock, then let go. */
export async function allAtOnce<T>(
  db: Db,
  hold: (tx: Tx) => Promise<unknown>,
  n: number,
  work: (i: number) => Promise<T>,
): Promise<PromiseSettledResult<T>[]> {
  const gate = await db.startTransaction().execute();
  await hold(gate);
  const started = Promise.allSettled(Array.from({ length: n }, (_, i) => work(i)));
  await vi.waitFor(
    async () => {
      const { rows } = await sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
      expect(rows).toHaveLength(n);
    },
    { timeout: 20_000 },
  );
  await gate.commit().execute();
  return started;
}
