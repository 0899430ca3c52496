import { sql } from 'kysely';
import { sealAll } from '../src/platform/audit/seal-events.ts';
import { freshKey } from '../src/platform/audit/signing-key.ts';
import { verifyTrail } from '../src/platform/audit/verify-trail.ts';
import type { Db } from '../src/platform/db.ts';
import { emit } from '../src/platform/events.ts';
import { at, CITY } from './make.ts';

export const noon = '2022-03-01T04:00:00Z';
type About = { readonly type?: string; readonly word?: string; readonly on?: string };

/** A trail to write, seal, prove and tamper with. */
export function aTrail(db: () => Db) {
  const key = freshKey();
  /** As somebody who owns the database and switches its guards off. */
  const tamper = (...statements: string[]): Promise<void> =>
    db()
      .transaction()
      .execute(async (tx) => {
        await sql`set local session_replication_role = replica`.execute(tx);
        for (const statement of statements) await sql.raw(statement).execute(tx);
      });
  return {
    key,
    tamper,
    clear: () => tamper(...['delivery', 'unsealed', 'archive', 'seal', 'event'].map((table) => `delete from platform.${table}`)),
    seal: (on = noon) => sealAll(db(), CITY, key, new Date(on)),
    verify: () => at(db(), noon).read((tx) => verifyTrail(tx, CITY, key)),
    tell: async (n: number, { type = 'test.told', word = '蓝天', on = noon }: About = {}): Promise<void> => {
      const ctx = at(db(), on);
      const events = Array.from({ length: n }, (_, i) => ({ type, subjectId: `s-${i}`, payload: { n: i, word } }));
      await ctx.transact((tx) => emit(tx, ctx, ...events));
    },
  };
}
