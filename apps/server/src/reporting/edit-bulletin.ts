import type { YearMonth } from '@gongjian/domain/kernel/dates';
import { type BulletinText, checkText, isChanged, redrafted, removedFrom, textOf } from '@gongjian/domain/reporting/bulletin-text';
import type { Ctx } from '../platform/ctx.ts';
import { emit } from '../platform/events.ts';
import { Refused, refuseIf } from '../platform/refused.ts';
import { bulletinDetail } from './bulletin-reads.ts';
import { bulletinIn, insertBulletin, type KeptBulletin, lockBulletin, saveText } from './bulletin-repo.ts';
import { lockCycle } from './cycle-repo.ts';
import { composedOf } from './draft-bulletin.ts';
import { bulletinHappened } from './events.ts';

/** One click at the seal: the draft that people then edit. A month has one draft at a time. */
export function makeBulletin(ctx: Ctx, month: string, issuer: string | undefined) {
  return ctx.transact(async (tx) => {
    await lockCycle(tx, month);
    if ((await bulletinIn(tx, month, 'draft')) !== undefined) throw new Refused('reporting.bulletin_drafted_already');
    const composed = await composedOf(tx, ctx, month as YearMonth, issuer);
    const id = await insertBulletin(tx, ctx, composed, textOf(composed.bulletin, composed.addressees));
    await emit(tx, ctx, bulletinHappened('drafted', id, { month, seal: composed.seal.no }));
    return bulletinDetail(tx, ctx, id);
  });
}

export function mustBeDraft({ state }: KeptBulletin): void {
  if (state !== 'draft') throw new Refused('reporting.bulletin_not_draft');
}

/** The trail says which pieces differ from what was composed, with both wordings. */
export function saveBulletin(ctx: Ctx, id: string, version: number, text: BulletinText) {
  return ctx.transact(async (tx) => {
    const kept = await lockBulletin(tx, id, version);
    mustBeDraft(kept);
    refuseIf(checkText(kept.composed, text), 'reporting.bulletin_incomplete');
    await saveText(tx, kept, { text: JSON.stringify(text) });
    const changed = text.blocks.filter(isChanged).map(({ key, text: now, drafted }) => ({ key, now, drafted }));
    const removed = removedFrom(kept.composed, text).map(({ key }) => key);
    await emit(
      tx,
      ctx,
      bulletinHappened('edited', id, { month: kept.month, before: partsTold(kept.text), after: partsTold(text), changed, removed }),
    );
    return bulletinDetail(tx, ctx, id);
  });
}

const partsTold = ({ title, addressees, note, copiesTo, printedBy }: BulletinText) => ({ title, addressees, note, copiesTo, printedBy });

/** After the month was opened and sealed again: new figures under the words people wrote. */
export function redraftBulletin(ctx: Ctx, id: string, version: number) {
  return ctx.transact(async (tx) => {
    const kept = await lockBulletin(tx, id, version);
    mustBeDraft(kept);
    const { seal, bulletin } = await composedOf(tx, ctx, kept.month as YearMonth, undefined);
    await saveText(tx, kept, {
      text: JSON.stringify(redrafted(kept.text, kept.composed, bulletin)),
      composed: JSON.stringify(bulletin),
      cycle_id: seal.cycleId,
      seal_no: seal.no,
    });
    await emit(tx, ctx, bulletinHappened('redrafted', id, { month: kept.month, seal: seal.no }));
    return bulletinDetail(tx, ctx, id);
  });
}
