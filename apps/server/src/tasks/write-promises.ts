import type { PlacedMeasure } from '@gongjian/domain/plan/review-find';
import { matchPromises, type NewPromise, promisesOf } from '@gongjian/domain/tasks/promises';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { anyOf } from './any-of.ts';
import { insertAll } from './ledger-repo.ts';

type Kept = { readonly id: string; readonly kind: string; readonly phrase: string; readonly measure_id: string };

/** Promises that go on keep their identity, for stages are recorded on them; those no longer made are retired. */
export async function writePromises(tx: Tx, ctx: Ctx, version: number, placed: readonly PlacedMeasure[]): Promise<void> {
  const known = await promisesKnown(
    tx,
    placed.map(({ measure }) => measure.id),
  );
  const fresh: (NewPromise & { readonly measureId: string })[] = [];
  for (const { measure } of placed) {
    const { kept, added, dropped } = matchPromises(known.get(measure.id) ?? [], promisesOf(measure));
    fresh.push(...added.map((promise) => ({ ...promise, measureId: measure.id })));
    for (const { id, promise } of kept) await rewrite(tx, id, promise);
    if (dropped.length > 0) await retire(tx, version, dropped);
  }
  await insertAll(
    tx,
    'tasks.promise',
    fresh.map(({ measureId, dueOn, content, ...promise }) => ({
      city: ctx.actor.city,
      measure_id: measureId,
      due_on: dueOn,
      content: JSON.stringify(content),
      ...promise,
    })),
  );
}

async function promisesKnown(tx: Tx, measures: readonly string[]): Promise<Map<string, Kept[]>> {
  const rows = await tx
    .selectFrom('tasks.promise')
    .select(['id', 'kind', 'phrase', 'measure_id'])
    .where('measure_id', '=', anyOf(measures))
    .where('retired_in', 'is', null)
    .orderBy('position')
    .execute();
  const known = new Map<string, Kept[]>();
  for (const row of rows) known.set(row.measure_id, [...(known.get(row.measure_id) ?? []), row]);
  return known;
}

const rewrite = (tx: Tx, id: string, { position, phrase, dueOn, content }: NewPromise) =>
  tx
    .updateTable('tasks.promise')
    .set({ position, phrase, due_on: dueOn, content: JSON.stringify(content) })
    .where('id', '=', id)
    .execute();

const retire = (tx: Tx, version: number, ids: readonly string[]) =>
  tx.updateTable('tasks.promise').set({ retired_in: version }).where('id', '=', anyOf(ids)).execute();
