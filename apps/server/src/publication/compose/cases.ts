import type { PublicContent } from '@gongjian/contract/publication-content';
import type { CaseKind } from '@gongjian/domain/cases/model';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { redact } from '@gongjian/domain/publication/personal-data';
import { sql } from 'kysely';
import { unitRefs } from '../../org/index.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Db } from '../../platform/db.ts';
import type { Candidate, Composer } from './candidate.ts';

type CaseRow = {
  readonly id: string;
  readonly kind: CaseKind;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly stage: string;
  readonly since: LocalDate;
  readonly unit: string | null;
  readonly foundOn: LocalDate;
  readonly closedOn: LocalDate | null;
};

/** A finding of an inspection is made public as rectification; what else may be public is an exposure. */
const isFinding = ({ origins }: CaseKind): boolean => origins.length > 0 && origins.every((origin) => origin === 'inspection');

export const composeExposures: Composer<'exposure'> = async (db, ctx) =>
  (await shownCases(db, ctx, (kind) => !isFinding(kind))).map(({ row, facts, unit }) => {
    const status = row.closedOn === null ? 'open' : 'rectified';
    const content = { title: row.kind.title, kind: row.kind.title, foundOn: row.foundOn, unit, facts, text: '', status } as const;
    return { key: row.id, since: row.since, content } satisfies Candidate<'exposure'>;
  });

export const composeWriteOffs: Composer<'write_off'> = async (db, ctx) =>
  (await shownCases(db, ctx, isFinding)).map(({ row, facts, unit }) => {
    const status = row.closedOn === null ? 'publicity' : 'closed';
    const content = { title: row.kind.title, unit, foundOn: row.foundOn, closedOn: row.closedOn, facts, status } as const;
    return { key: row.id, since: row.since, content } satisfies Candidate<'write_off'>;
  });

type Shown = { readonly row: CaseRow; readonly facts: { name: string; value: string }[]; readonly unit: string | null };

/** Cases whose kind says that they may be public, from the stage it says on, with the fields it says; people's names and numbers masked. */
async function shownCases(db: Db, { today }: Pick<Ctx, 'today'>, wanted: (kind: CaseKind) => boolean): Promise<Shown[]> {
  const rows = (await casesDisclosed(db)).filter(({ kind, stage }) => wanted(kind) && hasReached(kind, stage));
  const units = await unitRefs(db, [...new Set(rows.flatMap(unitsIn))], today);
  const names = await peopleNames(db);
  const nameOf = (id: string) => units.get(id)?.name ?? '';
  return rows.map((row) => ({
    row,
    unit: row.unit === null ? null : nameOf(row.unit),
    facts: factsOf(row, nameOf).map(({ name, value }) => ({ name, value: redact(value, names) })),
  }));
}

async function casesDisclosed(db: Db): Promise<CaseRow[]> {
  const { rows } = await sql<CaseRow>`
    select c.id, k.definition as kind, c.fields, c.stage, c.since, c.unit_id as unit,
           (c.seen_at at time zone 'Asia/Shanghai')::date as "foundOn", c.closed_on as "closedOn"
      from cases.case c
      join cases.kind k on k.city = c.city and k.code = c.kind and k.version = c.kind_version
     where jsonb_typeof(k.definition -> 'disclosure') = 'object' and c.parent_id is null
     order by c.id
  `.execute(db);
  return rows;
}

function hasReached({ stages, disclosure }: CaseKind, stage: string): boolean {
  const at = (code: string | undefined) => stages.findIndex((one) => one.code === code);
  return disclosure !== null && at(stage) >= at(disclosure.fromStage);
}

const disclosedFields = ({ kind: { fields, disclosure } }: CaseRow) => fields.filter(({ code }) => disclosure?.fields.includes(code));

const unitsIn = (row: CaseRow): string[] => [
  ...(row.unit === null ? [] : [row.unit]),
  ...disclosedFields(row)
    .filter(({ type }) => type === 'unit')
    .map(({ code }) => String(row.fields[code] ?? '')),
];

function factsOf(row: CaseRow, nameOf: (unit: string) => string): { name: string; value: string }[] {
  return disclosedFields(row).flatMap(({ code, title, type }) => {
    const value = row.fields[code];
    if (typeof value !== 'string' && typeof value !== 'number') return [];
    return [{ name: title, value: type === 'unit' ? nameOf(String(value)) : String(value) }];
  });
}

/** Everybody who is known by name here: none of them is named in public without somebody having decided it. */
export async function peopleNames(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('org.person').select('name').distinct().execute();
  return rows.map(({ name }) => name);
}

type Campaign = PublicContent<'inspection'> & { readonly id: string };

/** 督察检查结果, of what is over: nobody is told in public of an inspection to come. */
export const composeInspections: Composer<'inspection'> = async (db) => {
  const { rows } = await sql<Campaign & { to: LocalDate }>`
    select g.id, g.title, coalesce(t.definition ->> 'title', g.type) as kind, g.starts_on as "from", g.ends_on as "to",
           count(f.case_id)::int as found, count(f.case_id) filter (where c.closed_on is not null)::int as fixed,
           coalesce(array_agg(distinct f.unit_id) filter (where f.unit_id is not null), '{}') as units
      from supervision.campaign g
      join supervision.campaign_type t on t.city = g.city and t.code = g.type and t.version = g.type_version
      left join supervision.finding f on f.city = g.city and f.campaign_id = g.id
      left join cases.case c on c.city = f.city and c.id = f.case_id
     where g.state = 'closed'
     group by g.city, g.id, g.title, t.definition, g.type, g.starts_on, g.ends_on
     order by g.starts_on, g.id
  `.execute(db);
  const units = await unitRefs(db, [...new Set(rows.flatMap((row) => row.units ?? []))], (rows.at(-1)?.to ?? '2022-01-01') as LocalDate);
  return rows.map(({ id, units: ids = [], ...content }) => ({
    key: id,
    since: content.to,
    content: { ...content, units: ids.map((unit) => units.get(unit)?.name ?? unit) },
  }));
};
