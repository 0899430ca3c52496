import type { inbox, sentLog } from '@gongjian/contract/reporting-messages';
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Ctx } from '../platform/ctx.ts';
import { readCursor, writeCursor } from '../platform/cursor.ts';
import type { Db } from '../platform/db.ts';

type Inbox = z.input<typeof inbox.reply>;
type Log = z.input<typeof sentLog.reply>;
type Paging = { readonly after?: string | undefined; readonly limit: number };

const iso = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** The messages of this person, the newest first. */
export function inboxOf(ctx: Ctx, { unread, after, limit }: Paging & { unread?: boolean | undefined }): Promise<Inbox> {
  return ctx.read(async (db) => {
    const mine = sql`from reporting.message m where m.channel = 'inbox' and m.recipient = ${ctx.actor.id}`;
    const { rows } = await sql<Inbox['items'][number]>`
      select m.id, m.kind, m.month, m.unit_id as unit, m.title, m.body as text, ${iso('m.at')} as at, ${iso('m.read_at')} as "readAt"
      ${mine} ${unread === true ? sql`and m.read_at is null` : sql``} ${older(after)}
       order by m.at desc, m.id
       limit ${limit + 1}
    `.execute(db);
    const counted = await sql<{ total: number; unread: number }>`
      select count(*)::int as total, (count(*) filter (where m.read_at is null))::int as unread ${mine}
    `.execute(db);
    const { total, unread: open } = counted.rows[0] ?? { total: 0, unread: 0 };
    return { ...paged(rows, limit), total: unread === true ? open : total, unread: open };
  });
}

export function markRead(ctx: Ctx, ids: readonly string[]): Promise<{ marked: number }> {
  return ctx.transact(async (tx) => {
    const done = await sql`
      update reporting.message set read_at = ${ctx.now}
       where id = any (${[...ids]}::uuid[]) and recipient = ${ctx.actor.id} and channel = 'inbox' and read_at is null
    `.execute(tx);
    return { marked: Number(done.numAffectedRows ?? 0n) };
  });
}

export type LogFilters = {
  readonly month?: string | undefined;
  readonly unit?: string | undefined;
  readonly channel?: string | undefined;
  readonly state?: string | undefined;
  readonly q?: string | undefined;
};

/** 发送记录: what was sent or waits to be, with the outcome. */
export function sentMessages(ctx: Ctx, { after, limit, ...filters }: Paging & LogFilters): Promise<Log> {
  return ctx.read(async (db) => {
    const hits = hitsOf(filters);
    const { rows } = await logRows(sql`${hits} ${older(after)}`, limit + 1).execute(db);
    const counted = await sql<{ n: number }>`select count(*)::int as n ${hits}`.execute(db);
    return { ...paged(rows, limit), total: counted.rows[0]?.n ?? 0 };
  });
}

/** The newest messages of the log, in its order. */
export async function newestSent(db: Db, filters: LogFilters, most: number): Promise<Log['items']> {
  const { rows } = await logRows(hitsOf(filters), most).execute(db);
  return rows;
}

const hitsOf = ({ month, unit, channel, state, q }: LogFilters) => sql`
      from reporting.message m
     where (${month ?? null}::text is null or m.month = ${month ?? null}) and (${unit ?? null}::text is null or m.unit_id = ${unit ?? null})
       and (${channel ?? null}::text is null or m.channel = ${channel ?? null})
       and (${state ?? null}::text is null or m.state = ${state ?? null}) ${q === undefined ? sql`` : saying(q)}`;

/** Words in what was said, to whom, of which unit, or why it failed; `%` and `_` mean themselves. */
function saying(q: string) {
  const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`
       and (m.title ilike ${like} or m.body ilike ${like} or m.last_error ilike ${like}
            or (m.channel <> 'webhook' and m.recipient in (select id from org.person where name ilike ${like}))
            or (m.channel = 'webhook' and m.recipient in (select id::text from reporting.webhook where url ilike ${like}))
            or m.unit_id in (select unit_id from org.unit_name where name ilike ${like}))`;
}

const logRows = (hits: RawBuilder<unknown>, most: number) => sql<Log['items'][number]>`
      select m.id, m.kind, m.month, m.unit_id as unit, m.channel, coalesce(p.name, w.url, m.recipient) as "to", m.title,
             m.event_key as "eventKey", m.state, m.attempts, m.last_error as "lastError", ${iso('m.at')} as at, ${iso('m.sent_at')} as "sentAt"
        from (select * ${hits} order by m.at desc, m.id limit ${most}) m
        left join org.person p on p.city = m.city and m.channel in ('inbox', 'email') and p.id = m.recipient
        left join reporting.webhook w on w.city = m.city and m.channel = 'webhook' and w.id::text = m.recipient
       order by m.at desc, m.id
    `;

function older(after: string | undefined) {
  const cursor = readCursor(after, 2)?.map(String);
  return cursor === undefined
    ? sql``
    : sql`and (m.at < ${cursor[0]}::timestamptz or (m.at = ${cursor[0]}::timestamptz and m.id > ${cursor[1]}::uuid))`;
}

function paged<T extends { readonly id: string; readonly at: string }>(rows: T[], limit: number): { items: T[]; next: string | null } {
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last === undefined ? null : writeCursor([last.at, last.id]) };
}
