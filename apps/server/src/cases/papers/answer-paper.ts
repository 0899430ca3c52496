import type { PaperDetail } from '@gongjian/contract/cases-papers';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { Refused } from '../../platform/refused.ts';
import { paperHappened } from './events.ts';
import { type KeptPaper, paperOf } from './paper-repo.ts';
import { paperDetail } from './read-paper.ts';
import { type HeldReceipt, heldReceipt, saveReply, saveSignature } from './receipt-repo.ts';

/** 签收: by somebody of the unit itself. The first signature stands. */
export function signPaper(ctx: Ctx, id: string, unit: string): Promise<PaperDetail> {
  return ctx.transact(async (tx) => {
    if (!ctx.actor.units.includes(unit)) throw new Refused('access.denied');
    const { receipt } = await inForce(tx, id, unit);
    if (!receipt.signed) await sign(tx, ctx, id, unit);
    return paperDetail(tx, ctx, id);
  });
}

/** 回复: given once, in the name of the unit; who replies has received it. */
export function replyToPaper(ctx: Ctx, id: string, unit: string, text: string): Promise<PaperDetail> {
  return ctx.transact(async (tx) => {
    if (!ctx.actor.units.includes(unit)) throw new Refused('access.denied');
    ctx.mustBeAllowed('cases.work', unit);
    const { receipt, kept } = await inForce(tx, id, unit);
    if (kept.replyDue === null) throw new Refused('cases.paper_wants_no_reply');
    if (receipt.replied) throw new Refused('cases.paper_replied_already');
    if (!receipt.signed) await sign(tx, ctx, id, unit);
    await saveReply(tx, ctx, id, unit, text);
    await emit(
      tx,
      ctx,
      paperHappened('replied', id, { case: kept.caseNumber, number: kept.number, unit, late: ctx.today > kept.replyDue }),
    );
    return paperDetail(tx, ctx, id);
  });
}

/** The receipt is held before the paper is read: a paper withdrawn meanwhile is seen to be. */
async function inForce(tx: Tx, id: string, unit: string): Promise<{ receipt: HeldReceipt; kept: KeptPaper }> {
  const receipt = await heldReceipt(tx, id, unit);
  const kept = await paperOf(tx, id);
  if (kept.state !== 'issued') throw new Refused('cases.paper_not_issued');
  return { receipt, kept };
}

async function sign(tx: Tx, ctx: Ctx, id: string, unit: string): Promise<void> {
  await saveSignature(tx, ctx, id, unit);
  await emit(tx, ctx, paperHappened('signed', id, { unit }));
}
