import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuditVerdict } from '@gongjian/contract/audit';
import { systemActor } from './platform/actor.ts';
import { signingKeyOf } from './platform/audit/signing-key.ts';
import { verifyTrail } from './platform/audit/verify-trail.ts';
import { inTransaction, openDb, openPool } from './platform/db.ts';
import { startPostgres } from './platform/postgres/launcher.ts';
import { installationRoot } from './platform/root.ts';
import type { Settings } from './platform/settings.ts';

/** Proves the trail of this installation without its web server: of DATABASE_URL, or of the embedded database, running or not. */
export async function verifyAudit(settings: Settings): Promise<AuditVerdict & { readonly signed: boolean }> {
  const folder = settings.GONGJIAN_VAR ?? join(installationRoot(), 'var');
  const pem = settings.GONGJIAN_AUDIT_KEY ?? (await readFile(join(folder, 'audit-key.pem'), 'utf8').catch(() => undefined));
  const key = pem === undefined ? null : signingKeyOf(pem);
  const database = await databaseOf(settings, folder);
  const db = openDb(openPool(database.url, 1));
  try {
    const city = settings.GONGJIAN_CITY;
    const verdict = await inTransaction(db, systemActor(city), (tx) => verifyTrail(tx, city, key));
    return { ...verdict, signed: key !== null };
  } finally {
    await db.destroy();
    await database.stop();
  }
}

/** A server that already runs belongs to the program that started it, and is left running. */
async function databaseOf({ DATABASE_URL }: Settings, folder: string): Promise<{ url: string; stop: () => Promise<void> }> {
  if (DATABASE_URL !== undefined) return { url: DATABASE_URL, stop: async () => undefined };
  const server = await startPostgres(join(folder, 'postgres'));
  return { url: server.url('gongjian'), stop: server.adopted ? async () => undefined : server.stop };
}
