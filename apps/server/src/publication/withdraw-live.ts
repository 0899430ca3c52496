import type { PublicClass } from '@gongjian/contract/publication-content';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { itemsIn, type KeptItem, saveWithdrawal, type Withdrawn } from './item-repo.ts';
import { appendSnapshots, liveContents, nextEdition } from './snapshot-repo.ts';

/** Leaves a stone with the reason at every address of the class. Answers how many. */
export async function withdrawLive(tx: Tx, ctx: Ctx, disclosure: PublicClass, reason: string): Promise<number> {
  const live = await liveContents(tx, disclosure);
  const items = (await itemsIn(tx, disclosure)).filter(({ key }) => live.has(key));
  await withdrawItems(tx, ctx, items, { disclosure, reason, withdrawn: 'class' });
  return items.length;
}

type How = { readonly disclosure: PublicClass; readonly reason: string; readonly withdrawn: Withdrawn };

export async function withdrawItems(tx: Tx, ctx: Ctx, items: readonly KeptItem[], { disclosure, reason, withdrawn }: How): Promise<void> {
  const edition = await nextEdition(tx, ctx);
  for (const item of items) await saveWithdrawal(tx, item, withdrawn, reason);
  const stones = items.map(({ key }) => ({ key, kind: 'withdrawal' as const, content: null, changes: [], reason }));
  await appendSnapshots(tx, ctx, disclosure, edition, stones);
}
