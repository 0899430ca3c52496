import type { PasswordPolicy } from '@gongjian/domain/org/password';
import { sql } from 'kysely';
import type { Db } from '../db.ts';

/** The policy in force on a day. */
export async function policyOn(db: Db, day: string): Promise<PasswordPolicy> {
  const { rows } = await sql<PasswordPolicy>`
    select min_length as "minLength", min_classes as "minClasses", history, expires_days as "expiresDays", tries, lock_minutes as "lockMinutes"
      from identity.password_policy
     where valid_from <= ${day}
     order by valid_from desc
     limit 1
  `.execute(db);
  const [policy] = rows;
  if (!policy) throw new Error(`no password policy is in force on ${day}`);
  return policy;
}

export async function setPasswordState(db: Db, userId: string, { now, mustChange }: { now: Date; mustChange: boolean }): Promise<void> {
  await sql`
    insert into identity.password_set (user_id, set_at, must_change) values (${userId}, ${now}, ${mustChange})
    on conflict (user_id) do update set set_at = excluded.set_at, must_change = excluded.must_change
  `.execute(db);
}

export async function rememberPassword(db: Db, userId: string, hash: string, now: Date): Promise<void> {
  await sql`insert into identity.password_before (user_id, set_at, hash) values (${userId}, ${now}, ${hash})`.execute(db);
}

export async function usedBefore(db: Db, userId: string, history: number): Promise<string[]> {
  const { rows } = await sql<{ hash: string }>`
    select hash from identity.password_before where user_id = ${userId} order by set_at desc limit ${history}
  `.execute(db);
  return rows.map(({ hash }) => hash);
}

export type AccountState = {
  readonly userId: string;
  readonly setAt: Date | null;
  readonly mustChange: boolean;
  readonly secondFactor: boolean;
  readonly lastLoginAt: Date | null;
};

/** What the account screens show about these people. */
export async function accountStates(db: Db, userIds: readonly string[]): Promise<Map<string, AccountState>> {
  const { rows } = await sql<AccountState>`
    select u.id as "userId", p.set_at as "setAt", coalesce(p.must_change, true) as "mustChange",
           coalesce(u."twoFactorEnabled", false) as "secondFactor",
           (select max(s."createdAt") from identity."session" s where s."userId" = u.id) as "lastLoginAt"
      from identity."user" u
      left join identity.password_set p on p.user_id = u.id
     where u.id = any (${[...userIds]}::text[])
  `.execute(db);
  return new Map(rows.map((row) => [row.userId, row]));
}
