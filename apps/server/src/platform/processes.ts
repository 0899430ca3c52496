import { readFile } from 'node:fs/promises';

/** True for a process that can still do something; one that has ended but was not collected by its parent cannot. */
export async function isRunning(pid: number): Promise<boolean> {
  return signal(pid, 0) && (await statusOf(pid))[0] !== 'Z';
}

/** Sends a signal; false when there is no such process. One that belongs to somebody else is there. */
export function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Ticks since boot at which a process began, where the system tells: a number may be given to another program later. */
export const beganAt = async (pid: number): Promise<string> => (await statusOf(pid))[19] ?? '';

/** The fields of /proc/<pid>/stat after the name, which may itself hold spaces and brackets. */
async function statusOf(pid: number): Promise<string[]> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}
