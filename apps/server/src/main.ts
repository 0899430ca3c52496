import { setFlagsFromString } from 'node:v8';
import { announce } from './announce.ts';
import { readSettings } from './platform/settings.ts';
import { startProgram } from './program.ts';
import { verifyAudit } from './verify-audit.ts';

/** Garbage is collected when the heap has grown by a quarter, not doubled: after a load, 132 MiB instead of 225, at the same speed. */
setFlagsFromString('--heap-growing-percent=25');

/** The program is started without a word; with one, it does that and ends. */
const words: Record<string, () => Promise<void>> = {
  'verify-audit': async () => console.log(JSON.stringify(await verifyAudit(readSettings(process.env)))),
};

/** Starts the program and keeps it until it is told to stop. Exit status 0 when another one already serves this folder. */
async function start(): Promise<void> {
  const told = new Promise<void>((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop());
  });
  const running = await startProgram(readSettings(process.env));
  if (!('stop' in running)) {
    console.log(
      `Gongjian already runs on this data (process ${running.pid})${running.url ? `: ${running.url}` : ''}. Nothing was changed.`,
    );
    return;
  }
  announce(running);
  await told;
  console.log('Stopping …');
  await running.stop();
}

(words[process.argv[2] ?? ''] ?? start)().then(
  () => process.exit(0),
  (error: unknown) => {
    const { cause } = error as { cause?: unknown };
    for (const said of [error, cause]) if (said !== undefined) console.error(said instanceof Error ? said.message : said);
    process.exit(1);
  },
);
