import { createHash } from 'node:crypto';
import { localDate } from '@gongjian/domain/kernel/dates';
import { checkDocument, type OfficialDocument } from '@gongjian/domain/official/document';
import { sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { type DocumentNumber, numberText, takeNumber, voidNumber } from '../platform/document-numbers.ts';
import { emit } from '../platform/events.ts';
import { FORMATS, writeOfficial } from '../platform/official-files.ts';
import { Refused, refuseIf } from '../platform/refused.ts';
import { bulletinDetail } from './bulletin-reads.ts';
import { bulletinIn, documentOf, type KeptBulletin, lockBulletin, saveEnd, saveIssued } from './bulletin-repo.ts';
import { lockCycle } from './cycle-repo.ts';
import { mustBeDraft } from './edit-bulletin.ts';
import { bulletinHappened } from './events.ts';
import { sealInForce } from './sealed-month.ts';
import { tellUnits } from './tell-units.ts';

/** 印发: takes the next number, freezes the bytes, and asks each unit addressed to sign. What was in force for the month is replaced. */
export function issueBulletin(ctx: Ctx, id: string, version: number, series: string) {
  return ctx.transact(async (tx) => {
    const kept = await lockBulletin(tx, id, version);
    mustBeDraft(kept);
    await lockCycle(tx, kept.month);
    if ((await sealInForce(tx, kept.month))?.no !== kept.sealNo) throw new Refused('reporting.bulletin_stale');
    refuseIf(checkDocument(documentOf(kept, null)), 'reporting.bulletin_incomplete');

    const number = await takeNumber(tx, ctx, {
      series,
      year: Number(ctx.today.slice(0, 4)),
      subjectId: `bulletin:${id}`,
      title: kept.text.title,
    });
    const text = numberText(number);
    await replaceOlder(tx, ctx, kept, text);
    await saveIssued(tx, ctx, kept, { ...number, text });
    const files = await freeze(tx, ctx, id, documentOf(kept, { number: text, on: localDate(ctx.today) }));
    const units = await addressUnits(tx, ctx, kept);
    await tellOf(tx, ctx, kept, units, text);
    await emit(tx, ctx, bulletinHappened('issued', id, { month: kept.month, number: text, units, files }));
    return bulletinDetail(tx, ctx, id);
  });
}

async function replaceOlder(tx: Tx, ctx: Ctx, { month }: KeptBulletin, number: string): Promise<void> {
  const older = await bulletinIn(tx, month, 'issued');
  if (older === undefined) return;
  await saveEnd(tx, ctx, older, 'replaced', `由${number}替换`);
  await emit(tx, ctx, bulletinHappened('replaced', older, { month, by: number }));
}

async function freeze(tx: Tx, ctx: Ctx, id: string, document: OfficialDocument): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const format of FORMATS) {
    const bytes = Buffer.from(await writeOfficial(document, format));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await tx.insertInto('reporting.bulletin_file').values({ city: ctx.actor.city, bulletin_id: id, format, bytes, sha256 }).execute();
    hashes[format] = sha256;
  }
  return hashes;
}

/** Whoever owed a report that month gets the bulletin. */
async function addressUnits(tx: Tx, ctx: Ctx, { id, cycleId, sealNo }: KeptBulletin): Promise<string[]> {
  const { rows } = await sql<{ unit: string }>`
    insert into reporting.bulletin_receipt (city, bulletin_id, unit_id)
    select distinct ${ctx.actor.city}, ${id}::uuid, unit_id from reporting.sealed_row where cycle_id = ${cycleId} and no = ${sealNo} and unit_id <> ''
    returning unit_id as unit
  `.execute(tx);
  return rows.map(({ unit }) => unit).sort();
}

/** To the readers of each unit, with a key of the day where it is a reminder. */
export const tellOf = (tx: Tx, ctx: Ctx, { id, month, text }: KeptBulletin, units: readonly string[], number: string, again = '') =>
  tellUnits(
    tx,
    ctx,
    units.map((unit) => ({
      key: `bulletin/${id}/${unit}${again}`,
      kind: 'bulletin' as const,
      to: ['reporter', 'reviewer'] as const,
      month,
      unit,
      count: 1,
      due: '',
      note: `${text.title}（${number}）`,
    })),
  );

/** 撤回: it stays in the list with the reason; a number given is void. */
export function withdrawBulletin(ctx: Ctx, id: string, version: number, reason: string) {
  return ctx.transact(async (tx) => {
    const kept = await lockBulletin(tx, id, version);
    if (kept.state !== 'draft' && kept.state !== 'issued') throw new Refused('reporting.bulletin_over');
    const number = givenTo(kept);
    if (number !== null) await voidNumber(tx, ctx, number, reason);
    await saveEnd(tx, ctx, id, 'withdrawn', reason);
    await emit(tx, ctx, bulletinHappened('withdrawn', id, { month: kept.month, number: kept.number, reason }));
    return bulletinDetail(tx, ctx, id);
  });
}

const givenTo = ({ series, year, no }: KeptBulletin): DocumentNumber | null =>
  series === null || year === null || no === null ? null : { series, year, no };
