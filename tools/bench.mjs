// npm run bench [-- name …]: speed and scale as ratios against a baseline measured in the same run.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, root } from './ensure-installed.mjs';

ensureInstalled();
const { run } = await import('./steps.mjs');
const names = readdirSync(join(root, 'bench'))
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace('.bench.ts', ''));
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`No such bench: ${unknown.join(', ')}. There are: ${names.join(', ')}`);
  process.exit(2);
}
const missed = (wanted.length > 0 ? wanted : names).map((name) =>
  run(name, process.execPath, ['--expose-gc', '--import', 'tsx', join(root, 'bench', `${name}.bench.ts`)]),
);
process.exit(missed.some(({ failed }) => failed > 0) ? 1 : 0);
