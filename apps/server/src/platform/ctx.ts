import type { Permission } from '@gongjian/contract/permissions';
import { type LocalDate, localDate } from '@gongjian/domain/kernel/dates';
import type { RawBuilder } from 'kysely';
import type { Actor } from './actor.ts';
import { ask, type Db, inTransaction, inTwoMessages, type Settle, settleWithin, type Tx } from './db.ts';
import { Refused } from './refused.ts';
import { doTogether, doWithin, type SharedDeed } from './together.ts';

/** Who is asking, when, and the door to the database. Made once per request, job or command. */
export type Ctx = {
  readonly actor: Actor;
  readonly now: Date;
  /** The day in the city's own time zone. */
  readonly today: LocalDate;
  readonly requestId: string;
  /** Where the request came from, or null for the program's own work. */
  readonly address: string | null;
  /** Reads under row-level security; the snapshot is one transaction. */
  readonly read: <T>(work: (db: Db) => Promise<T>) => Promise<T>;
  /** Reads with one statement, in one round trip: for what is asked all the time. */
  readonly ask: <Row>(question: RawBuilder<Row>) => Promise<Row[]>;
  readonly transact: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** A deed that asks once and writes once, in two round trips: for what is done all the time. */
  readonly settle: <Row, T>(question: RawBuilder<Row>, judge: Settle<Row, T>) => Promise<T>;
  /** The same for a deed many of which may be done in one transaction, when the same person asks for them at the same time. */
  readonly together: <Item, Row, Result>(deed: SharedDeed<Item, Row, Result>, item: Item) => Promise<Result>;
  readonly mustBeAllowed: (what: Permission, unitId?: string) => void;
};

const cityDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** The day it is in the city. */
export const cityDayOf = (now: Date): LocalDate => localDate(cityDay.format(now));

export const makeCtx = (db: Db, actor: Actor, now: Date, requestId: string, address: string | null = null): Ctx => ({
  actor,
  now,
  today: cityDayOf(now),
  requestId,
  address,
  read: (work) => inTransaction(db, actor, work),
  ask: (question) => ask(db, actor, question),
  transact: (work) => inTransaction(db, actor, work),
  settle: (question, judge) => inTwoMessages(db, actor, question, judge),
  together: (deed, item) => doTogether(db, actor, deed, item),
  mustBeAllowed: (what, unitId) => {
    const allowed = unitId === undefined ? actor.holds(what) : actor.may(what, unitId);
    if (!allowed) throw new Refused(actor.barred ?? 'access.denied');
  },
});

/** The same person's doings, all of them in a transaction that has begun. */
export const within = (tx: Tx, ctx: Ctx): Ctx => ({
  ...ctx,
  read: (work) => work(tx),
  ask: async (question) => (await question.execute(tx)).rows,
  transact: (work) => work(tx),
  settle: (question, judge) => settleWithin(tx, question, judge),
  together: (deed, item) => doWithin(tx, deed, item),
});
