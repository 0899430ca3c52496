import { createHash } from 'node:crypto';
import type { PaperDetail } from '@gongjian/contract/cases-papers';
import { addWorkdays } from '@gongjian/domain/calendar/rules';
import { documentOf } from '@gongjian/domain/cases/papers/compose';
import { localDate } from '@gongjian/domain/kernel/dates';
import { checkDocument, type OfficialDocument } from '@gongjian/domain/official/document';
import { loadCalendar } from '../../calendar/index.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db.ts';
import { numberText, takeNumber, voidNumber } from '../../platform/document-numbers.ts';
import { emit } from '../../platform/events.ts';
import { FORMATS, writeOfficial } from '../../platform/official-files.ts';
import { Refused, refuseIf } from '../../platform/refused.ts';
import { mustBeDraft } from './edit-paper.ts';
import { paperHappened } from './events.ts';
import { fullNameOf, heldPaper, type KeptPaper, keepFile, saveIssued, saveWithdrawn } from './paper-repo.ts';
import { paperDetail } from './read-paper.ts';

/** 印发: takes the next number, freezes the bytes, and asks each unit to sign and, where a reply is wanted, to reply in time. */
export function issuePaper(ctx: Ctx, id: string, version: number, wanted: string | undefined): Promise<PaperDetail> {
  return ctx.transact(async (tx) => {
    const kept = await heldPaper(tx, id, version);
    mustBeDraft(kept);
    const issuer = (await fullNameOf(tx, kept.issuer, ctx.today)) ?? kept.issuer;
    refuseIf([...checkDocument(documentOf(kept.text, issuer, null)), ...nobodyToReply(kept)], 'cases.paper_incomplete');

    const year = Number(ctx.today.slice(0, 4));
    const number = await takeNumber(tx, ctx, { series: wanted ?? kept.series, year, subjectId: `paper:${id}`, title: kept.text.title });
    const text = numberText(number);
    const replyDue = kept.replyDays === null ? null : addWorkdays(ctx.today, kept.replyDays, await loadCalendar(tx));
    await saveIssued(tx, ctx, kept, { number: { ...number, text }, replyDue });
    const files = await freeze(tx, ctx, id, documentOf(kept.text, issuer, { number: text, on: localDate(ctx.today) }));
    await emit(tx, ctx, paperHappened('issued', id, { case: kept.caseNumber, number: text, units: kept.units, replyDue, files }));
    return paperDetail(tx, ctx, id);
  });
}

const nobodyToReply = ({ replyDays, units }: KeptPaper) =>
  replyDays !== null && units.length === 0 ? [{ code: 'nobody_to_reply', at: ['units'] }] : [];

async function freeze(tx: Tx, { actor }: Ctx, id: string, document: OfficialDocument): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const format of FORMATS) {
    const bytes = Buffer.from(await writeOfficial(document, format));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await keepFile(tx, actor.city, id, format, bytes, sha256);
    hashes[format] = sha256;
  }
  return hashes;
}

/** 撤回: it stays to be read, with the reason; its number is void and nothing is awaited any more. */
export function withdrawPaper(ctx: Ctx, id: string, version: number, reason: string): Promise<PaperDetail> {
  return ctx.transact(async (tx) => {
    const kept = await heldPaper(tx, id, version);
    if (kept.state === 'withdrawn') throw new Refused('cases.paper_over');
    const { series, year, no, number } = kept;
    if (year !== null && no !== null) await voidNumber(tx, ctx, { series, year, no }, reason);
    await saveWithdrawn(tx, ctx, kept, reason);
    await emit(tx, ctx, paperHappened('withdrawn', id, { case: kept.caseNumber, number, reason }));
    return paperDetail(tx, ctx, id);
  });
}
