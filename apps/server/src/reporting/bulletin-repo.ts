import type { LocalDate } from '@gongjian/domain/kernel/dates';
import type { OfficialDocument } from '@gongjian/domain/official/document';
import type { Bulletin } from '@gongjian/domain/reporting/bulletin';
import { BLANK_PARTS, type BulletinText, bodyOf, partsOf } from '@gongjian/domain/reporting/bulletin-text';
import { sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';
import type { Db, Tx } from '../platform/db.ts';
import type { DocumentNumber } from '../platform/document-numbers.ts';
import { found, Refused } from '../platform/refused.ts';
import type { Composed } from './draft-bulletin.ts';

export type KeptBulletin = {
  readonly id: string;
  readonly month: string;
  readonly cycleId: string;
  readonly sealNo: number;
  readonly state: 'draft' | 'issued' | 'withdrawn' | 'replaced';
  readonly version: number;
  readonly issuer: string;
  readonly composed: Bulletin;
  readonly text: BulletinText;
  readonly number: string | null;
  readonly series: string | null;
  readonly year: number | null;
  readonly no: number | null;
  readonly issuedOn: LocalDate | null;
  readonly issuedBy: string | null;
  readonly endReason: string | null;
  readonly endedBy: string | null;
};

/** Texts kept before these parts could be written have none of them. */
const BLANK = JSON.stringify(BLANK_PARTS);
const columns = sql`
  b.id, b.month, b.cycle_id as "cycleId", b.seal_no as "sealNo", b.state, b.version, b.issuer, b.composed, ${BLANK}::jsonb || b.text as text, b.number, b.series,
  b.year, b.no, b.issued_on::text as "issuedOn", b.issued_by as "issuedBy", b.end_reason as "endReason", b.ended_by as "endedBy"`;

export async function bulletinOf(db: Db, id: string): Promise<KeptBulletin> {
  const { rows } = await sql<KeptBulletin>`select ${columns} from reporting.bulletin b where b.id = ${id}`.execute(db);
  return found(rows[0], 'reporting.bulletin_not_found');
}

/** For a change: locked, and as the one who changes it has read it. */
export async function lockBulletin(tx: Tx, id: string, version: number | null): Promise<KeptBulletin> {
  const { rows } = await sql<KeptBulletin>`select ${columns} from reporting.bulletin b where b.id = ${id} for update`.execute(tx);
  const kept = found(rows[0], 'reporting.bulletin_not_found');
  if (version !== null && kept.version !== version) throw new Refused('reporting.changed');
  return kept;
}

/** The id of the month's bulletin in this state. */
export async function bulletinIn(tx: Tx, month: string, state: 'draft' | 'issued'): Promise<string | undefined> {
  const row = await tx
    .selectFrom('reporting.bulletin')
    .select('id')
    .where('month', '=', month)
    .where('state', '=', state)
    .forUpdate()
    .executeTakeFirst();
  return row?.id;
}

export async function insertBulletin(tx: Tx, ctx: Ctx, { seal, issuer, bulletin }: Composed, text: BulletinText): Promise<string> {
  const { id } = await tx
    .insertInto('reporting.bulletin')
    .values({
      city: ctx.actor.city,
      month: seal.month,
      cycle_id: seal.cycleId,
      seal_no: seal.no,
      state: 'draft',
      issuer,
      composed: JSON.stringify(bulletin),
      text: JSON.stringify(text),
      by_name: ctx.actor.name,
      at: ctx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

type Change = {
  readonly text?: string;
  readonly composed?: string;
  readonly cycle_id?: string;
  readonly seal_no?: number;
};
export async function saveText(tx: Tx, { id, version }: KeptBulletin, change: Change): Promise<void> {
  await tx
    .updateTable('reporting.bulletin')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .execute();
}

export async function saveIssued(
  tx: Tx,
  ctx: Ctx,
  { id, version }: KeptBulletin,
  number: DocumentNumber & { text: string },
): Promise<void> {
  await tx
    .updateTable('reporting.bulletin')
    .set({
      state: 'issued',
      version: version + 1,
      number: number.text,
      series: number.series,
      year: number.year,
      no: number.no,
      issued_on: ctx.today,
      issued_by: ctx.actor.name,
      issued_at: ctx.now,
    })
    .where('id', '=', id)
    .execute();
}

export async function saveEnd(tx: Tx, ctx: Ctx, id: string, state: 'withdrawn' | 'replaced', reason: string): Promise<void> {
  await tx
    .updateTable('reporting.bulletin')
    .set((eb) => ({ state, version: eb('version', '+', 1), end_reason: reason, ended_by: ctx.actor.name, ended_at: ctx.now }))
    .where('id', '=', id)
    .execute();
}

/** The bulletin as an official document: a draft has neither number nor date. */
export function documentOf(
  { issuer, composed, text }: Pick<KeptBulletin, 'issuer' | 'composed' | 'text'>,
  issued: { number: string; on: LocalDate } | null,
): OfficialDocument {
  const { note, copiesTo, printedBy } = partsOf(text, issuer);
  return {
    issuerMark: issuer,
    number: issued?.number ?? null,
    title: text.title,
    addressees: text.addressees,
    body: bodyOf(composed, text),
    annexes: composed.annexes,
    signature: { issuer, on: issued?.on ?? null, sealed: issued !== null },
    note,
    imprint: { copiesTo, printedBy, printedOn: issued?.on ?? null },
  };
}
