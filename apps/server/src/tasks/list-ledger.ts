import type { LedgerFilters } from '@gongjian/contract/tasks';
import { sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';
import { ledgerQuery, placeAfter } from './ledger-query.ts';

type Row = { readonly card: string; readonly total: number } & Readonly<Record<string, string | number>>;
type Page = LedgerFilters & { readonly after?: string | undefined; readonly limit: number };

/** One page of the ledger as JSON: the cards are ready, so only the page's rows are read, and the total is one index scan. */
export async function listLedger(ctx: Ctx, { sort, after, limit, ...filters }: Page): Promise<string> {
  const query = ledgerQuery(filters, sort);
  const rows = await ctx.ask(sql<Row>`
    with hits as materialized (select ${query.keys} ${query.source}),
         page as (select * from hits ${after === undefined ? sql`` : sql`where ${query.beyond(after)}`} order by ${query.order} limit ${limit + 1})
    select page.*, r.card, (select count(*) from hits) as total
      from page
      join tasks.ledger_row r on r.measure_id = page.measure_id
     order by ${query.order}
  `);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  const next = last === undefined ? 'null' : JSON.stringify(placeAfter(sort, last));
  const cards = rows.slice(0, limit).map(({ card }) => card);
  return `{"items":[${cards.join(',')}],"next":${next},"total":${rows[0]?.total ?? (await totalOf(ctx, after, query.source))}}`;
}

/** An empty page says nothing of the total: none at all, or a page past the end. */
async function totalOf(ctx: Ctx, after: string | undefined, source: ReturnType<typeof ledgerQuery>['source']): Promise<number> {
  if (after === undefined) return 0;
  const [row] = await ctx.ask(sql<{ n: number }>`select count(*) as n ${source}`);
  return row?.n ?? 0;
}
