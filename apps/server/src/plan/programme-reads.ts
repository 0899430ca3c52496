import type { Programme } from '@gongjian/contract/plan';
import type { Difference } from '@gongjian/domain/plan/amendment';
import type { ReviewDocument } from '@gongjian/domain/plan/review';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';
import type { CarriedDecision } from './carry-decisions.ts';
import type { StoredDocument } from './rows.ts';

/** A published version: the whole of what it says, and what was decided about its names. */
export type PublishedVersion = {
  readonly programmeId: string;
  readonly title: string;
  readonly no: number;
  readonly content: ReviewDocument;
  readonly decisions: readonly CarriedDecision[];
};
export type VersionContent = ReviewDocument & { readonly decisions: readonly CarriedDecision[] };

export async function latestVersion(db: Db, programmeId: string): Promise<PublishedVersion | undefined> {
  return publishedVersion(db, programmeId, undefined);
}

export async function publishedVersion(db: Db, programmeId: string, no: number | undefined): Promise<PublishedVersion | undefined> {
  const row = await db
    .selectFrom('plan.version as v')
    .innerJoin('plan.programme as p', (join) => join.onRef('p.city', '=', 'v.city').onRef('p.id', '=', 'v.programme_id'))
    .select(['v.programme_id as programmeId', 'p.title', 'v.no', 'v.content'])
    .where('v.programme_id', '=', programmeId)
    .$if(no !== undefined, (query) => query.where('v.no', '=', no as number))
    .orderBy('v.no', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const { decisions, ...content } = row.content as unknown as VersionContent;
  return { programmeId: row.programmeId, title: row.title, no: row.no, content, decisions };
}

type VersionRow = {
  version: number;
  importId: string;
  document: StoredDocument | null;
  approvedBy: string;
  reason: string | null;
  by: { id: string; name: string };
  at: string;
  summary: Difference['summary'];
};
type ProgrammeRow = Omit<Programme, 'versions'> & { versions: VersionRow[] };

/** Programmes with all their versions, the newest year first. */
export async function programmes(db: Db, id: string | null): Promise<ProgrammeRow[]> {
  const { rows } = await sql<ProgrammeRow>`
    select p.id, p.title, p.year, p.document_number as "documentNumber", p.issuer, p.issued_on as "issuedOn", p.version,
           (select json_agg(json_build_object(
                     'version', v.no, 'importId', v.import_id, 'approvedBy', v.approved_by, 'reason', v.reason, 'summary', v.summary,
                     'by', json_build_object('id', v.by_id, 'name', v.by_name),
                     'at', to_char(v.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                     'document', case when d.id is not null then json_build_object('id', d.id, 'name', d.name, 'kind', d.kind,
                       'sha256', d.sha256, 'bytes', d.size, 'characters', d.characters) end) order by v.no desc)
              from plan.version v
              left join plan.document d on d.city = v.city and d.id = v.document_id
             where v.city = p.city and v.programme_id = p.id) as versions
      from plan.programme p
     where ${id}::uuid is null or p.id = ${id}::uuid
     order by p.year desc nulls last, p.title, p.id
  `.execute(db);
  return rows;
}
