import { CompiledQuery, Kysely, PostgresDialect, type RawBuilder, type Transaction } from 'kysely';
import pg from 'pg';
import type { Actor } from './actor.ts';
import type { Tables } from './tables.ts';

/** Enough to read. A transaction is also a Db. */
export type Db = Kysely<Tables>;
/** Needed to write. Only `ctx.transact` hands one out, so a write cannot slip outside. */
export type Tx = Transaction<Tables>;

pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text));

/**
 * A connection that breaks is no reason to end the program: one that nobody uses is replaced, one that is held, between two statements
 * of a deed, fails the next of them. Whoever wants to may listen too.
 */
export function openPool(url: string, max = 10): pg.Pool {
  const ignore = () => undefined;
  return new pg.Pool({ connectionString: url, max }).on('error', ignore).on('connect', (client) => client.on('error', ignore));
}

/** The pool behind each database, for questions that go past the query builder in one message. */
const pools = new WeakMap<Db, pg.Pool>();

export function openDb(pool: pg.Pool): Db {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  pools.set(db, pool);
  return db;
}

/**
 * Runs the work as the plain role `gongjian_app`, confined by row-level security to the actor's city and units. The transaction
 * begins and is confined in one message.
 */
export function inTransaction<T>(db: Db, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.connection().execute(async (one) => {
    const say = (text: string) => one.executeQuery(CompiledQuery.raw(text));
    await say(`begin;${confinement(actor)}`);
    try {
      const result = await work(one as Tx);
      await say('commit');
      return result;
    } catch (error) {
      // A connection that broke has nothing left to roll back; the first error is the one to tell.
      await say('rollback').catch(() => undefined);
      throw error;
    }
  });
}

/**
 * Asks one question, confined in the same way, in one round trip: several statements in one message are one transaction, so the
 * role and the settings hold for the question behind them and for nothing else. Values are written as literals.
 */
export async function ask<Row>(db: Db, actor: Actor, question: RawBuilder<Row>): Promise<Row[]> {
  const pool = pools.get(db);
  if (!pool) return inTransaction(db, actor, async (tx) => (await question.execute(tx)).rows);
  const answers = (await pool.query(`${confinement(actor)};${asText(question, db)}`)) as unknown as pg.QueryResult[];
  return answers.at(-1)?.rows as Row[];
}

/** What a deed answers, and the statement that goes with the commit. */
export type Settled<T> = { readonly result: T; readonly last: RawBuilder<unknown> };
/** Judges what was asked. `tx` is there for the seldom case that more must be known. */
export type Settle<Row, T> = (rows: Row[], tx: () => Tx) => Promise<Settled<T>>;

/**
 * A whole deed in two messages, confined in the same way: begins and asks, holding what it will change; then, unless `settle` refuses,
 * writes and commits.
 */
export async function inTwoMessages<Row, T>(db: Db, actor: Actor, question: RawBuilder<Row>, settle: Settle<Row, T>): Promise<T> {
  const pool = pools.get(db);
  if (!pool) return inTransaction(db, actor, (tx) => settleWithin(tx, question, settle));
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    const answers = (await client.query(`begin;${confinement(actor)};${asText(question, db)}`)) as unknown as pg.QueryResult[];
    const { result, last } = await settle(answers.at(-1)?.rows as Row[], () => over(client));
    await client.query(`${asText(last, db)};commit`);
    return result;
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => {
      broken = lost;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** The same inside a transaction that has begun. */
export async function settleWithin<Row, T>(tx: Tx, question: RawBuilder<Row>, settle: Settle<Row, T>): Promise<T> {
  const { result, last } = await settle((await question.execute(tx)).rows, () => tx);
  await last.execute(tx);
  return result;
}

/** The query builder over a connection that is in use already. */
function over(client: pg.PoolClient): Tx {
  const held = { query: client.query.bind(client), release: () => undefined } as unknown as pg.PoolClient;
  const pool = { connect: async () => held, end: async () => undefined };
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }) as Tx;
}

const asText = (statement: RawBuilder<unknown>, db: Db): string => {
  const { sql: text, parameters } = statement.compile(db);
  return withLiterals(text, parameters);
};

/** `set local` costs PostgreSQL less than calling set_config. */
const confinement = (actor: Actor): string =>
  ['set local role gongjian_app', ...settingsOf(actor).map(([name, value]) => `set local ${name}=${pg.escapeLiteral(value)}`)].join(';');

const withLiterals = (text: string, parameters: readonly unknown[]): string =>
  text.replace(/\$(\d+)/g, (_, n: string) => literal(parameters[Number(n) - 1]));

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  return pg.escapeLiteral(Array.isArray(value) ? `{${value.map(arrayItem).join(',')}}` : plain(value));
}

const plain = (value: unknown): string => (value instanceof Date ? value.toISOString() : String(value));

const arrayItem = (item: unknown): string => (item === null || item === undefined ? 'null' : `"${plain(item).replace(/["\\]/g, '\\$&')}"`);

const settingsOf = (actor: Actor): readonly (readonly [string, string])[] => [
  ['gongjian.city', actor.city],
  ['gongjian.person', actor.id],
  ['gongjian.units', actor.units.join(',')],
  ['gongjian.sees', actor.seesAll ? 'city' : 'units'],
];
