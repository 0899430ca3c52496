import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The password of every demo account in the journeys. */
export const PASSWORD = 'Journey-2022!';

/** The program as it is shipped, on a database of its own. */
export type Stack = {
  readonly url: string;
  /** Stops it and starts it again on the same data, with other settings. */
  readonly again: (settings: Settings) => Promise<void>;
  readonly stop: () => Promise<void>;
};
type Settings = Readonly<Record<string, string>>;

export async function startStack(settings: Settings = {}): Promise<Stack> {
  const built = spawnSync(process.execPath, [join(root, 'tools', 'build.mjs')], { cwd: root, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`The build failed:\n${built.stdout}${built.stderr}`);
  const folder = mkdtempSync(join(tmpdir(), 'gongjian-journey-'));
  // As root the database runs as nobody, who must be able to enter.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const run = (more: Settings) => runProgram({ ...more, PORT: String(port), GONGJIAN_VAR: join(folder, 'var') });
  let program = run(settings);
  await answering(url, program);
  return {
    url,
    again: async (other) => {
      await ended(program);
      program = run(other);
      await answering(url, program);
    },
    stop: async () => {
      await ended(program);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const runProgram = (settings: Settings): ChildProcess =>
  spawn(process.execPath, [join(root, 'dist', 'program', 'server.mjs')], {
    cwd: root,
    env: {
      ...withoutDatabase(),
      GONGJIAN_DEMO: 'on',
      GONGJIAN_DEMO_PASSWORD: PASSWORD,
      GONGJIAN_LOGIN_RATE_PER_MINUTE: '1000',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** Journeys always run on their own embedded database, whatever the environment of the tests says. */
function withoutDatabase(): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, ...rest } = process.env;
  return rest;
}

async function answering(url: string, program: ChildProcess): Promise<void> {
  let said = '';
  program.stdout?.on('data', (bytes) => (said += String(bytes)));
  program.stderr?.on('data', (bytes) => (said += String(bytes)));
  for (let tries = 0; tries < 600; tries++) {
    if (program.exitCode !== null) throw new Error(`The program ended at its start:\n${said}`);
    const healthy = await fetch(`${url}/api/health`).then(
      (reply) => reply.ok,
      () => false,
    );
    if (healthy) return;
    await new Promise((wait) => setTimeout(wait, 250));
  }
  program.kill('SIGKILL');
  throw new Error(`The program did not answer:\n${said}`);
}

function ended(program: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (program.exitCode !== null) return done();
    program.once('exit', () => done());
    program.kill('SIGTERM');
  });
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? found(address.port) : failed(new Error('no port'))));
    });
  });
}
