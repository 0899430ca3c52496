import { randomUUID } from 'node:crypto';
import { measuresOf } from '@gongjian/domain/plan/review-find';
import type { Published, PublishedMention } from '../plan/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { anyOf } from './any-of.ts';
import { insertAll, putAll } from './ledger-repo.ts';

/** Writes who is responsible and what each printed name stands for. Answers how many obligations that makes. */
export async function writeResponsibilities(tx: Tx, ctx: Ctx, { version, mentions, content }: Published): Promise<number> {
  const known = await responsibilitiesKnown(
    tx,
    measuresOf(content).map(({ id }) => id),
  );
  const { continued, fresh, dropped } = pair(mentions, known);
  await retire(tx, version, dropped);
  const rewritten = continued.filter(({ mention, before }) => !keepsDecision(mention, before));
  const written = [...rewritten, ...fresh];
  await putAll(
    tx,
    'tasks.responsibility',
    ['city', 'id'],
    written.map(({ id, mention }) => rowOf(ctx, id, mention)),
  );
  await dropObligations(tx, [...rewritten.map(({ id }) => id), ...dropped]);
  await insertAll(
    tx,
    'tasks.obligation',
    written.flatMap(({ id, mention }) => obligationsOf(ctx, id, mention)),
  );
  return countObligations(
    tx,
    measuresOf(content).map(({ id }) => id),
  );
}

type Known = { readonly id: string; readonly measure_id: string; readonly role: string; readonly phrase: string; readonly how: string };
type Paired = { readonly id: string; readonly mention: PublishedMention };

/** What a person decided in the ledger outlives an amendment that leaves the same words open. */
const keepsDecision = ({ how }: PublishedMention, before: Known): boolean =>
  before.how === 'decided' && (how === 'deferred' || how === 'open');

function pair(mentions: readonly PublishedMention[], known: readonly Known[]) {
  const free = new Map<string, Known[]>();
  for (const one of known) free.set(placeOf(one.measure_id, one), [...(free.get(placeOf(one.measure_id, one)) ?? []), one]);
  const continued: (Paired & { readonly before: Known })[] = [];
  const fresh: Paired[] = [];
  for (const mention of mentions) {
    const before = free.get(placeOf(mention.measure, mention))?.shift();
    if (before) continued.push({ id: before.id, mention, before });
    else fresh.push({ id: randomUUID(), mention });
  }
  return { continued, fresh, dropped: [...free.values()].flat().map(({ id }) => id) };
}

const placeOf = (measure: string, { role, phrase }: { role: string; phrase: string }): string => `${measure} ${role} ${phrase}`;

async function responsibilitiesKnown(tx: Tx, measures: readonly string[]): Promise<Known[]> {
  return tx
    .selectFrom('tasks.responsibility')
    .select(['id', 'measure_id', 'role', 'phrase', 'how'])
    .where('measure_id', '=', anyOf(measures))
    .where('retired_in', 'is', null)
    .orderBy('position')
    .execute();
}

const rowOf = (ctx: Ctx, id: string, { measure, role, position, phrase, note, group, how, decision }: PublishedMention) => ({
  city: ctx.actor.city,
  id,
  measure_id: measure,
  role,
  position,
  phrase,
  note,
  is_group: group,
  how,
  reason: decision?.reason ?? null,
  by_id: decision?.by.id ?? null,
  by_name: decision?.by.name ?? null,
  at: decision?.at ?? null,
});

const obligationsOf = (ctx: Ctx, id: string, { measure, role, units }: PublishedMention) =>
  [...new Set(units)].map((unit) => ({ city: ctx.actor.city, responsibility_id: id, unit_id: unit, measure_id: measure, role }));

async function dropObligations(tx: Tx, responsibilities: readonly string[]): Promise<void> {
  await tx.deleteFrom('tasks.obligation').where('responsibility_id', '=', anyOf(responsibilities)).execute();
}

async function retire(tx: Tx, version: number, ids: readonly string[]): Promise<void> {
  await tx.updateTable('tasks.responsibility').set({ retired_in: version }).where('id', '=', anyOf(ids)).execute();
}

async function countObligations(tx: Tx, measures: readonly string[]): Promise<number> {
  const { n } = await tx
    .selectFrom('tasks.obligation')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('measure_id', '=', anyOf(measures))
    .executeTakeFirstOrThrow();
  return n;
}
