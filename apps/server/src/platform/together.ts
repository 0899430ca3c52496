import { type RawBuilder, sql } from 'kysely';
import pg from 'pg';
import type { Actor } from './actor.ts';
import { type Db, inTwoMessages, type Tx } from './db.ts';

/** What came of one of the things done together: what it answers, or why it alone was not done. */
export type Outcome<Result> = { readonly done: Result } | { readonly not: unknown };

/** Something that can be done for many at once: asked with one statement, judged one by one, written with one statement. */
export type SharedDeed<Item, Row, Result> = {
  /** Two that speak of the same are done one after the other. */
  readonly about: (item: Item) => string;
  readonly ask: (items: readonly Item[]) => RawBuilder<Row>;
  /** One outcome an item, in order; `last` writes for those that are done. */
  readonly judge: (items: readonly Item[], rows: readonly Row[], tx: () => Tx) => Promise<Judged<Result>>;
};
export type Judged<Result> = { readonly outcomes: readonly Outcome<Result>[]; readonly last: RawBuilder<unknown> | undefined };

type Waiting = { readonly item: unknown; readonly resolve: (result: never) => void; readonly reject: (error: unknown) => void };
type Queue = { readonly waiting: Waiting[]; running: number };

/** Few enough that nobody waits long for the others. */
const MOST_AT_ONCE = 100;
/** One waits for its commit while the next is judged. */
const MOST_UNDER_WAY = 2;
const queues = new WeakMap<Db, WeakMap<Actor, Map<unknown, Queue>>>();

/**
 * Does it at once; what the same person asks for of the same kind while that is under way is done next, together, in one transaction.
 * Only one person's: row-level security is theirs, and a transaction has one.
 */
export function doTogether<Item, Row, Result>(db: Db, actor: Actor, deed: SharedDeed<Item, Row, Result>, item: Item): Promise<Result> {
  const queue = queueOf(db, actor, deed);
  const answer = new Promise<Result>((resolve, reject) => queue.waiting.push({ item, resolve, reject }));
  if (queue.running < MOST_UNDER_WAY) void work(db, actor, deed, queue);
  return answer;
}

function queueOf(db: Db, actor: Actor, deed: unknown): Queue {
  const byActor = queues.get(db) ?? new WeakMap<Actor, Map<unknown, Queue>>();
  const byDeed = byActor.get(actor) ?? new Map<unknown, Queue>();
  const queue = byDeed.get(deed) ?? { waiting: [], running: 0 };
  queues.set(db, byActor.set(actor, byDeed.set(deed, queue)));
  return queue;
}

async function work<Item, Row, Result>(db: Db, actor: Actor, deed: SharedDeed<Item, Row, Result>, queue: Queue): Promise<void> {
  queue.running += 1;
  while (queue.waiting.length > 0) await doAll(db, actor, deed, takeNext(queue, deed));
  queue.running -= 1;
}

/** The longest waiting, without two about the same. */
function takeNext<Item, Row, Result>({ waiting }: Queue, { about }: SharedDeed<Item, Row, Result>): Waiting[] {
  const taken = new Map<string, Waiting>();
  const left: Waiting[] = [];
  for (const one of waiting.splice(0)) {
    const key = about(one.item as Item);
    if (taken.size < MOST_AT_ONCE && !taken.has(key)) taken.set(key, one);
    else left.push(one);
  }
  waiting.push(...left);
  return [...taken.values()];
}

/** What the database refuses of one undoes all of them; each is then done alone, so that nobody suffers for another. */
async function doAll<Item, Row, Result>(db: Db, actor: Actor, deed: SharedDeed<Item, Row, Result>, all: readonly Waiting[]): Promise<void> {
  const items = all.map(({ item }) => item as Item);
  try {
    const outcomes = await inTwoMessages(db, actor, deed.ask(items), async (rows: Row[], tx) => settled(await deed.judge(items, rows, tx)));
    all.forEach(({ resolve, reject }, i) => {
      const outcome = outcomes[i];
      if (outcome !== undefined && 'done' in outcome) resolve(outcome.done as never);
      else reject(outcome?.not);
    });
  } catch (error) {
    if (all.length > 1 && isOfOne(error)) for (const one of all) await doAll(db, actor, deed, [one]);
    else for (const { reject } of all) reject(error);
  }
}

/** A connection that was ended may have ended after its commit: what was done is not tried again. */
const isOfOne = (error: unknown): boolean => error instanceof pg.DatabaseError && error.severity === 'ERROR';

const settled = <Result>({ outcomes, last = sql`select` }: Judged<Result>) => ({ result: outcomes, last });

/** The same for one, inside a transaction that has begun. */
export async function doWithin<Item, Row, Result>(tx: Tx, deed: SharedDeed<Item, Row, Result>, item: Item): Promise<Result> {
  const { outcomes, last } = await deed.judge([item], (await deed.ask([item]).execute(tx)).rows, () => tx);
  const [outcome] = outcomes;
  if (outcome === undefined || !('done' in outcome)) throw outcome?.not;
  await last?.execute(tx);
  return outcome.done;
}
