import { createHash } from 'node:crypto';
import type { Counted } from '@gongjian/domain/tasks/card';
import { sql } from 'kysely';
import { unitRefs } from '../org/index.ts';
import type { Tx } from '../platform/db.ts';
import type { Teller } from '../platform/events.ts';
import { anyOf } from './any-of.ts';

export type Move = { readonly before: Counted | null; readonly after: Counted | null };
type Delta = {
  readonly plan_id: string;
  readonly dim: string;
  readonly key: string;
  readonly state: string;
  readonly light: string;
  n: number;
};

/** Moves the counts by exactly what changed, and makes the ready answers of the plans concerned say the same. */
export async function moveTally(tx: Tx, teller: Teller, moves: readonly Move[]): Promise<void> {
  const deltas = deltasOf(moves);
  if (deltas.length === 0) return;
  const { city } = teller.actor;
  await sql`
    insert into tasks.tally (city, plan_id, dim, key, state, light, n)
    select ${city}, d.plan_id, d.dim, d.key, d.state, d.light, d.n
      from jsonb_to_recordset(${JSON.stringify(deltas)}::jsonb) as d (plan_id uuid, dim text, key text, state text, light text, n int)
    on conflict (city, plan_id, dim, key, state, light) do update set n = tasks.tally.n + excluded.n
  `.execute(tx);
  const plans = [...new Set(deltas.map(({ plan_id }) => plan_id))];
  await tx.deleteFrom('tasks.tally').where('plan_id', '=', anyOf(plans)).where('n', '=', 0).execute();
  await writeCounts(tx, teller, plans);
}

function deltasOf(moves: readonly Move[]): Delta[] {
  const deltas = new Map<string, Delta>();
  const add = (counted: Counted | null, n: number) => {
    for (const [dim, key] of counted?.keys ?? []) {
      const { planId, state, light } = counted as Counted;
      const id = `${planId} ${dim} ${key} ${state} ${light}`;
      const delta = deltas.get(id) ?? { plan_id: planId, dim, key, state, light, n: 0 };
      delta.n += n;
      deltas.set(id, delta);
    }
  };
  for (const { before, after } of moves) {
    add(before, -1);
    add(after, 1);
  }
  return [...deltas.values()].filter(({ n }) => n !== 0);
}

/** The dimensions that are asked for so often that their answer is kept ready. */
export const READY = ['lead', 'unit', 'section', 'month'] as const;

async function writeCounts(tx: Tx, { actor: { city }, today }: Teller, plans: readonly string[]): Promise<void> {
  const { rows } = await sql<{ plan_id: string; dim: string; key: string; state: string; n: number }>`
    select plan_id, dim, key, state, sum(n)::int as n
      from tasks.tally
     where plan_id = ${anyOf(plans)} and dim = ${anyOf(READY)}
     group by plan_id, dim, key, state
     order by plan_id, dim, key, state
  `.execute(tx);
  const names = await namesOf(tx, rows, today);
  const ready = plans.flatMap((plan) =>
    READY.map((dim) => {
      const items = rows
        .filter((row) => row.plan_id === plan && row.dim === dim)
        .map(({ key, state, n }) => ({ key, name: names.get(key) ?? key, state, n }));
      const counts = JSON.stringify({ items });
      return { city, plan_id: plan, dim, counts, digest: createHash('sha256').update(counts).digest('base64') };
    }),
  );
  await tx
    .insertInto('tasks.plan_counts')
    .values(ready)
    .onConflict((oc) =>
      oc.columns(['city', 'plan_id', 'dim']).doUpdateSet(({ ref }) => ({ counts: ref('excluded.counts'), digest: ref('excluded.digest') })),
    )
    .execute();
}

async function namesOf(tx: Tx, rows: readonly { dim: string; key: string }[], today: Teller['today']): Promise<Map<string, string>> {
  const keys = (...dims: string[]) => [...new Set(rows.filter(({ dim }) => dims.includes(dim)).map(({ key }) => key))];
  const units = await unitRefs(tx, keys('lead', 'unit'), today);
  const sections = await tx
    .selectFrom('tasks.section')
    .select(['id', 'title'])
    .where('id', '=', anyOf(keys('section')))
    .execute();
  return new Map([
    ...[...units.values()].map(({ id, name }) => [id, name] as const),
    ...sections.map(({ id, title }) => [id, title ?? ''] as const),
  ]);
}
