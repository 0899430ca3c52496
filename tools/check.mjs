// npm run check: types, lint, arrows, dead code, unit, property and golden tests. No database.
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './ensure-installed.mjs';
import { close, script, tests, tool } from './steps.mjs';

export const check = () => [
  tool('types', 'tsc', '--noEmit', '-p', 'tsconfig.json'),
  tool('types of the domain, without Node and the browser', 'tsc', '--noEmit', '-p', 'packages/domain/tsconfig.json'),
  tool('format and lint', 'biome', 'ci', '.'),
  script('arrows between rooms', 'arrows.mjs'),
  script('picture of the rooms', 'picture.mjs', '--check'),
  tool('dead code', 'knip', '--no-progress'),
  tests('pure tests', ['--project', 'pure']),
];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensureInstalled();
  close(check());
}
