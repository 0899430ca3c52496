import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Fonts, fontsIn } from '@gongjian/documents/official/fonts';
import { installationRoot } from './root.ts';

let opened: Fonts | undefined;

/** The fonts beside the program in an installation; run from source, those of the packages they come from. */
export function printFonts(): Fonts {
  opened ??= fontsIn(folder());
  return opened;
}

function folder(): string {
  const root = installationRoot();
  const built = join(root, 'dist', 'fonts');
  return existsSync(built) ? built : join(root, 'node_modules', '@fontsource');
}
