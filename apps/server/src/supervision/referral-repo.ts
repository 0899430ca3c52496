import type { Referral } from '@gongjian/contract/supervision-library';
import { sql } from 'kysely';
import { unitRefs } from '../org/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Db, Tx } from '../platform/db.ts';
import { found, Refused } from '../platform/refused.ts';
import { refIn } from './known.ts';
import { type Asked, type Page, pageOf } from './page-of.ts';
import { instantOf } from './read-visit.ts';

/** Opens the referrals to this transaction, which nothing else does: row-level security shows them to no other. */
export async function openAccountability(db: Db, ctx: Ctx): Promise<void> {
  ctx.mustBeAllowed('supervision.account');
  await sql`select set_config('gongjian.accountability', 'open', true)`.execute(db);
}

type Row = Omit<Referral, 'unit'> & { readonly unit_id: string };

const columns = sql`
  r.id, (select json_build_object('id', c.id, 'number', c.number) from cases.case c where c.city = r.city and c.id = r.case_id) as case,
  r.unit_id, r.persons, r.reason, r.addressee, r.state, r.outcome, r.concluded_on as "concludedOn",
  (select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'size', f.size, 'at', ${instantOf('f.at')},
            'by', json_build_object('id', f.by_id, 'name', f.by_name)) order by f.at, f.id), '[]')
     from supervision.referral_file f where f.city = r.city and f.referral_id = r.id) as files,
  json_build_object('id', r.by_id, 'name', r.by_name) as by, ${instantOf('r.at')} as at, r.version`;

export type ReferralsAsked = Asked & { readonly state?: string | undefined; readonly unit?: string | undefined };

export async function referralsPage(db: Db, ctx: Ctx, { state, unit, ...asked }: ReferralsAsked): Promise<Page<Referral>> {
  const hits = sql`
    from supervision.referral r
   where ${state === undefined ? sql`true` : sql`r.state = ${state}`} ${unit === undefined ? sql`` : sql`and r.unit_id = ${unit}`}`;
  const page = await pageOf<Row>(db, { columns, hits, sorted: { by: sql`r.at`, id: sql`r.id`, down: true } }, asked);
  return { ...page, items: await withUnits(db, ctx, page.items) };
}

export async function referralOf(db: Db, ctx: Ctx, id: string): Promise<Referral> {
  const { rows } = await sql<Row>`select ${columns} from supervision.referral r where r.id = ${id}`.execute(db);
  const [one] = await withUnits(db, ctx, rows);
  return found(one, 'supervision.referral_not_found');
}

async function withUnits(db: Db, ctx: Ctx, rows: readonly Row[]): Promise<Referral[]> {
  const units = await unitRefs(db, [...new Set(rows.map(({ unit_id }) => unit_id))], ctx.today);
  return rows.map(({ unit_id, ...row }) => ({ ...row, unit: refIn(units, unit_id) }));
}

/** An open referral, held. */
export async function heldReferral(tx: Tx, id: string): Promise<{ readonly version: number; readonly at: Date }> {
  const row = found(
    await tx.selectFrom('supervision.referral').select(['state', 'version', 'at']).where('id', '=', id).forUpdate().executeTakeFirst(),
    'supervision.referral_not_found',
  );
  if (row.state !== 'open') throw new Refused('supervision.decided_already');
  return row;
}
