import { randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beganAt, isRunning } from './processes.ts';

/** One running program for one data folder. */
export type InstanceLock = { readonly id: string; readonly tell: (url: string) => Promise<void>; readonly release: () => Promise<void> };
export type OtherInstance = { readonly pid: number; readonly url: string | null };

type Held = { readonly id: string; readonly pid: number; readonly began: string; readonly url: string | null };

/** Takes the folder for this process, or tells who has it. A holder that was killed does not count. */
export async function takeInstance(folder: string): Promise<InstanceLock | OtherInstance> {
  const path = join(folder, 'instance.json');
  const mine: Held = { id: randomUUID(), pid: process.pid, began: await beganAt(process.pid), url: null };
  const own = `${path}.${mine.pid}`;
  await writeFile(own, JSON.stringify(mine));
  try {
    for (let tries = 0; tries < 5; tries++) {
      if (await linked(own, path)) return lockOf(path, mine);
      const other = await readHeld(path);
      if (other && (await isAlive(other))) return { pid: other.pid, url: other.url };
      await rm(path, { force: true });
    }
    throw new Error(`${path} cannot be taken; remove it if no other Gongjian uses this folder.`);
  } finally {
    await rm(own, { force: true });
  }
}

/** A hard link is made by one of two at the same moment, never by both, and is never half written. */
const linked = (from: string, to: string): Promise<boolean> =>
  link(from, to).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );

const lockOf = (path: string, mine: Held): InstanceLock => ({
  id: mine.id,
  tell: (url) => writeFile(path, JSON.stringify({ ...mine, url })),
  release: () => rm(path, { force: true }),
});

const readHeld = async (path: string): Promise<Held | undefined> => {
  const text = await readFile(path, 'utf8').catch(() => '');
  try {
    return JSON.parse(text) as Held;
  } catch {
    return undefined;
  }
};

/** The same number may have been given to another program since; its time of beginning tells them apart. */
const isAlive = async ({ pid, began }: Held): Promise<boolean> => (await isRunning(pid)) && (await beganAt(pid)) === began;
