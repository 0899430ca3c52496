// npm start: installs and builds what is missing or stale, then runs everything in this one process (see docs/operate.md).
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, root } from './ensure-installed.mjs';

// `npm start -- --year`: as a demonstration with a played year of reports, all of them simulated (see docs/played-year.md).
if (process.argv.includes('--year')) {
  process.env.GONGJIAN_DEMO ??= 'on';
  process.env.GONGJIAN_DEMO_YEAR ??= '2022';
  process.env.GONGJIAN_VAR ??= join(root, 'var-year');
  process.argv = process.argv.filter((word) => word !== '--year');
}

ensureInstalled();
// In a process of its own, so that the builders' memory is given back.
const built = spawnSync(process.execPath, [join(root, 'tools', 'build.mjs')], { cwd: root, stdio: 'inherit' });
if (built.status !== 0) {
  console.error('The build failed: see above. Nothing was started.');
  process.exit(built.status ?? 1);
}
await import(pathToFileURL(join(root, 'dist', 'program', 'server.mjs')).href);
