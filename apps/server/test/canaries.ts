import { sql } from 'kysely';
import type { Db } from '../src/platform/db.ts';

/** What a canary looks like: no word of any language, and it names where it was put. */
export const CANARY = 'Kanarienvogel';
const canaryFor = (table: string, column: string): string => `${CANARY}-${table}.${column}`;

/** Columns whose text the public may read once it is approved; inside JSON, the keys that may. Everything else gets a canary. */
export const PUBLIC: Readonly<Record<string, true | readonly string[]>> = {
  'org.unit_name.name': true,
  'plan.programme.title': true,
  'plan.version.approved_by': true,
  'tasks.plan.title': true,
  'tasks.section.part': true,
  'tasks.section.ordinal': true,
  'tasks.section.title': true,
  // The row as the ledger shows it holds the plan's own words; what the public reads of it is picked field by field.
  'tasks.ledger_row.card': [
    'title',
    'text',
    'no',
    'ordinal',
    'name',
    'kind',
    'phrase',
    'id',
    'programmeId',
    'dueOn',
    'state',
    'light',
    'lag',
  ],
  'reporting.sealed_row.content': ['unit', 'state', 'light', 'lag', 'verdict', 'stood', 'id', 'kind'],
  'reporting.bulletin.text': ['title', 'text', 'kind'],
  'reporting.bulletin.number': true,
  'reporting.bulletin.issuer': true,
  'assessment.assessment.title': true,
  'assessment.assessment.scores': ['group', 'unit', 'published', 'tier', 'score'],
  'assessment.scheme.definition': ['title', 'code'],
  'cases.kind.definition': ['title', 'code', 'titleEn', 'choices', 'choicesEn', 'fields', 'stages', 'origins', 'fromStage', 'type'],
  // Of a case only the fields its kind discloses; of a kind also the topics a resident chooses among.
  'cases.case.fields': ['subject', 'company', 'code', 'unit', 'topic', 'clause'],
  'supervision.campaign.title': true,
  'supervision.campaign_type.definition': ['title'],
  'publication.disclosure.title': true,
  'publication.disclosure.title_en': true,
  'publication.disclosure.basis': true,
  'publication.disclosure.withheld': true,
  'publication.disclosure.withheld_en': true,
  // A text that people wrote for the public; a field its class does not have is refused, which another test tries.
  'publication.item.content': true,
};

type Column = { readonly table: string; readonly column: string; readonly type: string };

/** Every column that can hold text, of every table of ours and of those who log people in; but for those that tie rows together. */
async function textColumns(db: Db): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select c.table_schema || '.' || c.table_name as table, c.column_name as column, c.data_type as type
      from information_schema.columns c
      join information_schema.tables t using (table_catalog, table_schema, table_name)
     where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema', 'public')
       and not exists (select from pg_constraint k
                        where k.conrelid = (quote_ident(c.table_schema) || '.' || quote_ident(c.table_name))::regclass
                          and k.contype in ('p', 'f', 'u') and c.ordinal_position = any (k.conkey))
       and c.data_type in ('text', 'character varying', 'json', 'jsonb', 'ARRAY') and c.is_generated = 'NEVER'
     order by 1, c.ordinal_position
  `.execute(db);
  return rows;
}

/** What became of the columns: those with a canary in them, and those whose constraints allow no such text. */
export type Seeded = { readonly seeded: readonly string[]; readonly constrained: readonly string[]; readonly empty: readonly string[] };

/** `keep`: columns that steer what is composed, such as the name of a state, where other text would hide rows instead of being shown. */
export async function seedCanaries(db: Db, keep: readonly string[]): Promise<Seeded> {
  const done = { seeded: [] as string[], constrained: [] as string[], empty: [] as string[] };
  await db.connection().execute(async (one) => {
    // Triggers that count or forbid would stand in the way; row-level security does not bind the owner of a test's database.
    await sql`set session_replication_role = replica`.execute(one);
    for (const column of await textColumns(one)) {
      const name = `${column.table}.${column.column}`;
      if (PUBLIC[name] === true || keep.includes(name)) continue;
      done[await seedColumn(one, column)].push(name);
    }
    await sql`set session_replication_role = default`.execute(one);
  });
  return done;
}

async function seedColumn(db: Db, { table, column, type }: Column): Promise<keyof Seeded> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(db);
  if (rows[0]?.n === 0) return 'empty';
  const canary = canaryFor(table, column);
  try {
    if (type === 'ARRAY')
      await sql`update ${sql.table(table)} set ${sql.ref(column)} = array_append(${sql.ref(column)}, ${canary})`.execute(db);
    else if (type === 'jsonb' || type === 'json') await seedJson(db, table, column);
    else if (await holdsJson(db, table, column)) await seedJson(db, table, column);
    else await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${canary}`.execute(db);
    return 'seeded';
  } catch {
    return 'constrained';
  }
}

async function holdsJson(db: Db, table: string, column: string): Promise<boolean> {
  const { rows } = await sql<{
    text: string | null;
  }>`select ${sql.ref(column)} as text from ${sql.table(table)} where ${sql.ref(column)} is not null limit 1`.execute(db);
  return /^[[{]/.test(rows[0]?.text ?? '');
}

/** Row by row: every text in the document that is not among the public keys, and a key that nobody knows. */
async function seedJson(db: Db, table: string, column: string): Promise<void> {
  const publicKeys = PUBLIC[`${table}.${column}`];
  const keys = new Set(Array.isArray(publicKeys) ? (publicKeys as string[]) : []);
  const { rows } = await sql<{ ctid: string; value: string }>`
    select ctid::text as ctid, ${sql.ref(column)}::text as value from ${sql.table(table)} where ${sql.ref(column)} is not null`.execute(db);
  const changed = rows.map(({ ctid, value }) => ({
    ctid,
    value: JSON.stringify(withCanaries(JSON.parse(value), keys, canaryFor(table, column))),
  }));
  // A row moves when it is written, so all are written at once.
  await sql`
    update ${sql.table(table)} t set ${sql.ref(column)} = c.value::${sql.raw(await typeOf(db, table, column))}
      from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as c (ctid text, value text)
     where t.ctid = c.ctid::tid`.execute(db);
}

async function typeOf(db: Db, table: string, column: string): Promise<string> {
  const [schema, name] = table.split('.');
  const { rows } = await sql<{ type: string }>`
    select data_type as type from information_schema.columns where table_schema = ${schema} and table_name = ${name} and column_name = ${column}`.execute(
    db,
  );
  return rows[0]?.type ?? 'text';
}

function withCanaries(value: unknown, publicKeys: ReadonlySet<string>, canary: string, key = ''): unknown {
  if (typeof value === 'string') return publicKeys.has(key) ? value : canary;
  if (Array.isArray(value)) return value.map((one) => withCanaries(one, publicKeys, canary, key));
  if (value === null || typeof value !== 'object') return value;
  const inside = Object.entries(value).map(([name, one]) => [name, withCanaries(one, publicKeys, canary, name)] as const);
  return { ...Object.fromEntries(inside), unknownToAll: canary };
}
