import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Binaries, program } from './binaries.ts';
import { privateFolder, type RunAs } from './place.ts';

export type Cluster = {
  readonly place: string;
  readonly data: string;
  readonly binaries: Binaries;
  readonly as: RunAs;
  readonly password: string;
  /** A cluster for tests: nothing survives a crash, everything is faster. */
  readonly throwaway: boolean;
};

export const SUPERUSER = 'gongjian';

/** Opens the cluster in this place, making it first if there is none. */
export async function openCluster(at: Omit<Cluster, 'data' | 'password'>): Promise<Cluster> {
  const data = join(at.place, 'data');
  const made = await stat(join(data, 'PG_VERSION')).then(
    () => true,
    () => false,
  );
  if (made) return { ...at, data, password: await readFile(passwordFile(at.place), 'utf8') };
  const cluster = { ...at, data, password: randomBytes(24).toString('base64url') };
  await makeCluster(cluster);
  return cluster;
}

const passwordFile = (place: string): string => join(place, 'password');

/** Built beside and renamed at the end, so that a kill in the middle leaves nothing half made. */
async function makeCluster(cluster: Cluster): Promise<void> {
  const fresh = `${cluster.data}.new`;
  const handed = join(fresh, 'password');
  await rm(fresh, { recursive: true, force: true });
  await privateFolder(fresh, cluster.as);
  await writeFile(passwordFile(cluster.place), cluster.password, { mode: 0o600 });
  await writeFile(handed, cluster.password, { mode: 0o600 });
  if (cluster.as) await chown(handed, cluster.as.uid, cluster.as.gid);
  const target = join(fresh, 'cluster');
  await runToEnd(program(cluster.binaries, 'initdb'), initdbArguments(target, handed, cluster.throwaway), cluster.as);
  await rename(target, cluster.data);
  await rm(fresh, { recursive: true, force: true });
}

/** ICU orders Chinese by pinyin; C.UTF-8 lets trigrams see Chinese characters. Both are needed. */
const initdbArguments = (data: string, passwordPath: string, throwaway: boolean): string[] => [
  ...['-D', data, '-U', SUPERUSER, `--pwfile=${passwordPath}`, '--auth=scram-sha-256', '--encoding=UTF8'],
  ...['--locale-provider=icu', '--icu-locale=zh-CN'],
  ...(throwaway ? ['--no-sync'] : []),
];

/** HOME is given, since root's own home is closed to the user PostgreSQL runs as. */
export const serverEnvironment = (home: string): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: home,
  LC_ALL: 'C.UTF-8',
  TZ: 'UTC',
  ...(process.env.SystemRoot === undefined ? {} : { SystemRoot: process.env.SystemRoot }),
});

function runToEnd(command: string, args: string[], as: RunAs): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { ...as, env: serverEnvironment('/tmp'), cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (part: Buffer) => {
      said += part.toString();
    });
    child.on('error', (cause) => fail(new Error(`${command} could not be started`, { cause })));
    child.on('close', (code) => (code === 0 ? done() : fail(new Error(`${command} ended with ${code}: ${said.trim()}`))));
  });
}
