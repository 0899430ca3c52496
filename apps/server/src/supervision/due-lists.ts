import type { LookBackItem, listPublicity, Proposal } from '@gongjian/contract/supervision-findings';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { sql } from 'kysely';
import type { z } from 'zod';
import { unitRefs } from '../org/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { isFinding } from './finding-reads.ts';
import { refIn } from './known.ts';
import { type Asked, type Page, pageOf } from './page-of.ts';
import { instantOf } from './read-visit.ts';

const caseRef = sql.raw(`json_build_object('id', c.id, 'number', c.number, 'title', c.title)`);

/** The rows with their unit as a screen needs it. */
async function withUnits<Row extends { readonly unit_id: string | null }>(db: Db, ctx: Ctx, page: Page<Row>) {
  const units = await unitRefs(db, [...new Set(page.items.flatMap(({ unit_id }) => unit_id ?? []))], ctx.today);
  return {
    ...page,
    items: page.items.map(({ unit_id, ...row }) => ({ ...row, unit: unit_id === null ? null : refIn(units, unit_id) })),
  };
}

type PublicItem = z.output<typeof listPublicity.reply>['items'][number];
type PublicRow = Omit<PublicItem, 'unit'> & { readonly unit_id: string | null };

/** 公示: what will be written off, the one that ends first first. Of objections only the offices of the city hear. */
export function listPublic(ctx: Ctx, { unit, ...asked }: Asked & { readonly unit?: string | undefined }) {
  return ctx.read(async (db) => {
    const columns = sql`
      json_build_object('id', c.id, 'number', c.number, 'title', c.title, 'version', c.version) as case, c.unit_id, c.since as "from",
      c.due as until, c.suspended_on is not null as stopped, coalesce(c.due < ${ctx.today}::date, true) and c.suspended_on is null as over,
      case when ${ctx.actor.seesAll} then (select count(*)::int from supervision.objection o
            where o.city = c.city and o.case_id = c.id and o.state = 'open') end as "openObjections"`;
    const hits = sql`
      from cases.case c
      join cases.kind k on k.city = c.city and k.code = c.kind and k.version = c.kind_version
     where ${isFinding('c.kind')} and c.closed_on is null and c.parent_id is null
       and exists (select from jsonb_array_elements(k.definition->'stages') s where s->>'code' = c.stage and s->>'duty' = 'publish')
       ${unit === undefined ? sql`` : sql`and c.unit_id = ${unit}`}`;
    const sorted = { by: sql`coalesce(c.due, date '9999-12-31')`, id: sql`c.id`, down: false };
    return withUnits(db, ctx, await pageOf<PublicRow>(db, { columns, hits, sorted }, asked));
  });
}

type LookBackRow = Omit<LookBackItem, 'unit'> & { readonly unit_id: string | null };
export type LookBacksAsked = Asked & {
  readonly state?: string | undefined;
  readonly until?: string | undefined;
  readonly unit?: string | undefined;
};

/** 回头看 by the day it is due. */
export function listLookBacks(ctx: Ctx, { state, until, unit, ...asked }: LookBacksAsked) {
  return ctx.read(async (db) => {
    const columns = sql`
      b.id, b.due, b.state, b.note, b.by_name as by, ${instantOf('b.at')} as at, ${caseRef} as case, c.unit_id, c.closed_on as "closedOn",
      b.state = 'open' and b.due < ${ctx.today}::date as overdue`;
    const hits = sql`
      from supervision.look_back b
      join cases.case c on c.city = b.city and c.id = b.case_id
     where ${state === undefined ? sql`true` : sql`b.state = ${state}`}
       and (b.state <> 'open' or c.closed_on is not null)
       ${until === undefined ? sql`` : sql`and b.due <= ${until as LocalDate}::date`}
       ${unit === undefined ? sql`` : sql`and c.unit_id = ${unit}`}`;
    const sorted = { by: sql`b.due`, id: sql`b.id`, down: false };
    return withUnits(db, ctx, await pageOf<LookBackRow>(db, { columns, hits, sorted }, asked));
  });
}

type ProposalRow = Omit<Proposal, 'unit'> & { readonly unit_id: string | null };

const proposalColumns = sql`
  p.id, ${caseRef} as case, c.unit_id, p.reason, p.returns, p.state, p.answer, p.version, ${instantOf('p.at')} as at,
  p.decided_by as "decidedBy", ${instantOf('p.decided_at')} as "decidedAt",
  (select json_build_object('id', m.id, 'title', m.title) from supervision.campaign m where m.city = p.city and m.id = p.campaign_id) as campaign`;
const proposals = sql`from supervision.proposal p join cases.case c on c.city = p.city and c.id = p.case_id`;

/** 专项督察建议, the newest first. */
export function listProposals(ctx: Ctx, { state, ...asked }: Asked & { readonly state?: string | undefined }) {
  return ctx.read(async (db) => {
    const hits = sql`${proposals} where ${state === undefined ? sql`true` : sql`p.state = ${state}`}`;
    const sorted = { by: sql`p.at`, id: sql`p.id`, down: true };
    return withUnits(db, ctx, await pageOf<ProposalRow>(db, { columns: proposalColumns, hits, sorted }, asked));
  });
}

export async function readProposal(db: Db, ctx: Ctx, id: string): Promise<Proposal> {
  const { rows } = await sql<ProposalRow>`select ${proposalColumns} ${proposals} where p.id = ${id}`.execute(db);
  const { items } = await withUnits(db, ctx, { items: rows, next: null, total: 1 });
  return items[0] as Proposal;
}
