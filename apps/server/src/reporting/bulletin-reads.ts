import type { BulletinDetail, bulletinItem } from '@gongjian/contract/reporting-bulletin';
import { removedFrom } from '@gongjian/domain/reporting/bulletin-text';
import { sql } from 'kysely';
import type { z } from 'zod';
import { unitRefs } from '../org/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { bulletinOf } from './bulletin-repo.ts';
import { sealInForce } from './sealed-month.ts';

type Item = z.output<typeof bulletinItem>;
type Listed = Omit<Item, 'toSign'> & { readonly toSign: readonly string[] };

/** The newest month first; of one month, the draft before what is in force and what is over. */
export async function bulletinsShown(db: Db, ctx: Ctx): Promise<Item[]> {
  const { rows } = await sql<Listed>`
    select b.id, b.month, b.state, b.text ->> 'title' as title, b.number, b.issuer, b.issued_on::text as "issuedOn", b.version,
           count(r.unit_id)::int as addressed, count(r.signed_at)::int as signed,
           coalesce(array_agg(r.unit_id order by r.unit_id)
                    filter (where b.state = 'issued' and r.signed_at is null and r.unit_id = any (${[...ctx.actor.units]}::text[])), '{}') as "toSign"
      from reporting.bulletin b
      left join reporting.bulletin_receipt r on r.city = b.city and r.bulletin_id = b.id
     group by b.city, b.id
     order by b.month desc, b.at desc, b.id
  `.execute(db);
  const names = await unitRefs(db, [...new Set(rows.flatMap(({ toSign }) => toSign))], ctx.today);
  const named = (ids: readonly string[]) => ids.flatMap((id) => names.get(id) ?? []);
  return rows.map((row) => ({ ...row, toSign: named(row.toSign) }));
}

type Receipt = {
  readonly unit: string;
  readonly signedAt: Date | null;
  readonly signedBy: string | null;
  readonly remindedAt: Date | null;
};

export async function bulletinDetail(db: Db, ctx: Ctx, id: string): Promise<BulletinDetail> {
  const kept = await bulletinOf(db, id);
  const receipts = await receiptsOf(db, id);
  const names = await unitRefs(
    db,
    receipts.map(({ unit }) => unit),
    ctx.today,
  );
  const shown = receipts.map(({ unit, signedAt, signedBy, remindedAt }) => ({
    unit: names.get(unit) ?? { id: unit, name: unit, kind: '' },
    signedAt: signedAt?.toISOString() ?? null,
    signedBy,
    remindedAt: remindedAt?.toISOString() ?? null,
  }));
  const open = shown.filter(({ signedAt }) => signedAt === null).map(({ unit }) => unit);
  const { month, state, number, issuer, issuedOn, issuedBy, endReason, endedBy, version, text, composed } = kept;
  return {
    ...{ id, month, state, number, issuer, issuedOn, issuedBy, endReason, endedBy, version },
    title: text.title,
    addressed: shown.length,
    signed: shown.length - open.length,
    toSign: state === 'issued' ? open.filter((unit) => ctx.actor.units.includes(unit.id)) : [],
    text: { ...text, addressees: [...text.addressees], blocks: [...text.blocks], copiesTo: [...text.copiesTo] },
    removed: removedFrom(composed, text),
    stale: state === 'draft' && (await sealInForce(db, month))?.no !== kept.sealNo,
    receipts: shown,
    files: (await db
      .selectFrom('reporting.bulletin_file')
      .select(['format', 'sha256'])
      .where('bulletin_id', '=', id)
      .orderBy('format')
      .execute()) as BulletinDetail['files'],
  };
}

async function receiptsOf(db: Db, id: string): Promise<Receipt[]> {
  const { rows } = await sql<Receipt>`
    select r.unit_id as unit, r.signed_at as "signedAt", r.signed_by as "signedBy", r.reminded_at as "remindedAt"
      from reporting.bulletin_receipt r join org.unit u on u.city = r.city and u.id = r.unit_id
     where r.bulletin_id = ${id} order by u.sort_order, u.id
  `.execute(db);
  return rows;
}
