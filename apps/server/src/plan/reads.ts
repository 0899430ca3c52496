import type { ImportSummary } from '@gongjian/contract/plan';
import { sql } from 'kysely';
import { readCursor, writeCursor } from '../platform/cursor.ts';
import type { Db } from '../platform/db.ts';
import { found, Refused } from '../platform/refused.ts';
import type { StoredDocument } from './rows.ts';

/** Import sessions as lists show them, the newest first, after the place `after` says. */
async function importRows(db: Db, where: { id?: string; state?: string; after?: Place; limit: number }): Promise<ImportSummary[]> {
  const { id = null, state = null, after, limit } = where;
  const { rows } = await sql<ImportSummary>`
    select i.id, i.state, i.version, i.title, i.year, i.counts,
           case when d.id is not null then json_build_object('id', d.id, 'name', d.name, 'kind', d.kind, 'sha256', d.sha256,
             'bytes', d.size, 'characters', d.characters) end as document,
           case when p.id is not null then json_build_object('programmeId', p.id, 'version', i.amends_version, 'title', p.title) end as amends,
           json_build_object('id', i.by_id, 'name', i.by_name) as by,
           to_char(i.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
      from plan.import i
      left join plan.document d on d.city = i.city and d.id = i.document_id
      left join plan.programme p on p.city = i.city and p.id = i.amends_programme
     where (${id}::uuid is null or i.id = ${id}::uuid)
       and (${state}::text is null or i.state = ${state})
       and (${after?.at ?? null}::timestamptz is null or (i.at, i.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
     order by i.at desc, i.id desc
     limit ${limit}
  `.execute(db);
  return rows;
}

export async function importSummary(db: Db, id: string): Promise<ImportSummary> {
  const [summary] = await importRows(db, { id, limit: 1 });
  return found(summary, 'plan.import_not_found');
}

export async function listImports(db: Db, query: { state?: string | undefined; after?: string | undefined; limit: number }) {
  const { state, after, limit } = query;
  const where = { ...(state === undefined ? {} : { state }), ...(after === undefined ? {} : { after: placeOf(after) }), limit: limit + 1 };
  const rows = await importRows(db, where);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? writeCursor([last.at, last.id]) : null, total: await countImports(db, state) };
}

type Place = { readonly at: string; readonly id: string };

function placeOf(after: string): Place {
  const [at, id] = readCursor(after, 2) ?? [];
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(String(id))) {
    throw new Refused('request.invalid', [{ code: 'not_a_cursor', at: ['after'] }]);
  }
  return { at, id: String(id) };
}

async function countImports(db: Db, state: string | undefined): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*) as n from plan.import where ${state ?? null}::text is null or state = ${state ?? null}`.execute(db);
  return rows[0]?.n ?? 0;
}

export type DocumentText = {
  readonly document: StoredDocument;
  readonly pageStarts: readonly number[];
  readonly start: number;
  readonly end: number;
  readonly text: string;
};

/** A document's text between two code points; PostgreSQL counts text in code points too. */
export async function documentText(db: Db, id: string, start: number, end: number | undefined): Promise<DocumentText | undefined> {
  const { rows } = await sql<StoredDocument & { pageStarts: number[]; text: string }>`
    select d.id, d.name, d.kind, d.sha256, d.size as bytes, d.characters, d.page_starts as "pageStarts",
           substring(c.text from ${start + 1}::int for ${Math.max(0, (end ?? 0x3fffffff) - start)}::int) as text
      from plan.document d
      join plan.document_content c on c.city = d.city and c.document_id = d.id
     where d.id = ${id}
  `.execute(db);
  const row = rows[0];
  if (!row) return undefined;
  const { pageStarts, text, ...document } = row;
  return { document, pageStarts, start, end: Math.max(start, Math.min(end ?? document.characters, document.characters)), text };
}

export async function documentFile(db: Db, id: string): Promise<{ name: string; bytes: Buffer } | undefined> {
  return db
    .selectFrom('plan.document as d')
    .innerJoin('plan.document_content as c', (join) => join.onRef('c.city', '=', 'd.city').onRef('c.document_id', '=', 'd.id'))
    .select(['d.name', 'c.bytes'])
    .where('d.id', '=', id)
    .executeTakeFirst();
}
