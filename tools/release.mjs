// npm run release: builds, and lays a production install in release/: the bundled program, the web app, migrations, packs, and from
// npm only what a bundle cannot hold, at the versions of the lock file.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, root } from './ensure-installed.mjs';

/** What the bundle leaves outside: see `external` in build.mjs. */
const OUTSIDE = ['pdfjs-dist', 'pino'];
const CARRIED = [
  'dist/program',
  'dist/fonts',
  'apps/web/dist',
  'apps/cli/bin',
  'db/migrations',
  'packs',
  'docs/operate.md',
  'LICENSE',
  'README.md',
  'README.zh-CN.md',
];

ensureInstalled();
// A fresh build: chunks of earlier ones stay behind in dist/ for a program that may still run on them.
rmSync(join(root, 'dist'), { recursive: true, force: true });
const { build } = await import('./build.mjs');
await build();

const place = join(root, 'release');
const readJson = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'));
const lock = readJson('package-lock.json');
const versionOf = (name) => lock.packages[`node_modules/${name}`].version;
const { name, version, license, engines } = readJson('package.json');
const manifest = {
  name,
  version,
  private: true,
  license,
  type: 'module',
  engines,
  scripts: { start: 'node dist/program/server.mjs' },
  bin: { gongjian: 'apps/cli/bin/gongjian.mjs' },
  dependencies: Object.fromEntries(OUTSIDE.map((each) => [each, versionOf(each)])),
  optionalDependencies: readJson('apps/server/package.json').optionalDependencies,
};

rmSync(place, { recursive: true, force: true });
mkdirSync(place);
for (const each of CARRIED) cpSync(join(root, each), join(place, each), { recursive: true, filter: (file) => !file.endsWith('.map') });
write('package.json', manifest);
write('package-lock.json', { ...lock, packages: { ...fromNpm(lock.packages), '': manifest } });
npm('install', '--package-lock-only');
npm('ci', '--omit=dev');
console.log('A production install stands in release/. Start it there with: npm start');

function fromNpm(packages) {
  return Object.fromEntries(Object.entries(packages).filter(([path, entry]) => path.startsWith('node_modules/') && !entry.link));
}

function write(file, content) {
  writeFileSync(join(place, file), `${JSON.stringify(content, null, 2)}\n`);
}

function npm(...words) {
  const { status } = spawnSync('npm', [...words, '--no-audit', '--no-fund', '--loglevel=error'], { cwd: place, stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}
