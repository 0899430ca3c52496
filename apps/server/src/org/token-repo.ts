import type { Permission } from '@gongjian/domain/org/permissions';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';

export type TokenRecord = {
  readonly id: string;
  readonly name: string;
  readonly personId: string;
  readonly personName: string;
  readonly scopes: readonly Permission[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
};

/** The token behind a hash if it still holds; notes the use, at most once a minute. */
export async function tokenInUse(
  tx: Tx,
  hash: Buffer,
  now: Date,
): Promise<{ personId: string; scopes: readonly Permission[] } | undefined> {
  const { rows } = await sql<{ id: string; personId: string; scopes: Permission[]; lastUsedAt: Date | null }>`
    select id, person_id as "personId", scopes, last_used_at as "lastUsedAt"
      from org.api_token
     where hash = ${hash} and revoked_at is null and expires_at > ${now}
  `.execute(tx);
  const [token] = rows;
  if (token && (token.lastUsedAt === null || now.getTime() - token.lastUsedAt.getTime() > 60_000)) {
    await tx.updateTable('org.api_token').set({ last_used_at: now }).where('id', '=', token.id).execute();
  }
  return token;
}

const shown = (db: Db) =>
  db
    .selectFrom('org.api_token as t')
    .innerJoin('org.person as p', (join) => join.onRef('p.city', '=', 't.city').onRef('p.id', '=', 't.person_id'))
    .select(['t.id', 't.name', 't.person_id as personId', 'p.name as personName', 't.scopes', 't.created_at as createdAt'])
    .select(['t.expires_at as expiresAt', 't.revoked_at as revokedAt', 't.last_used_at as lastUsedAt']);

export async function tokensOf(db: Db, personId: string): Promise<TokenRecord[]> {
  return (await shown(db).where('t.person_id', '=', personId).orderBy('t.created_at', 'desc').orderBy('t.id').execute()) as TokenRecord[];
}

export async function tokenById(db: Db, id: string): Promise<TokenRecord | undefined> {
  return (await shown(db).where('t.id', '=', id).executeTakeFirst()) as TokenRecord | undefined;
}

type FreshToken = {
  readonly city: string;
  readonly personId: string;
  readonly name: string;
  readonly hash: Buffer;
  readonly scopes: readonly Permission[];
};

export async function saveToken(tx: Tx, token: FreshToken, createdAt: Date, expiresAt: Date): Promise<string> {
  const { id } = await tx
    .insertInto('org.api_token')
    .values({
      city: token.city,
      person_id: token.personId,
      name: token.name,
      hash: token.hash,
      scopes: [...token.scopes],
      created_at: createdAt,
      expires_at: expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Revokes these tokens of a person, or all that still hold. */
export async function revokeTokens(tx: Tx, personId: string, now: Date, id?: string): Promise<void> {
  const one = tx.updateTable('org.api_token').set({ revoked_at: now }).where('person_id', '=', personId).where('revoked_at', 'is', null);
  await (id === undefined ? one : one.where('id', '=', id)).execute();
}
