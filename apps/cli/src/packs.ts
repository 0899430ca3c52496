import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of the packs that come with Gongjian, from the source tree or from the built program beside it. */
export function packFolder(name: string): string {
  const places = ['../../../packs/', '../packs/', '../../packs/'].map((up) => fileURLToPath(new URL(`${up}${name}`, import.meta.url)));
  const found = places.find((place) => existsSync(place));
  if (found === undefined) throw new Error(`the pack folder ${name} is missing from this installation`);
  return found;
}
