import type { PasswordPolicy } from '@gongjian/domain/org/password';
import { sql } from 'kysely';
import type { Db } from '../db.ts';

type Tried = { readonly failures: number };

/**
 * Counts a try before the password is looked at, so that many at the same moment cannot be more than the policy allows.
 * Undefined when the login is locked; even the right password is then refused.
 */
export async function beginTry(db: Db, login: string, policy: PasswordPolicy, now: Date): Promise<Tried | undefined> {
  // Tries that never came to an end (the program was killed in them) are forgotten like a lock.
  const lockOver = new Date(now.getTime() - policy.lockMinutes * 60_000);
  const { rows } = await sql<Tried>`
    insert into identity.login_try as t (login, failures, last_try_at) values (${login}, 1, ${now})
    on conflict (login) do update
       set failures = case when t.locked_until is null and t.failures < ${policy.tries} then t.failures + 1 else 1 end,
           locked_until = null, last_try_at = ${now}
     where case when t.locked_until is not null then t.locked_until <= ${now}
                else t.failures < ${policy.tries} or t.last_try_at <= ${lockOver} end
    returning failures
  `.execute(db);
  return rows[0];
}

/** Locks the login when the try that just failed was the last allowed. True if it did. */
export async function failTry(db: Db, login: string, tried: Tried, policy: PasswordPolicy, now: Date): Promise<boolean> {
  if (tried.failures < policy.tries) return false;
  const until = new Date(now.getTime() + policy.lockMinutes * 60_000);
  await sql`update identity.login_try set locked_until = ${until} where login = ${login}`.execute(db);
  return true;
}

export const forgetTries = (db: Db, login: string) => sql`delete from identity.login_try where login = ${login}`.execute(db);

/** The password was right and only the code is wanting: that was no failure. */
export const takeBackTry = (db: Db, login: string) =>
  sql`update identity.login_try set failures = greatest(failures - 1, 0) where login = ${login}`.execute(db);

export async function lockedUntil(db: Db, logins: readonly string[], now: Date): Promise<Map<string, Date>> {
  const { rows } = await sql<{ login: string; until: Date }>`
    select login, locked_until as until from identity.login_try where login = any (${[...logins]}::text[]) and locked_until > ${now}
  `.execute(db);
  return new Map(rows.map(({ login, until }) => [login, until]));
}
