import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning } from '../processes.ts';
import type { LocalPostgres } from './launcher.ts';

const LOOK_MS = 500;

/**
 * Looks after a server that others rely on: when it has ended without being told to (killed, out of memory), it is started again on its
 * port, so that every address given out stays true. PostgreSQL recovers what it had acknowledged from its log.
 */
export function keepUp(first: LocalPostgres, say: (what: string) => void): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController();
  let server = first;
  const watch = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      if (!(await isRunning(server.pid))) server = await reviveOf(server, say);
      await sleep(LOOK_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const watching = watch();
  return {
    stop: async () => {
      stopping.abort();
      await watching;
      await server.stop();
    },
  };
}

/** One that will not come up is tried again at the next look. */
async function reviveOf(server: LocalPostgres, say: (what: string) => void): Promise<LocalPostgres> {
  say(`The embedded PostgreSQL (process ${server.pid}) has ended by itself; starting it again …`);
  try {
    const again = await server.revive();
    say(`The embedded PostgreSQL is up again (process ${again.pid}).`);
    return again;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return server;
  }
}
