import { mkdir, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../src/platform/postgres/launcher.ts';
import { isRunning } from '../src/platform/processes.ts';

export const TEMPLATE = 'gongjian_test_template';
export const migrations = new URL('../../../db/migrations', import.meta.url).pathname;

const PREFIX = 'gongjian-test-';

/** A PostgreSQL for one run of tests: TEST_DATABASE_URL's, or an embedded one that forgets everything. */
export async function throwawayServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given !== undefined) return { url: given.replace(/\/+$/, ''), stop: async () => undefined };
  await sweepAbandoned();
  const folder = join(tmpdir(), `${PREFIX}${process.pid}`);
  await mkdir(folder, { recursive: true, mode: 0o755 });
  const postgres = await startPostgres(join(folder, 'postgres'), { throwaway: true });
  const stop = async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { url: postgres.url('').replace(/\/$/, ''), stop };
}

/** A run that was killed leaves its server and its folder; the next run clears them. */
async function sweepAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length)) : Number.NaN;
    if (Number.isNaN(pid) || (await isRunning(pid))) continue;
    const folder = join(tmpdir(), name);
    await (await startPostgres(join(folder, 'postgres'), { throwaway: true }).catch(() => undefined))?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
