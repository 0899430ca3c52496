import type { Disclosure, DisclosureText } from '@gongjian/contract/publication';
import { disclosureProblems, mayApprove, mayStep } from '@gongjian/domain/publication/rules';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { Refused, refuseIf } from '../platform/refused.ts';
import { type KeptDisclosure, lockDisclosure, offeredFields, saveApproval, saveEdit, saveState } from './disclosure-repo.ts';
import { publicationHappened } from './events.ts';
import { readDisclosure } from './read-disclosures.ts';
import { withdrawLive } from './withdraw-live.ts';

export function editDisclosure(ctx: Ctx, code: string, version: number, text: DisclosureText): Promise<Disclosure> {
  return ctx.transact(async (tx) => {
    const kept = await current(tx, code, version);
    ctx.mustBeAllowed('publication.manage');
    refuseIf(disclosureProblems(text, offeredFields(code)), 'publication.disclosure_invalid');
    if (text.timing === 'never' && kept.state === 'published') throw new Refused('publication.step_refused');
    await saveEdit(tx, ctx, kept, text);
    await emit(tx, ctx, publicationHappened('disclosure_edited', code, { before: kept.fields, after: text.fields, timing: text.timing }));
    return readDisclosure(tx, code);
  });
}

export function approveDisclosure(ctx: Ctx, code: string, version: number): Promise<Disclosure> {
  return ctx.transact(async (tx) => {
    const kept = await current(tx, code, version);
    ctx.mustBeAllowed('publication.approve');
    await approveLocked(tx, ctx, kept);
    return readDisclosure(tx, code);
  });
}

/** The same for an entry that is held already. */
export async function approveLocked(tx: Tx, ctx: Ctx, kept: KeptDisclosure): Promise<void> {
  if (!mayStep('approve', kept.state)) throw new Refused('publication.step_refused');
  if (!mayApprove(kept.edited.id, ctx.actor.id)) throw new Refused('publication.own_edit');
  await saveApproval(tx, ctx, kept);
  await emit(
    tx,
    ctx,
    publicationHappened('disclosure_approved', kept.code, { fields: kept.fields, timing: kept.timing, basis: kept.basis }),
  );
}

/** 撤回 of a whole class: every address of it answers 410 with the reason. */
export function withdrawDisclosure(ctx: Ctx, code: string, version: number, reason: string): Promise<Disclosure> {
  return ctx.transact(async (tx) => {
    const kept = await current(tx, code, version);
    ctx.mustBeAllowed('publication.approve');
    if (!mayStep('withdraw', kept.state)) throw new Refused('publication.step_refused');
    const withdrawn = await withdrawLive(tx, ctx, kept.code, reason);
    await saveState(tx, kept, 'withdrawn', reason);
    await emit(tx, ctx, publicationHappened('disclosure_withdrawn', code, { reason, withdrawn }));
    return readDisclosure(tx, code);
  });
}

async function current(tx: Tx, code: string, version: number): Promise<KeptDisclosure> {
  const kept = await lockDisclosure(tx, code);
  if (kept.version !== version) throw new Refused('publication.changed');
  return kept;
}
