import type { PromiseEvidence } from '@gongjian/domain/tasks/evidence-model';
import { sql } from 'kysely';
import type { Tx } from '../platform/db.ts';
import type { Teller } from '../platform/events.ts';
import { anyOf } from './any-of.ts';
import { refreshMeasures } from './refresh.ts';

/** How a promise stands as a room above found it; null: it has nothing to say (any more). */
export type Finding = { readonly measureId: string; readonly promiseId: string; readonly evidence: PromiseEvidence | null };

/**
 * 佐证: takes findings about promises and judges the measures concerned anew, in the transaction of whoever found them; `also` those
 * where something else was proved in the same deed.
 */
export async function recordEvidence(
  tx: Tx,
  teller: Teller,
  findings: readonly Finding[],
  also: readonly string[] = [],
): Promise<{ changed: number }> {
  const news = findings.length === 0 ? [] : await newOnes(tx, findings);
  const ids = [...new Set([...also, ...news.map(({ measureId }) => measureId)])].toSorted();
  if (ids.length === 0) return { changed: 0 };
  await forget(
    tx,
    news.filter(({ evidence }) => evidence === null),
  );
  await keep(
    tx,
    teller,
    news.filter(({ evidence }) => evidence !== null),
  );
  const { changed } = await refreshMeasures(tx, teller, ids);
  return { changed };
}

/** What says something else than what is kept. */
async function newOnes(tx: Tx, findings: readonly Finding[]): Promise<Finding[]> {
  const rows = await tx
    .selectFrom('tasks.evidence')
    .select(['about_id', 'content'])
    .where('measure_id', '=', anyOf([...new Set(findings.map(({ measureId }) => measureId))]))
    .execute();
  const kept = new Map(rows.map(({ about_id, content }) => [about_id, said(content)] as const));
  return findings.filter(({ promiseId, evidence }) => kept.get(promiseId) !== (evidence === null ? undefined : said(evidence)));
}

/** jsonb keeps no order of keys. */
const said = (content: unknown): string =>
  JSON.stringify(
    content,
    Object.keys(content as object)
      .toSorted()
      .concat('kind', 'id'),
  );

async function forget(tx: Tx, findings: readonly Finding[]): Promise<void> {
  if (findings.length === 0) return;
  await tx
    .deleteFrom('tasks.evidence')
    .where('measure_id', '=', anyOf(findings.map(({ measureId }) => measureId)))
    .where('about_id', '=', anyOf(findings.map(({ promiseId }) => promiseId)))
    .execute();
}

async function keep(tx: Tx, { actor, now }: Teller, findings: readonly Finding[]): Promise<void> {
  if (findings.length === 0) return;
  const rows = findings.map(({ measureId, promiseId, evidence }) => ({ measure_id: measureId, about_id: promiseId, content: evidence }));
  await sql`
    insert into tasks.evidence (city, measure_id, about_id, content, at)
    select ${actor.city}, g.measure_id, g.about_id, g.content, ${now}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g (measure_id uuid, about_id uuid, content jsonb)
    on conflict (city, measure_id, about_id) do update set content = excluded.content, at = excluded.at
  `.execute(tx);
}
