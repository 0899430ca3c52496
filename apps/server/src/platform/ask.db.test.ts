import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { anActor, at } from '../../test/make.ts';
import { type Db, openDb, openPool } from './db.ts';

const own = ownDatabase();
/** One connection only, so that whatever a question left behind would meet the next. */
async function withOne(work: (db: Db) => Promise<void>): Promise<void> {
  const pool = openPool(own.url(), 1);
  await work(openDb(pool)).finally(() => pool.end());
}

beforeAll(async () => {
  await sql`create table public.thing (city text, unit text, name text);
            insert into public.thing values ('110000', 'a', 'ours'), ('120000', 'a', 'theirs');
            alter table public.thing enable row level security;
            create policy own_city on public.thing to gongjian_app using (city = current_setting('gongjian.city', true));
            grant select on public.thing to gongjian_app`.execute(own());
});

it('answers under row-level security and leaves nothing of it on the connection', () =>
  withOne(async (db) => {
    const names = await at(db, '2022-03-01T02:00:00Z').ask(sql<{ name: string }>`select name from public.thing`);
    expect(names).toEqual([{ name: 'ours' }]);
    const { rows } = await sql`select current_user = session_user as myself, current_setting('gongjian.city', true) as city`.execute(db);
    expect(rows).toEqual([{ myself: true, city: '' }]);
  }));

it.each([["o'clock"], ['back\\slash'], ["'; drop table public.thing; --"], ['$1 and $2'], ['{curly,"quoted"}']])(
  'takes %s as nothing but a value',
  (value) =>
    withOne(async (db) => {
      const ctx = at(db, '2022-03-01T02:00:00Z', anActor({ id: value }));
      const [row] = await ctx.ask(
        sql<object>`select ${value}::text as one, ${null}::text as nothing, ${42}::int as n, ${true}::boolean as yes, ${[value, 'x']}::text[] as many,
                       current_setting('gongjian.person', true) as person`,
      );
      expect(row).toEqual({ one: value, nothing: null, n: 42, yes: true, many: [value, 'x'], person: value });
    }),
);

it('survives a question that fails', () =>
  withOne(async (db) => {
    const ctx = at(db, '2022-03-01T02:00:00Z');
    await expect(ctx.ask(sql`select 1 / ${0}::int`)).rejects.toThrow('division by zero');
    expect(await ctx.ask(sql<{ n: number }>`select count(*)::int as n from public.thing`)).toEqual([{ n: 1 }]);
  }));
