import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type InstanceLock, takeInstance } from './instance-lock.ts';
import { beganAt, isRunning } from './processes.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongjian-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));
const taken = async () => (await takeInstance(folder)) as InstanceLock;

describe('the data folder', () => {
  it('belongs to one program, which tells the next where it is', async () => {
    const lock = await taken();
    await lock.tell('http://127.0.0.1:3000');
    expect(await takeInstance(folder)).toEqual({ pid: process.pid, url: 'http://127.0.0.1:3000' });
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('is taken by one of many at the same moment', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => takeInstance(folder)));
    expect(all.filter((one) => 'release' in one)).toHaveLength(1);
  });

  it('is free again when its program was killed, even if another has its number now', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await once(child, 'spawn');
    const pid = child.pid ?? 0;
    const held = { id: 'x', pid, began: await beganAt(pid), url: null };
    await writeFile(join(folder, 'instance.json'), JSON.stringify(held));
    expect(await takeInstance(folder)).toEqual({ pid, url: null });

    await writeFile(join(folder, 'instance.json'), JSON.stringify({ ...held, began: '1' }));
    await (await taken()).release();
    await writeFile(join(folder, 'instance.json'), JSON.stringify(held));
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await isRunning(pid)).toBe(false);
    expect(await taken()).toHaveProperty('release');
  });

  it('is free when the note in it is unreadable', async () => {
    await writeFile(join(folder, 'instance.json'), '{"pid":');
    expect(await taken()).toHaveProperty('release');
  });
});
