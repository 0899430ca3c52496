import { createHash } from 'node:crypto';
import { chmod, chown, lstat, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** Who PostgreSQL runs as. It refuses to run as root, so root hands it to `nobody`. */
export type RunAs = { readonly uid: number; readonly gid: number } | undefined;

export async function runAs(): Promise<RunAs> {
  if (process.getuid?.() !== 0) return undefined;
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const [, uid, gid] = /^nobody:[^:]*:(\d+):(\d+):/m.exec(passwd) ?? [];
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) };
}

/** Where the cluster lives: the folder asked for, or a place in /var/tmp when its user cannot reach that folder. */
export async function choosePlace(wanted: string, as: RunAs): Promise<string> {
  const folder = resolve(wanted);
  const place = as === undefined || (await othersMayEnter(dirname(folder))) ? folder : join('/var/tmp', `gongjian-${shortHash(folder)}`);
  await mkdir(place, { recursive: true, mode: 0o755 });
  const { uid, mode } = await lstat(place);
  if (process.getuid !== undefined && uid !== process.getuid())
    throw new Error(`The folder ${place} belongs to another user; remove it or start as its owner.`);
  if (as !== undefined && (mode & 0o001) === 0) await chmod(place, 0o755);
  if (place !== folder) await writeFile(join(place, 'belongs-to'), `${folder}\n`);
  return place;
}

/** Every folder above must let strangers through, or `nobody` cannot come in. */
export async function othersMayEnter(folder: string): Promise<boolean> {
  for (let at = folder; ; at = dirname(at)) {
    const found = await stat(at).catch(() => undefined);
    if (found !== undefined && (found.mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/** Makes a folder only PostgreSQL's user can open. */
export async function privateFolder(path: string, as: RunAs): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  if (as !== undefined) await chown(path, as.uid, as.gid);
}

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);
