// Runs the steps of a check one after the other, shows their words, and counts what passed and what failed.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './ensure-installed.mjs';

const bin = (name) => join(root, 'node_modules', '.bin', name);
const reports = join(root, 'var', 'reports');

export function run(name, command, args, env = {}) {
  console.log(`\n── ${name}`);
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  if (error) console.error(error.message);
  return { name, passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 };
}

export const tool = (name, command, ...args) => run(name, bin(command), args);
export const script = (name, file, ...args) => run(name, process.execPath, [join(root, 'tools', file), ...args]);

/** One vitest project or configuration. A run that counted no test, or broke outside a test, has failed. */
export function tests(name, args, env) {
  mkdirSync(reports, { recursive: true });
  const report = join(reports, `${name.replace(/\W+/g, '-')}.json`);
  rmSync(report, { force: true });
  const { failed: broke } = run(
    name,
    bin('vitest'),
    ['run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    env,
  );
  const { numPassedTests: passed, numFailedTests: failed, testResults: files } = read(report);
  return { name, passed, failed: failed === 0 && (broke || passed === 0) ? 1 : failed, which: files.flatMap(failures) };
}

/** The tests of one file that failed, by name and with the first line of why; of a file that broke outside a test, its path. */
function failures({ name: path, status, message, assertionResults }) {
  const file = relative(root, path);
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (failed.length === 0 && status === 'failed') return [`${file}: ${firstLine(message)}`];
  return failed.map((test) => `${file} > ${test.fullName}: ${firstLine(test.failureMessages?.[0])}`);
}

const firstLine = (text) => String(text ?? '').split('\n', 1)[0];

function read(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, testResults: [] };
  }
}

/** Prints each step that failed and the closing line, and ends the process accordingly. */
export function close(results) {
  const total = (what) => results.reduce((sum, result) => sum + result[what], 0);
  console.log('');
  for (const { name, failed, which = [] } of results) {
    if (failed > 0) console.log([`FAILED ${name}: ${failed}`, ...which].join('\n  '));
  }
  console.log(`${total('passed')} passed, ${total('failed')} failed`);
  process.exit(total('failed') === 0 ? 0 : 1);
}
