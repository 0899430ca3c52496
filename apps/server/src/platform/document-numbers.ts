import { sql } from 'kysely';
import type { Ctx } from './ctx.ts';
import type { Tx } from './db.ts';

/** 发文字号 as it is printed: 京环攻坚通〔2022〕3号. */
export const numberText = ({ series, year, no }: DocumentNumber): string => `${series}〔${year}〕${no}号`;

export type DocumentNumber = { readonly series: string; readonly year: number; readonly no: number };
type Wanted = { readonly series: string; readonly year: number; readonly subjectId: string; readonly title: string };

/**
 * The next number of a series in its year. The row of the series stays locked until the deed is done, so whoever comes at the
 * same time waits; a deed that fails gives its number back.
 */
export async function takeNumber(tx: Tx, ctx: Ctx, { series, year, subjectId, title }: Wanted): Promise<DocumentNumber> {
  const { rows } = await sql<{ no: number }>`
    insert into platform.number_series as s (city, series, year, last) values (${ctx.actor.city}, ${series}, ${year}, 1)
    on conflict (city, series, year) do update set last = s.last + 1
    returning last as no
  `.execute(tx);
  const no = rows[0]?.no;
  if (no === undefined) throw new Error(`no number came of the series ${series} of ${year}`);
  await tx
    .insertInto('platform.document_number')
    .values({ city: ctx.actor.city, series, year, no, subject_id: subjectId, title, by_name: ctx.actor.name, at: ctx.now })
    .execute();
  return { series, year, no };
}

/** 作废: the number stays in the register, with the reason, and is never given again. */
export async function voidNumber(tx: Tx, ctx: Ctx, { series, year, no }: DocumentNumber, reason: string): Promise<void> {
  await tx
    .updateTable('platform.document_number')
    .set({ voided_at: ctx.now, voided_by: ctx.actor.name, void_reason: reason })
    .where('series', '=', series)
    .where('year', '=', year)
    .where('no', '=', no)
    .where('voided_at', 'is', null)
    .execute();
}
