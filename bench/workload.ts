/** The standard workload: made once, copied into plain tables for the bare limit and, mapped, into the product's own. */
import { spawnSync } from 'node:child_process';
import { createReadStream, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { systemActor } from '../apps/server/src/platform/actor.ts';
import { makeCtx } from '../apps/server/src/platform/ctx.ts';
import { openDb, openPool } from '../apps/server/src/platform/db.ts';
import { refreshMeasures } from '../apps/server/src/tasks/refresh.ts';

export const CITY = '110000';
/** How the workload's words for a measure's state are said in the ledger. */
export const STATES: Readonly<Record<string, string>> = {
  not_started: 'not_started',
  in_progress: 'on_pace',
  done: 'done',
  overdue: 'overdue',
  closed: 'done_late',
};
export const unitId = (n: number): string => `w-${n}`;
export const planId = (n: number): string => `00000000-0000-4000-8001-${String(n).padStart(12, '0')}`;

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const data = here('../var/bench/data');
const tables = ['units', 'plans', 'tasks', 'measures', 'measure_units'];

export function makeWorkload(): void {
  if (existsSync(`${data}/measure_units.tsv`)) return;
  mkdirSync(data, { recursive: true });
  const made = spawnSync(process.execPath, [here('limit/workload.mjs'), data, '--no-obs'], { stdio: 'ignore' });
  if (made.status !== 0) throw new Error('the workload could not be made');
}

/** The plain tables, with rows and indexes, in the schema the connection writes to. */
export async function loadPlain(client: pg.Client): Promise<void> {
  await client.query(readFileSync(here('limit/schema.sql'), 'utf8'));
  for (const table of tables) {
    await pipeline(createReadStream(`${data}/${table}.tsv`), client.query(copyFrom(`copy ${table} from stdin`)));
  }
  await client.query(readFileSync(here('limit/indexes.sql'), 'utf8'));
}

/** The same rows as plans, sections, measures, responsibilities and obligations, with states as overrides; then the read models. */
export async function loadProduct(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('create schema workload; set search_path = workload');
    await loadPlain(client);
    await client.query(mapping);
    await client.query('drop schema workload cascade');
  } finally {
    await client.end();
  }
  await refreshAll(url);
}

const id = (kind: number, expression: string): string =>
  `('00000000-0000-4000-80${String(kind).padStart(2, '0')}-' || lpad(${expression}::text, 12, '0'))::uuid`;

const mapping = `
  insert into org.unit (city, id, kind, sort_order)
  select '${CITY}', 'w-' || id, case kind when 'city' then 'bureau' else kind end, 10000 + id from units;
  insert into org.unit_name (city, unit_id, name, full_name, parent_id)
  select '${CITY}', 'w-' || id, name, name, case when parent_id is not null then 'w-' || parent_id end from units;
  insert into plan.programme (city, id, title, year, created_at)
  select '${CITY}', ${id(2, 'id')}, title, year, now() from plans;
  insert into tasks.plan (city, id, programme_id, position, title, year)
  select '${CITY}', ${id(1, 'id')}, ${id(2, 'id')}, 0, title, year from plans;
  insert into tasks.section (city, id, plan_id, position, ordinal, title)
  select '${CITY}', ${id(3, 'id')}, ${id(1, 'id')}, 0, '一', title from plans;
  insert into tasks.task (city, id, plan_id, section_id, position, no, title)
  select '${CITY}', ${id(4, 'id')}, ${id(1, 'plan_id')}, ${id(3, 'plan_id')}, seq, seq::text, title from tasks;
  insert into tasks.measure (city, id, programme_id, plan_id, section_id, task_id, position, ordinal, text, deadline, inferred, since_version, in_version)
  select '${CITY}', ${id(5, 'id')}, ${id(2, 'plan_id')}, ${id(1, 'plan_id')}, ${id(3, 'plan_id')}, ${id(4, 'task_id')}, id, (id - 1) % 3 + 1, content,
         jsonb_build_object('text', deadline, 'kind', 'date', 'on', deadline, 'from', null, 'to', null, 'milestones', '[]'::jsonb), '{}', 1, 1
    from measures;
  insert into tasks.responsibility (city, id, measure_id, role, position, phrase, is_group, how)
  select '${CITY}', ${id(6, 'mu.id')}, ${id(5, 'mu.measure_id')}, mu.role, mu.id, u.name, false, 'unit' from measure_units mu join units u on u.id = mu.unit_id;
  insert into tasks.obligation (city, responsibility_id, unit_id, measure_id, role)
  select '${CITY}', ${id(6, 'id')}, 'w-' || unit_id, ${id(5, 'measure_id')}, role from measure_units;
  insert into tasks.override (city, measure_id, state, light, reason, approver, by_id, by_name, at)
  select '${CITY}', ${id(5, 'id')}, s.state, s.light, 'standard workload', 'bench', 'bench', 'bench', now()
    from measures m
    join (values ${Object.entries(STATES)
      .map(([from, to]) => `('${from}', '${to}', '${to === 'overdue' ? 'red' : 'green'}')`)
      .join(', ')}) s (status, state, light) on s.status = m.status;
`;

async function refreshAll(url: string): Promise<void> {
  const db = openDb(openPool(url, 2));
  try {
    const ctx = makeCtx(db, systemActor(CITY), new Date(), 'bench');
    const plans = await ctx.read((read) => read.selectFrom('tasks.plan').select('id').orderBy('id').execute());
    for (const { id: plan } of plans) {
      await ctx.transact(async (tx) => {
        const rows = await tx.selectFrom('tasks.measure').select('id').where('plan_id', '=', plan).execute();
        await refreshMeasures(
          tx,
          ctx,
          rows.map((row) => row.id),
        );
      });
    }
  } finally {
    await db.destroy();
  }
}
