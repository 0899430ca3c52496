import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { refusals } from '@gongjian/contract/refusals';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { ownDatabase } from './database.ts';

const db = ownDatabase();
const root = new URL('../../..', import.meta.url).pathname;
const { rooms: uses } = (await import(join(root, 'rooms.mjs'))) as { rooms: Record<string, readonly string[]> };
const roomNames = Object.keys(uses);

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** Schemas other than the room's own that a source text writes to. */
function foreignWrites(room: string, text: string): string[] {
  const built = [...text.matchAll(/\.(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*'(\w+)\./g)];
  const written = [...text.matchAll(/\b(?:insert\s+into|update|delete\s+from|merge\s+into)\s+(\w+)\.\w+/gi)];
  return [...built, ...written].map((match) => match[1] as string).filter((schema) => schema !== room);
}

describe('in the sources', () => {
  it('a room writes only its own tables', () => {
    const src = join(root, 'apps/server/src');
    const broken = filesIn(src)
      .map((file) => ({ file, room: file.slice(src.length + 1).split('/')[0] as string }))
      .filter(({ file, room }) => roomNames.includes(room) && file.endsWith('.ts') && !file.includes('.test.'))
      .flatMap(({ file, room }) => foreignWrites(room, readFileSync(file, 'utf8')).map((schema) => `${file} writes ${schema}`));
    expect(broken).toEqual([]);
    expect(foreignWrites('reporting', "tx.insertInto('tasks.task') … sql`update org.unit set`")).toEqual(['tasks', 'org']);
  });

  it('every refusal is explained in docs/refusals.md, and nothing else is', () => {
    const said = [...readFileSync(join(root, 'docs/refusals.md'), 'utf8').matchAll(/^## `([\w.]+)`$/gm)].map((match) => match[1]);
    expect(said.sort()).toEqual(Object.keys(refusals).sort());
  });

  it('every migration is of a room, and says what it does', () => {
    const names = readdirSync(join(root, 'db/migrations'));
    expect(names.filter((name) => !new RegExp(`^\\d{12}_(platform|${roomNames.join('|')})__\\w+\\.sql$`).test(name))).toEqual([]);
  });
});

/** Tables of rooms and of the platform; what better-auth and the record of migrations keep is theirs. */
const ours = sql`n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'public', 'identity') and c.relkind in ('r', 'p')`;
const names = async (query: ReturnType<typeof sql<{ name: string }>>) => (await query.execute(db())).rows.map(({ name }) => name);

describe('in the database', () => {
  it('the types in tables.ts are those of the migrations', () => {
    const check = spawnSync(process.execPath, ['tools/db-types.mjs', '--check'], { cwd: root, encoding: 'utf8' });
    expect([check.stderr, check.status]).toEqual(['', 0]);
  });

  it('every table begins its key with the city', async () => {
    const broken = await names(sql`
      select n.nspname || '.' || c.relname as name
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        left join pg_index i on i.indrelid = c.oid and i.indisprimary
        left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
       where ${ours} and n.nspname || '.' || c.relname <> 'platform.city' and a.attname is distinct from 'city'
       order by 1`);
    expect(broken).toEqual([]);
  });

  it('every table is confined by row-level security, for its owner too, to the city of the transaction', async () => {
    const open = await names(sql`
      select n.nspname || '.' || c.relname as name
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
       where ${ours} and n.nspname || '.' || c.relname <> 'platform.city'
         and not (c.relrowsecurity and c.relforcerowsecurity
                  and exists (select from pg_policy p where p.polrelid = c.oid)
                  and not exists (select from pg_policy p
                                   where p.polrelid = c.oid and p.polpermissive
                                     and coalesce(pg_get_expr(p.polqual, p.polrelid), '') || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '')
                                         not like '%gongjian.city%'))
       order by 1`);
    expect(open).toEqual([]);
  });

  it('the plain role has no right to passwords, and cannot change what was told', async () => {
    const { rows } = await sql<{ what: string }>`
      select table_schema || '.' || table_name || ' ' || privilege_type as what
        from information_schema.role_table_grants
       where grantee = 'gongjian_app'
         and (table_schema = 'identity' or (table_schema = 'platform' and table_name in ('event', 'seal') and privilege_type not in ('SELECT', 'INSERT')))
    `.execute(db());
    expect(rows).toEqual([]);
  });

  it('a foreign key points only where an import may point', async () => {
    const { rows } = await sql<{ name: string; from: string; to: string }>`
      select c.conname as name, c.connamespace::regnamespace::text as "from", t.relnamespace::regnamespace::text as "to"
        from pg_constraint c
        join pg_class t on t.oid = c.confrelid
       where c.contype = 'f' and c.connamespace <> t.relnamespace
    `.execute(db());
    expect(rows.filter(({ from, to }) => !uses[from]?.includes(to))).toEqual([]);
  });

  it('every foreign key has an index behind it', async () => {
    const bare = await names(sql`
      select c.conrelid::regclass || '.' || c.conname as name
        from pg_constraint c
       where c.contype = 'f' and c.connamespace::regnamespace::text <> 'public'
         and not exists (select from pg_index i
                          where i.indrelid = c.conrelid
                            and (select array_agg(k order by k) from unnest((i.indkey::int2[])[0:cardinality(c.conkey) - 1]) k)
                              = (select array_agg(k order by k) from unnest(c.conkey) k))
       order by 1`);
    expect(bare).toEqual([]);
  });

  it('every check and foreign key has a name somebody chose', async () => {
    const unnamed = await names(sql`
      select conname as name
        from pg_constraint
       where contype in ('c', 'f') and conname ~ '_(check|fkey)[0-9]*$'
         and connamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
       order by 1`);
    expect(unnamed).toEqual([]);
  });
});
