import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Clock, realTime } from './clock.ts';
import type { Db } from './db.ts';
import { deliverAll } from './deliver.ts';

export type Worker = { readonly stop: () => Promise<void> };
type Log = (error: unknown, what: string) => void;

/** Something the worker does again and again. */
type Round = { readonly what: string; readonly everyMs: number; readonly work: (now: Date) => Promise<unknown> };

/** Delivers what rooms are owed, and does what comes round by the clock. Several workers may run; rows are locked, not guarded by luck. */
export function startWorker(db: Db, city: string, log: Log, clock: Clock = realTime, rounds: readonly Round[] = []): Worker {
  const stopping = new AbortController();
  const all: Round[] = [{ what: 'deliveries', everyMs: 200, work: (now) => deliverAll(db, city, now) }, ...rounds];
  setMaxListeners(all.length, stopping.signal);
  const running = all.map((round) => turn(round, log, clock, stopping.signal));
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

const LONGEST_WAIT_MS = 10_000;

/** Work that fails is tried again after a longer and longer wait: a database that is away is not asked five times a second. */
async function turn({ what, everyMs, work }: Round, log: Log, clock: Clock, stopping: AbortSignal): Promise<void> {
  let waitMs = everyMs;
  const failed = (error: unknown): void => {
    log(error, what);
    waitMs = Math.max(everyMs, Math.min(waitMs * 2, LONGEST_WAIT_MS));
  };
  while (!stopping.aborted) {
    await work(clock()).then(() => {
      waitMs = everyMs;
    }, failed);
    await sleep(waitMs, undefined, { signal: stopping }).catch(() => undefined);
  }
}
