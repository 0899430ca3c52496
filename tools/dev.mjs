// npm run dev: the server restarts and the page reloads when a source changes. The page is on 5173, the API on PORT (3000).
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, root } from './ensure-installed.mjs';

ensureInstalled();
const bin = (name) => join(root, 'node_modules', '.bin', name);
const env = { ...process.env, GONGJIAN_SERVER: `http://127.0.0.1:${process.env.PORT ?? 3000}` };
const children = [
  spawn(bin('tsx'), ['watch', '--clear-screen=false', 'apps/server/src/main.ts'], { cwd: root, stdio: 'inherit', env }),
  spawn(bin('vite'), [join(root, 'apps', 'web')], { cwd: root, stdio: 'inherit', env }),
];

const stopAll = (signal) => {
  for (const child of children) child.kill(signal);
};

// When one of the two ends, so does the other.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stopAll(signal));
for (const child of children) child.on('exit', () => stopAll('SIGTERM'));
