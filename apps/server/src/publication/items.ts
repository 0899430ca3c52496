import { randomUUID } from 'node:crypto';
import type { PublicationItemInFull } from '@gongjian/contract/publication';
import type { PublicClass } from '@gongjian/contract/publication-content';
import type { Content } from '@gongjian/domain/publication/model';
import { mayApprove, mayStep, type Step } from '@gongjian/domain/publication/rules';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { Refused, refuseIf } from '../platform/refused.ts';
import { peopleNames } from './compose/cases.ts';
import { disclosureOf, type KeptDisclosure } from './disclosure-repo.ts';
import { publicationHappened } from './events.ts';
import { type KeptItem, lockItem, putItems, saveItemApproval, saveItemEdit, savePublished, saveWithdrawal } from './item-repo.ts';
import { itemIdOf, readItem } from './read-items.ts';
import { appendSnapshots, liveContents, nextEdition } from './snapshot-repo.ts';
import { contentProblems, publicChange } from './weigh.ts';
import { withdrawItems } from './withdraw-live.ts';

/** A person writes an explanation or an answer. */
export function writeItem(ctx: Ctx, disclosure: PublicClass, content: Content): Promise<PublicationItemInFull> {
  return ctx.transact(async (tx) => {
    ctx.mustBeAllowed('publication.manage');
    const entry = await disclosureOf(tx, disclosure);
    const key = randomUUID();
    const problems = await checked(tx, entry, content);
    await putItems(tx, ctx, [{ key, content, composed: null, fromDay: null, problems }], { disclosure, origin: 'written', state: 'draft' });
    const id = await itemIdOf(tx, disclosure, key);
    await emit(tx, ctx, publicationHappened('item_written', id, { disclosure, key }));
    return readItem(tx, id);
  });
}

/** What is public of it stays until the new text is approved and published. */
export function editItem(ctx: Ctx, id: string, version: number, content: Content): Promise<PublicationItemInFull> {
  return ctx.transact(async (tx) => {
    const { item, entry } = await held(tx, id, version, 'edit');
    ctx.mustBeAllowed('publication.manage');
    if (entry.approval === 'class') throw new Refused('publication.step_refused');
    await saveItemEdit(tx, ctx, item, content, await checked(tx, entry, content));
    await emit(tx, ctx, publicationHappened('item_edited', id, { disclosure: item.disclosure, key: item.key }));
    return readItem(tx, id);
  });
}

/** A wrong shape is refused; what a check finds of persons is noted, for a text may be kept while it is being mended. */
async function checked(tx: Tx, { code, fields }: KeptDisclosure, content: Content) {
  const problems = contentProblems(code, content, await peopleNames(tx));
  const unknown = Object.keys(content).filter((field) => !fields.includes(field));
  const shape = [
    ...unknown.map((field) => ({ code: 'field_not_disclosed', at: [field] })),
    ...problems.filter((problem) => !problem.code.startsWith('personal_')),
  ];
  refuseIf(shape, 'publication.content_invalid');
  return problems;
}

export function approveItem(ctx: Ctx, id: string, version: number): Promise<PublicationItemInFull> {
  return ctx.transact(async (tx) => {
    const { item } = await held(tx, id, version, 'approve');
    ctx.mustBeAllowed('publication.approve');
    await approveHeld(tx, ctx, item);
    return readItem(tx, id);
  });
}

/** The same for an item that is held already. */
export async function approveHeld(tx: Tx, ctx: Ctx, item: KeptItem): Promise<void> {
  if (!mayApprove(item.edited.id, ctx.actor.id)) throw new Refused('publication.own_edit');
  refuseIf(item.problems, 'publication.content_invalid');
  await saveItemApproval(tx, ctx, item);
  await emit(tx, ctx, publicationHappened('item_approved', item.id, { disclosure: item.disclosure, key: item.key }));
}

export function publishItem(ctx: Ctx, id: string, version: number): Promise<PublicationItemInFull> {
  return ctx.transact(async (tx) => {
    const { item, entry } = await held(tx, id, version, 'publish');
    ctx.mustBeAllowed('publication.manage');
    await publishHeld(tx, ctx, item, entry);
    return readItem(tx, id);
  });
}

/** Checked once more at the door: names of people may have become known since it was approved. */
export async function publishHeld(tx: Tx, ctx: Ctx, item: KeptItem, entry: KeptDisclosure): Promise<void> {
  const { id, disclosure, key, content, fromDay } = item;
  if (entry.state !== 'published' && entry.state !== 'approved')
    throw new Refused('publication.step_refused', [{ code: 'class_not_approved', at: [] }]);
  if (fromDay !== null && fromDay > ctx.today) throw new Refused('publication.step_refused', [{ code: 'not_before', at: [fromDay] }]);
  refuseIf(contentProblems(disclosure, content, await peopleNames(tx)), 'publication.content_invalid');
  const change = publicChange(entry, (await liveContents(tx, disclosure)).get(key), content);
  if (change !== undefined) {
    const edition = await nextEdition(tx, ctx);
    await appendSnapshots(tx, ctx, disclosure, edition, [{ key, content, kind: change.kind, changes: change.changes, reason: '' }]);
  }
  await savePublished(tx, item);
  await emit(tx, ctx, publicationHappened('item_published', id, { disclosure, key }));
}

export function withdrawItem(ctx: Ctx, id: string, version: number, reason: string): Promise<PublicationItemInFull> {
  return ctx.transact(async (tx) => {
    const { item } = await held(tx, id, version, 'withdraw');
    ctx.mustBeAllowed('publication.approve');
    const live = await liveContents(tx, item.disclosure);
    if (live.has(item.key)) await withdrawItems(tx, ctx, [item], { disclosure: item.disclosure, reason, withdrawn: 'item' });
    else await saveWithdrawal(tx, item, 'item', reason);
    await emit(tx, ctx, publicationHappened('item_withdrawn', id, { disclosure: item.disclosure, key: item.key, reason }));
    return readItem(tx, id);
  });
}

async function held(tx: Tx, id: string, version: number, step: Step): Promise<{ item: KeptItem; entry: KeptDisclosure }> {
  const item = await lockItem(tx, id);
  if (item.version !== version) throw new Refused('publication.changed');
  if (!mayStep(step, item.state)) throw new Refused('publication.step_refused');
  return { item, entry: await disclosureOf(tx, item.disclosure) };
}
