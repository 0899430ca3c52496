import type { PublicClass } from '@gongjian/contract/publication-content';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { itemsIn, type KeptItem, saveItemState } from './item-repo.ts';
import { appendSnapshots, liveContents, nextEdition } from './snapshot-repo.ts';

/** Leaves a stone with the reason at every address of the class. Answers how many. */
export async function withdrawLive(tx: Tx, ctx: Ctx, disclosure: PublicClass, reason: string): Promise<number> {
  const live = await liveContents(tx, disclosure);
  const items = (await itemsIn(tx, disclosure)).filter(({ key }) => live.has(key));
  await withdrawItems(tx, ctx, disclosure, items, reason);
  return items.length;
}

export async function withdrawItems(tx: Tx, ctx: Ctx, disclosure: PublicClass, items: readonly KeptItem[], reason: string): Promise<void> {
  const edition = await nextEdition(tx, ctx);
  for (const item of items) await saveItemState(tx, item, 'withdrawn', reason);
  const stones = items.map(({ key }) => ({ key, kind: 'withdrawal' as const, content: null, changes: [], reason }));
  await appendSnapshots(tx, ctx, disclosure, edition, stones);
}
