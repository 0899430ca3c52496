import pg from 'pg';
import { migrate } from './migrate.ts';
import { keepUp } from './postgres/keep-up.ts';
import { startPostgres } from './postgres/launcher.ts';

/** The database of this installation, migrated. */
export type Database = { readonly url: string; readonly embedded: boolean; readonly stop: () => Promise<void> };

const NAME = 'gongjian';

/** The server DATABASE_URL names, or an embedded one in the data folder. */
export async function openDatabase(given: string | undefined, folder: string, migrations: string): Promise<Database> {
  if (given !== undefined) {
    await migrate(given, migrations);
    return { url: given, embedded: false, stop: async () => undefined };
  }
  const server = await startPostgres(folder);
  const kept = keepUp(server, (what) => console.error(what));
  try {
    await ensureDatabase(server.url('postgres'));
    await migrate(server.url(NAME), migrations);
    return { url: server.url(NAME), embedded: true, stop: kept.stop };
  } catch (error) {
    await kept.stop();
    throw error;
  }
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [NAME]);
    if (rowCount === 0) await client.query(`create database ${NAME}`);
  } finally {
    await client.end();
  }
}
