import type { PaperTemplate, PaperText } from '@gongjian/domain/cases/papers/model';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { DocumentNumber } from '../../platform/document-numbers.ts';
import { found, Refused } from '../../platform/refused.ts';

export type KeptPaper = {
  readonly id: string;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly template: string;
  readonly name: string;
  readonly nameEn: string;
  readonly isPublic: boolean;
  readonly state: 'draft' | 'issued' | 'withdrawn';
  readonly version: number;
  readonly issuer: string;
  readonly text: PaperText;
  readonly units: readonly string[];
  readonly replyDays: number | null;
  readonly replyDue: LocalDate | null;
  readonly series: string;
  readonly year: number | null;
  readonly no: number | null;
  readonly number: string | null;
  readonly issuedOn: LocalDate | null;
  readonly issuedBy: string | null;
  readonly endReason: string | null;
  readonly endedBy: string | null;
};

const columns = sql`
  p.id, p.case_id as "caseId", p.case_number as "caseNumber", p.template, p.name, p.name_en as "nameEn", p.is_public as "isPublic", p.state,
  p.version, p.issuer, p.text, p.units, p.reply_days as "replyDays", p.reply_due as "replyDue", p.series, p.year, p.no, p.number,
  p.issued_on as "issuedOn", p.issued_by as "issuedBy", p.end_reason as "endReason", p.ended_by as "endedBy"`;

export async function paperOf(db: Db, id: string): Promise<KeptPaper> {
  const { rows } = await sql<KeptPaper>`select ${columns} from cases.paper p where p.id = ${id}`.execute(db);
  return found(rows[0], 'cases.paper_not_found');
}

/** For a change by the office: held, and as the one who changes it has read it. */
export async function heldPaper(tx: Tx, id: string, version: number): Promise<KeptPaper> {
  const { rows } = await sql<KeptPaper>`select ${columns} from cases.paper p where p.id = ${id} for update`.execute(tx);
  const kept = found(rows[0], 'cases.paper_not_found');
  if (kept.version !== version) throw new Refused('cases.paper_changed');
  return kept;
}

/** 全称: the name an official document bears, on the day or the nearest before. */
export async function fullNameOf(db: Db, unit: string, day: LocalDate): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`
    select full_name as name from org.unit_name where unit_id = ${unit} order by (valid_from <= ${day}) desc, valid_from desc limit 1
  `.execute(db);
  return rows[0]?.name;
}

type NewPaper = {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly template: PaperTemplate;
  readonly text: PaperText;
  readonly units: readonly string[];
};

/** Undefined where the case has a draft of this paper already. */
export async function insertPaper(tx: Tx, ctx: Ctx, fresh: NewPaper): Promise<string | undefined> {
  const { template, units, text } = fresh;
  const row = await tx
    .insertInto('cases.paper')
    .values({
      city: ctx.actor.city,
      ...{ case_id: fresh.caseId, case_number: fresh.caseNumber, template: template.code, template_version: template.version },
      ...{ name: template.name, name_en: template.nameEn, is_public: template.isPublic, issuer: template.issuer },
      ...{ text: JSON.stringify(text), units: [...units], reply_days: template.replyDays, series: template.series },
      ...{ by_id: ctx.actor.id, by_name: ctx.actor.name, at: ctx.now },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

type Draft = { readonly text: PaperText; readonly units: readonly string[]; readonly replyDays: number | null };
export async function saveDraft(tx: Tx, { id, version }: KeptPaper, { text, units, replyDays }: Draft): Promise<void> {
  await tx
    .updateTable('cases.paper')
    .set({ text: JSON.stringify(text), units: [...units], reply_days: replyDays, version: version + 1 })
    .where('id', '=', id)
    .execute();
}

type Issue = { readonly number: DocumentNumber & { readonly text: string }; readonly replyDue: LocalDate | null };
export async function saveIssued(tx: Tx, ctx: Ctx, { id, caseId, version, units }: KeptPaper, { number, replyDue }: Issue): Promise<void> {
  await tx
    .updateTable('cases.paper')
    .set({
      state: 'issued',
      version: version + 1,
      ...{ number: number.text, series: number.series, year: number.year, no: number.no, reply_due: replyDue },
      ...{ issued_on: ctx.today, issued_by: ctx.actor.name, issued_at: ctx.now },
    })
    .where('id', '=', id)
    .execute();
  const sent = units.map((unit) => ({ city: ctx.actor.city, paper_id: id, case_id: caseId, unit_id: unit, reply_due: replyDue }));
  if (sent.length > 0) await tx.insertInto('cases.paper_receipt').values(sent).execute();
}

export async function keepFile(tx: Tx, city: string, paperId: string, format: string, bytes: Buffer, sha256: string): Promise<void> {
  await tx.insertInto('cases.paper_file').values({ city, paper_id: paperId, format, bytes, sha256 }).execute();
}

export async function fileOf(db: Db, paperId: string, format: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('cases.paper_file')
    .select('bytes')
    .where('paper_id', '=', paperId)
    .where('format', '=', format)
    .executeTakeFirst();
  return row?.bytes;
}

/** Its receipts are held first: a unit that is just replying comes before or after, never between. */
export async function saveWithdrawn(tx: Tx, ctx: Ctx, { id, version }: KeptPaper, reason: string): Promise<void> {
  await tx.updateTable('cases.paper_receipt').set({ is_over: true }).where('paper_id', '=', id).execute();
  await tx
    .updateTable('cases.paper')
    .set({ state: 'withdrawn', version: version + 1, end_reason: reason, ended_by: ctx.actor.name, ended_at: ctx.now })
    .where('id', '=', id)
    .execute();
}
