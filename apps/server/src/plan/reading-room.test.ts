import { expect, it } from 'vitest';
import { ReadingRoom } from './reading-room.ts';

it('reads so many at once, lets some wait in turn, and sends the others away', async () => {
  const room = new ReadingRoom(2, 1);
  const log: string[] = [];
  const doors: (() => void)[] = [];
  const reader = (name: string) =>
    room.read(async () => {
      log.push(name);
      await new Promise<void>((leave) => doors.push(leave));
      return name;
    });
  const settled = () => new Promise(setImmediate);
  const all = ['a', 'b', 'c', 'd'].map(reader);
  await expect(all[3]).rejects.toMatchObject({ code: 'request.too_many' });
  expect(log).toEqual(['a', 'b']);
  doors[0]?.();
  expect(await all[0]).toBe('a');
  await settled();
  expect(log).toEqual(['a', 'b', 'c']);
  for (const leave of doors) leave();
  expect(await Promise.all(all.slice(0, 3))).toEqual(['a', 'b', 'c']);
  const again = reader('e');
  await settled();
  doors.at(-1)?.();
  expect(await again).toBe('e');
});

it('gives a place back when reading fails', async () => {
  const room = new ReadingRoom(1, 0);
  await expect(room.read(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await room.read(async () => 'yes')).toBe('yes');
});
