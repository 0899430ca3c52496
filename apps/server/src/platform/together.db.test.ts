import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { anActor, at } from '../../test/make.ts';
import { within } from './ctx.ts';
import { inTransaction } from './db.ts';
import { Refused } from './refused.ts';
import type { SharedDeed } from './together.ts';

const db = ownDatabase();
const liu = anActor();
type Taken = { readonly name: string; readonly by: string };

/** Takes a name once; `bad` is refused by the rule, `long…` by the database. Each row keeps who was taken in the same transaction. */
const taking: SharedDeed<Taken, { name: string }, string> = {
  about: ({ name }) => name,
  ask: (all) => sql`select name from public.taken where name = any (${all.map(({ name }) => name)}::text[])`,
  judge: async (all, rows) => {
    const there = new Set(rows.map(({ name }) => name));
    const outcomes = all.map(({ name }) => {
      if (there.has(name)) return { not: new Refused('reporting.changed') };
      return name === 'bad' ? { not: new Refused('request.invalid') } : { done: name };
    });
    const going = outcomes.flatMap((outcome) => ('done' in outcome ? [outcome.done] : []));
    const last = sql`insert into public.taken (city, name, tx) select '110000', n, pg_current_xact_id()::text from unnest(${going}::text[]) n`;
    return { outcomes, last: going.length === 0 ? undefined : last };
  },
};

const take = (name: string, actor = liu) => at(db(), '2022-03-01T02:00:00Z', actor).together(taking, { name, by: actor.id });
const ended = async (all: Promise<string>[]) =>
  (await Promise.allSettled(all)).map((one) => (one.status === 'fulfilled' ? one.value : (one.reason.code as string)));
const rows = async () => (await sql<{ name: string; tx: string }>`select name, tx from public.taken order by name`.execute(db())).rows;

beforeAll(async () => {
  await sql`create table public.taken (city text, name text primary key, tx text, constraint taken_is_short check (length(name) < 10));
            alter table public.taken enable row level security;
            create policy own_city on public.taken to gongjian_app using (city = current_setting('gongjian.city', true));
            grant select, insert on public.taken to gongjian_app`.execute(db());
});
beforeEach(async () => {
  await sql`truncate public.taken`.execute(db());
});

it('does in one transaction what comes in while another is under way', async () => {
  const names = Array.from({ length: 20 }, (_, i) => `n${i}`);
  expect(await ended(names.map((name) => take(name)))).toEqual(names);
  const kept = await rows();
  expect(kept).toHaveLength(20);
  expect(new Set(kept.map(({ tx }) => tx)).size).toBeLessThan(10);
});

it('refuses one without the others', async () => {
  expect(await ended(['a', 'b', 'bad', 'c', 'd'].map((name) => take(name)))).toEqual(['a', 'b', 'request.invalid', 'c', 'd']);
  expect((await rows()).map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
});

it('does all but the one that the database refuses', async () => {
  const said = await ended(['a', 'b', 'c', 'much too long', 'd'].map((name) => take(name)));
  expect(said).toEqual(['a', 'b', 'c', '23514', 'd']);
  expect((await rows()).map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
});

it('does two about the same one after the other', async () => {
  await take('before');
  expect(await ended(['x', 'y', 'same', 'same', 'same'].map((name) => take(name)))).toEqual(expect.arrayContaining(['x', 'y', 'same']));
  expect((await rows()).map(({ name }) => name)).toEqual(['before', 'same', 'x', 'y']);
});

it('never puts two persons into one transaction', async () => {
  const people = Array.from({ length: 6 }, (_, i) => anActor({ id: `p-${i}` }));
  await ended(people.flatMap((person, i) => [take(`${i}a`, person), take(`${i}b`, person), take(`${i}c`, person)]));
  const byTx = new Map<string, Set<string>>();
  for (const { name, tx } of await rows()) byTx.set(tx, (byTx.get(tx) ?? new Set()).add(name.slice(0, 1)));
  expect([...byTx.values()].every((persons) => persons.size === 1)).toBe(true);
});

it('belongs to the transaction it is done in, and goes with it', async () => {
  const undone = inTransaction(db(), liu, async (tx) => {
    expect(await within(tx, at(db(), '2022-03-01T02:00:00Z')).together(taking, { name: 'gone', by: 'x' })).toBe('gone');
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await rows()).toEqual([]);
});

it('tells everybody when the connection breaks, and does nothing twice', async () => {
  const cut: SharedDeed<Taken, { name: string }, string> = { ...taking, ask: () => sql`select pg_terminate_backend(pg_backend_pid())` };
  const all = ['a', 'b', 'c'].map((name) => at(db(), '2022-03-01T02:00:00Z').together(cut, { name, by: 'x' }));
  const said = await Promise.allSettled(all);
  expect(said.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(await rows()).toEqual([]);
});
