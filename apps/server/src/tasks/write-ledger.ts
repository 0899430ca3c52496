import { randomUUID } from 'node:crypto';
import type { ReviewDocument } from '@gongjian/domain/plan/review';
import { type PlacedMeasure, placedMeasures } from '@gongjian/domain/plan/review-find';
import type { Published } from '../plan/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { anyOf } from './any-of.ts';
import { insertAll, putAll } from './ledger-repo.ts';
import { refreshMeasures } from './refresh.ts';
import { writePromises } from './write-promises.ts';
import { writeResponsibilities } from './write-responsibilities.ts';

/** Makes the ledger say what the published version says. Identities stay; what is gone is retired with its trace. */
export async function writeLedger(tx: Tx, ctx: Ctx, published: Published): Promise<{ measures: number; obligations: number }> {
  const placed = placedMeasures(published.content);
  const gone = published.difference.items.flatMap(({ kind, before }) => (kind === 'gone' && before ? [before.id] : []));
  await lockPlansOf(tx, published.programmeId);
  await writeHeadings(tx, ctx, published);
  await writeMeasures(tx, ctx, published, placed);
  await retireMeasures(tx, published, gone);
  await writeHistory(tx, ctx, published, placed);
  await writePromises(tx, ctx, published.version, placed);
  const obligations = await writeResponsibilities(tx, ctx, published);
  await refreshMeasures(tx, ctx, [...placed.map(({ measure }) => measure.id), ...gone]);
  return { measures: placed.length, obligations };
}

/** In the order in which every other writer of these plans takes them, so that nobody waits for another in a ring. */
async function lockPlansOf(tx: Tx, programmeId: string): Promise<void> {
  await tx.selectFrom('tasks.plan').select('id').where('programme_id', '=', programmeId).orderBy('id').forUpdate().execute();
}

/** Plans, sections and tasks: those continued are rewritten in place, the others are new, those no longer there are retired. */
async function writeHeadings(tx: Tx, ctx: Ctx, { programmeId, version, content }: Published): Promise<void> {
  const { city } = ctx.actor;
  const shown = { city, retired_in: null };
  const plans = content.plans.map(({ id, attachment, title, year }, position) => ({
    ...shown,
    id,
    programme_id: programmeId,
    position,
    attachment,
    title: title ?? '',
    year,
  }));
  const sections = content.plans.flatMap((plan) =>
    plan.sections.map(({ id, part, ordinal, title }, position) => ({ ...shown, id, plan_id: plan.id, position, part, ordinal, title })),
  );
  const tasks = content.plans.flatMap((plan) =>
    plan.sections.flatMap((section) =>
      section.tasks.map(({ id, no, title }, position) => ({ ...shown, id, plan_id: plan.id, section_id: section.id, position, no, title })),
    ),
  );
  await putAll(tx, 'tasks.plan', ['city', 'id'], plans);
  await putAll(tx, 'tasks.section', ['city', 'id'], sections);
  await putAll(tx, 'tasks.task', ['city', 'id'], tasks);
  await retireHeadings(tx, programmeId, version, content);
}

async function retireHeadings(tx: Tx, programmeId: string, version: number, content: ReviewDocument): Promise<void> {
  const sections = content.plans.flatMap((plan) => plan.sections);
  const kept = {
    plan: content.plans.map(({ id }) => id),
    section: sections.map(({ id }) => id),
    task: sections.flatMap(({ tasks }) => tasks.map(({ id }) => id)),
  };
  const ofProgramme = tx.selectFrom('tasks.plan').select('id').where('programme_id', '=', programmeId);
  const retired = { retired_in: version };
  await tx
    .updateTable('tasks.plan')
    .set(retired)
    .where('programme_id', '=', programmeId)
    .where('id', 'not in', kept.plan)
    .where('retired_in', 'is', null)
    .execute();
  await tx
    .updateTable('tasks.section')
    .set(retired)
    .where('plan_id', 'in', ofProgramme)
    .where('id', 'not in', kept.section)
    .where('retired_in', 'is', null)
    .execute();
  await tx
    .updateTable('tasks.task')
    .set(retired)
    .where('plan_id', 'in', ofProgramme)
    .where('id', 'not in', kept.task)
    .where('retired_in', 'is', null)
    .execute();
}

async function writeMeasures(
  tx: Tx,
  ctx: Ctx,
  { programmeId, version, content }: Published,
  placed: readonly PlacedMeasure[],
): Promise<void> {
  const known = await sinceVersions(
    tx,
    placed.map(({ measure }) => measure.id),
  );
  const positions = positionsIn(content);
  const rows = placed.map(({ plan, section, task, measure }) => ({
    city: ctx.actor.city,
    id: measure.id,
    programme_id: programmeId,
    plan_id: plan.id,
    section_id: section.id,
    task_id: task.id,
    position: positions.get(measure.id) ?? 0,
    ordinal: measure.ordinal,
    text: measure.text,
    source: measure.source === null ? null : JSON.stringify(measure.source),
    document_id: measure.document,
    deadline: JSON.stringify(measure.deadline),
    inferred: [...measure.inferred],
    since_version: known.get(measure.id)?.since ?? version,
    in_version: version,
    retired_in: null,
    version: (known.get(measure.id)?.version ?? 0) + 1,
  }));
  await putAll(tx, 'tasks.measure', ['city', 'id'], rows);
  await writeMilestones(tx, ctx, placed);
}

async function sinceVersions(tx: Tx, ids: readonly string[]): Promise<Map<string, { since: number; version: number }>> {
  const rows = await tx
    .selectFrom('tasks.measure')
    .select(['id', 'since_version as since', 'version'])
    .where('id', '=', anyOf(ids))
    .forUpdate()
    .execute();
  return new Map(rows.map(({ id, ...rest }) => [id, rest] as const));
}

/** A measure's place in its plan, over all sections and tasks. */
function positionsIn({ plans }: ReviewDocument): Map<string, number> {
  const positions = new Map<string, number>();
  for (const { sections } of plans) {
    const ids = sections.flatMap(({ tasks }) => tasks.flatMap(({ measures }) => measures.map(({ id }) => id)));
    ids.forEach((id, i) => {
      positions.set(id, i);
    });
  }
  return positions;
}

/** A time node that stays keeps its identity, for reports tell of it. */
async function writeMilestones(tx: Tx, ctx: Ctx, placed: readonly PlacedMeasure[]): Promise<void> {
  const known = await tx
    .deleteFrom('tasks.milestone')
    .where('measure_id', '=', anyOf(placed.map(({ measure }) => measure.id)))
    .returning(['id', 'measure_id', 'falls_on', 'what'])
    .execute();
  const ids = new Map<string, string>(known.map(({ id, measure_id, falls_on, what }) => [`${measure_id} ${falls_on} ${what}`, id]));
  const takeId = (key: string): string => {
    const id = ids.get(key);
    ids.delete(key);
    return id ?? randomUUID();
  };
  const rows = placed.flatMap(({ measure }) =>
    measure.deadline.milestones.map(({ on, what }, position) => ({
      city: ctx.actor.city,
      id: takeId(`${measure.id} ${on} ${what}`),
      measure_id: measure.id,
      position,
      falls_on: on,
      what,
    })),
  );
  await insertAll(tx, 'tasks.milestone', rows);
}

async function retireMeasures(tx: Tx, { version }: Published, gone: readonly string[]): Promise<void> {
  await tx.updateTable('tasks.measure').set({ retired_in: version }).where('id', '=', anyOf(gone)).execute();
}

const CHANGE = { new: 'published', changed: 'changed', gone: 'retired' } as const;

/** Keeps what each measure says in this version, where it says something else than before. */
async function writeHistory(tx: Tx, ctx: Ctx, { version, difference, before }: Published, placed: readonly PlacedMeasure[]): Promise<void> {
  const contents = new Map([...(before ? placedMeasures(before) : []), ...placed].map(({ measure }) => [measure.id, measure] as const));
  const rows = difference.items.flatMap(({ kind, before: was, after, changes }) => {
    const id = after?.id ?? was?.id;
    if (kind === 'same' || id === undefined) return [];
    return {
      city: ctx.actor.city,
      measure_id: id,
      no: version,
      change: CHANGE[kind],
      content: JSON.stringify(contents.get(id) ?? null),
      changes: JSON.stringify(changes),
      by_id: ctx.actor.id,
      by_name: ctx.actor.name,
      at: ctx.now,
    };
  });
  await insertAll(tx, 'tasks.measure_version', rows);
}
