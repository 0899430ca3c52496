import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

/** One number for all installations: two starts at once wait for each other. */
const LOCK = 727_275;

/** Runs every .sql file not yet run, in name order, each in its own transaction. There is no way down. */
export async function migrate(url: string, folder: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await requireVersion(client);
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(
      'create table if not exists public.migration (name text primary key, checksum text not null, ran_at timestamptz not null default now())',
    );
    const files = await readMigrations(folder);
    const ran = await checkedNames(client, files);
    const todo = files.filter((file) => !ran.has(file.name));
    for (const file of todo) await runOne(client, file);
    return todo.map((file) => file.name);
  } finally {
    await client.end();
  }
}

async function requireVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number }>(`select current_setting('server_version_num')::int as version`);
  const version = rows[0]?.version ?? 0;
  if (version < 150_000) throw new Error(`PostgreSQL 15 or later is needed; this server is ${Math.floor(version / 10_000)}.`);
}

type Migration = { readonly name: string; readonly text: string; readonly checksum: string };

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8');
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

/** Names already run. A file edited after it ran, or one this program does not know, stops the start. */
async function checkedNames(client: pg.Client, files: readonly Migration[]): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from public.migration order by name');
  const known = new Map(files.map((file) => [file.name, file.checksum]));
  for (const { name, checksum } of rows) {
    if (!known.has(name))
      throw new Error(`The database was migrated by a newer program: it has run ${name}, which this one does not know.`);
    if (known.get(name) !== checksum)
      throw new Error(`The migration ${name} was changed after it had run. Restore the file and add a new one.`);
  }
  return new Set(rows.map((row) => row.name));
}

async function runOne(client: pg.Client, { name, text, checksum }: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(text);
    await client.query('insert into public.migration (name, checksum) values ($1, $2)', [name, checksum]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback');
    throw new Error(`The migration ${name} failed`, { cause });
  }
}
