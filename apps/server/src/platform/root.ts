import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this installation: where `packs` and `db/migrations` are, whether run from source or from the bundle. */
export function installationRoot(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); ; at = dirname(at)) {
    if (existsSync(join(at, 'db', 'migrations')) && existsSync(join(at, 'packs'))) return at;
    if (at === dirname(at)) throw new Error('The installation is not whole: no folder above the program holds db/migrations and packs.');
  }
}
