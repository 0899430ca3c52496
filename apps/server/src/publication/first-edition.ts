import { systemActor } from '../platform/actor.ts';
import type { Ctx } from '../platform/ctx.ts';
import { peopleNames } from './compose/cases.ts';
import { disclosureOf, disclosuresOf, lockDisclosure } from './disclosure-repo.ts';
import { approveLocked } from './edit-disclosure.ts';
import { itemsIn, lockItem } from './item-repo.ts';
import { approveHeld, publishHeld } from './items.ts';
import { publishLocked } from './publish-disclosure.ts';
import { contentProblems } from './weigh.ts';

/** Whoever approves in a demonstration; every page says that it is one. */
const approver = (city: string) => ({ ...systemActor(city), id: 'demonstration', name: '演示审批' });

/** 演示首版: the catalogue as the pack brings it, approved and published, so that the portal of a demonstration is not empty. */
export async function publishFirstEdition(ctx: Ctx): Promise<void> {
  const asApprover: Ctx = { ...ctx, actor: approver(ctx.actor.city) };
  const codes = (await ctx.read(disclosuresOf)).filter(({ state, version }) => state === 'draft' && version === 1).map(({ code }) => code);
  for (const code of codes) await ctx.transact(async (tx) => approveLocked(tx, asApprover, await lockDisclosure(tx, code)));
  // The catalogue comes last, so that it tells of every other class.
  for (const code of [...codes].sort((a, b) => Number(a === 'catalogue') - Number(b === 'catalogue')))
    await publishWhole(ctx, asApprover, code);
}

async function publishWhole(ctx: Ctx, asApprover: Ctx, code: string): Promise<void> {
  await ctx.transact(async (tx) => {
    const disclosure = await lockDisclosure(tx, code);
    if (disclosure.timing === 'never') return;
    await publishLocked(tx, ctx, disclosure);
    if (disclosure.approval === 'class') return;
    const names = await peopleNames(tx);
    for (const { id, content, fromDay } of await itemsIn(tx, disclosure.code)) {
      if (fromDay !== null && fromDay > ctx.today) continue;
      if (contentProblems(disclosure.code, content, names).length > 0) continue;
      await approveHeld(tx, asApprover, await lockItem(tx, id));
      await publishHeld(tx, ctx, await lockItem(tx, id), await disclosureOf(tx, code));
    }
  });
}
