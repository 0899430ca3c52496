import type { PaperDetail } from '@gongjian/contract/cases-papers';
import { documentOf } from '@gongjian/domain/cases/papers/compose';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { sql } from 'kysely';
import { unitRefs } from '../../org/index.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Db } from '../../platform/db.ts';
import { type Format, TYPES, writeOfficial } from '../../platform/official-files.ts';
import { found } from '../../platform/refused.ts';
import { fileOf, fullNameOf, type KeptPaper, paperOf } from './paper-repo.ts';

type Receipt = {
  readonly unit: string;
  readonly signedAt: Date | null;
  readonly signedBy: string | null;
  readonly reply: string | null;
  readonly repliedAt: Date | null;
  readonly repliedBy: string | null;
};

export async function paperDetail(db: Db, ctx: Ctx, id: string): Promise<PaperDetail> {
  const kept = await paperOf(db, id);
  const receipts = await receiptsOf(db, id);
  const names = await unitRefs(db, [...new Set([kept.issuer, ...kept.units, ...receipts.map(({ unit }) => unit)])], ctx.today);
  const ref = (unit: string) => names.get(unit) ?? { id: unit, name: unit, kind: '' };
  const shown = receipts.map((receipt) => ({
    unit: ref(receipt.unit),
    ...{ signedAt: receipt.signedAt?.toISOString() ?? null, signedBy: receipt.signedBy },
    ...{ reply: receipt.reply, repliedAt: receipt.repliedAt?.toISOString() ?? null, repliedBy: receipt.repliedBy },
    overdue: isOverdue(kept, receipt, ctx.today),
    mayDo: mayDo(ctx, kept, receipt),
  }));
  const { state, number, issuedOn, issuedBy, endReason, endedBy, replyDue, replyDays, series, version, text } = kept;
  return {
    ...{ id, caseId: kept.caseId, caseNumber: kept.caseNumber, template: kept.template, name: kept.name, nameEn: kept.nameEn },
    ...{
      isPublic: kept.isPublic,
      state,
      title: text.title,
      number,
      issuedOn,
      issuedBy,
      endReason,
      endedBy,
      replyDue,
      replyDays,
      series,
      version,
    },
    ...{ issuer: ref(kept.issuer), units: kept.units.map(ref), text: text as PaperDetail['text'], receipts: shown },
    ...{ sent: shown.length, signed: shown.filter(({ signedAt }) => signedAt !== null).length },
    ...{ replied: shown.filter(({ repliedAt }) => repliedAt !== null).length, overdue: shown.filter(({ overdue }) => overdue).length },
    files: await filesOf(db, id),
  };
}

const isOverdue = ({ state, replyDue }: KeptPaper, { repliedAt }: Receipt, today: LocalDate): boolean =>
  state === 'issued' && replyDue !== null && repliedAt === null && replyDue < today;

function mayDo({ actor }: Ctx, { state, replyDue }: KeptPaper, { unit, signedAt, repliedAt }: Receipt): ('sign' | 'reply')[] {
  if (state !== 'issued' || !actor.units.includes(unit)) return [];
  const replies = replyDue !== null && repliedAt === null && actor.may('cases.work', unit);
  return [...(signedAt === null ? (['sign'] as const) : []), ...(replies ? (['reply'] as const) : [])];
}

async function receiptsOf(db: Db, id: string): Promise<Receipt[]> {
  const { rows } = await sql<Receipt>`
    select r.unit_id as unit, r.signed_at as "signedAt", r.signed_by as "signedBy", r.reply, r.replied_at as "repliedAt", r.replied_by as "repliedBy"
      from cases.paper_receipt r join org.unit u on u.city = r.city and u.id = r.unit_id
     where r.paper_id = ${id} order by u.sort_order, u.id
  `.execute(db);
  return rows;
}

async function filesOf(db: Db, id: string): Promise<PaperDetail['files']> {
  const rows = await db.selectFrom('cases.paper_file').select(['format', 'sha256']).where('paper_id', '=', id).orderBy('format').execute();
  return rows as PaperDetail['files'];
}

/** Of an issued paper the bytes that went out, whatever the program writes today; of a draft what it would be now. */
export async function readPaperFile(ctx: Ctx, id: string, format: Format): Promise<{ name: string; type: string; bytes: Uint8Array }> {
  const { kept, frozen, issuer } = await ctx.read(async (db) => {
    const paper = await paperOf(db, id);
    return { kept: paper, frozen: await fileOf(db, id, format), issuer: (await fullNameOf(db, paper.issuer, ctx.today)) ?? paper.issuer };
  });
  const bytes =
    kept.number === null ? await writeOfficial(documentOf(kept.text, issuer, null), format) : found(frozen, 'cases.paper_not_found');
  return { name: `${kept.number ?? '草稿'} ${kept.text.title}.${format}`, type: TYPES[format], bytes };
}
