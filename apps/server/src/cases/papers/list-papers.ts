import type { PaperItem } from '@gongjian/contract/cases-papers';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { type RawBuilder, sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { readCursor, writeCursor } from '../../platform/cursor.ts';
import { Refused } from '../../platform/refused.ts';

type Asked = {
  readonly caseId?: string | undefined;
  readonly template?: string | undefined;
  readonly state?: string | undefined;
  readonly unit?: string | undefined;
  readonly awaits?: 'signature' | 'reply' | 'overdue' | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};

const counts = (today: LocalDate) => sql`
  (select json_build_object('sent', count(*), 'signed', count(r.signed_at), 'replied', count(r.replied_at),
            'overdue', count(*) filter (where ${awaited('overdue', today)}))
     from cases.paper_receipt r where r.city = p.city and r.paper_id = p.id)`;

/** Of a receipt r: a withdrawn paper awaits nothing. */
const awaited = (what: NonNullable<Asked['awaits']>, today: LocalDate): RawBuilder<boolean> =>
  ({
    signature: sql<boolean>`not r.is_over and r.signed_at is null`,
    reply: sql<boolean>`not r.is_over and r.reply_due is not null and r.replied_at is null`,
    overdue: sql<boolean>`not r.is_over and r.reply_due < ${today}::date and r.replied_at is null`,
  })[what];

type Row = Omit<PaperItem, 'sent' | 'signed' | 'replied' | 'overdue'> & {
  readonly at: string;
  readonly counted: Pick<PaperItem, 'sent' | 'signed' | 'replied' | 'overdue'>;
};

/** The newest first. Row-level security leaves a unit those sent to it. */
export async function listPapers(ctx: Ctx, { after, limit, ...asked }: Asked) {
  const where = sql.join(conditions(asked, ctx.today), sql` and `);
  const rows = await ctx.ask(sql<Row>`
    select p.id, p.case_id as "caseId", p.case_number as "caseNumber", p.template, p.name, p.name_en as "nameEn", p.is_public as "isPublic",
           p.state, p.text->>'title' as title, p.number, p.issued_on as "issuedOn", p.reply_due as "replyDue", p.version,
           to_char(p.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, ${counts(ctx.today)} as counted
      from cases.paper p
     where ${where} ${beyond(after)}
     order by p.at desc, p.id
     limit ${limit + 1}`);
  const [counted] = await ctx.ask(sql<{ n: number }>`select count(*)::int as n from cases.paper p where ${where}`);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map(({ at: _, counted: of, ...row }) => ({ ...row, ...of })),
    next: last === undefined ? null : writeCursor([last.at, last.id]),
    total: counted?.n ?? 0,
  };
}

function conditions({ caseId, template, state, unit, awaits }: Omit<Asked, 'after' | 'limit'>, today: LocalDate): RawBuilder<unknown>[] {
  const receipt = (condition: RawBuilder<unknown>) =>
    sql`exists (select from cases.paper_receipt r where r.city = p.city and r.paper_id = p.id and ${condition})`;
  return [
    sql`true`,
    ...(caseId === undefined ? [] : [sql`p.case_id = ${caseId}::uuid`]),
    ...(template === undefined ? [] : [sql`p.template = ${template}`]),
    ...(state === undefined ? [] : [sql`p.state = ${state}`]),
    ...(unit === undefined ? [] : [receipt(sql`r.unit_id = ${unit}`)]),
    ...(awaits === undefined ? [] : [receipt(awaited(awaits, today))]),
  ];
}

function beyond(after: string | undefined): RawBuilder<unknown> {
  const place = readCursor(after, 2)?.map(String);
  if (place === undefined) return sql``;
  const [at = '', id = ''] = place;
  if (Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id)) {
    throw new Refused('request.invalid', [{ code: 'not_a_cursor', at: ['after'] }]);
  }
  return sql`and (p.at < ${at}::timestamptz or (p.at = ${at}::timestamptz and p.id > ${id}::uuid))`;
}
