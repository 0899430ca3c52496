import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { beijingPack } from '../../test/make.ts';
import { readUnitPack } from './unit-pack.ts';

let folder: string;
let units: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongjian-pack-'));
  units = await readFile(join(beijingPack, 'units.json'), 'utf8');
  await writeFile(join(folder, 'units-streets.json'), await readFile(join(beijingPack, 'units-streets.json'), 'utf8'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const broken = async (change: (text: string) => string) => {
  await writeFile(join(folder, 'units.json'), change(units));
  return readUnitPack(folder).then(
    () => 'read',
    (error: Error) => error.message,
  );
};

it('reads the pack as it is', async () => {
  expect(await broken((text) => text)).toBe('read');
});

it('names file, line and place of a wrong value', async () => {
  const line = units.slice(0, units.indexOf('"bj-fgw"')).split('\n').length;
  expect(await broken((text) => text.replace('"bj-fgw", "kind": "bureau"', '"bj-fgw", "kind": "buro"'))).toMatch(
    new RegExp(`units\\.json:${line}: units\\.\\d+\\.kind: `),
  );
});

it.each([
  ['text that is no JSON', (text: string) => text.replace('"units": [', '"units": [,'), /units\.json:\d+: not JSON/],
  ['a code used twice', (text: string) => text.replace('"id": "bj-fgw"', '"id": "bj-sthjj"'), /bj-sthjj .*used twice/],
  [
    'a parent that is not there',
    (text: string) =>
      text.replace(
        '"id": "bj-fgw", "kind": "bureau", "name": "市发展改革委", "fullName": "北京市发展和改革委员会", "parent": "110000"',
        '"id": "bj-fgw", "kind": "bureau", "name": "市发展改革委", "fullName": "北京市发展和改革委员会", "parent": "119999"',
      ),
    /its parent 119999/,
  ],
  ['a field nobody knows', (text: string) => text.replace('"note"', '"remark"'), /groups\.\d+: /],
])('refuses %s', async (_, change, says) => {
  expect(await broken(change)).toMatch(says);
});

it('says which file is missing', async () => {
  await expect(readUnitPack(join(folder, 'none'))).rejects.toThrow('units.json: cannot be read (ENOENT)');
});
