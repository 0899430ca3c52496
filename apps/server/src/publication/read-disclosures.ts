import type { Disclosure } from '@gongjian/contract/publication';
import { sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { disclosureOf, disclosuresOf, type KeptDisclosure, offeredFields, type Signature } from './disclosure-repo.ts';
import { titleOf } from './title-of.ts';
import { weighClass } from './weigh-class.ts';

type Counts = Disclosure['counts'];
const none: Counts = { draft: 0, approved: 0, published: 0, withdrawn: 0, refused: 0 };

export async function readDisclosures(db: Db): Promise<Disclosure[]> {
  const counts = await countsOf(db);
  return (await disclosuresOf(db)).map((kept) => shown(kept, counts.get(kept.code) ?? none));
}

export async function readDisclosure(db: Db, code: string): Promise<Disclosure> {
  return shown(await disclosureOf(db, code), (await countsOf(db)).get(code) ?? none);
}

async function countsOf(db: Db): Promise<Map<string, Counts>> {
  const { rows } = await sql<Counts & { disclosure: string }>`
    select disclosure, (count(*) filter (where state = 'draft'))::int as draft, (count(*) filter (where state = 'approved'))::int as approved,
           (count(*) filter (where state = 'published'))::int as published, (count(*) filter (where state = 'withdrawn'))::int as withdrawn,
           (count(*) filter (where problems <> '[]'))::int as refused
      from publication.item
     group by disclosure
  `.execute(db);
  return new Map(rows.map(({ disclosure, ...counts }) => [disclosure, counts] as const));
}

export const signed = ({ id, name, at }: Signature) => ({ id, name, at: at.toISOString() });

const shown = ({ edited, approved, fields, ...kept }: KeptDisclosure, counts: Counts): Disclosure => ({
  ...kept,
  fields: [...fields],
  offered: offeredFields(kept.code),
  edited: signed(edited),
  approved: approved === null ? null : signed(approved),
  counts,
});

/** What a publishing would do now, the news first. Nothing is written. */
export function previewDisclosure(ctx: Ctx, code: string, limit: number) {
  return ctx.read(async (db) => {
    const { weighed } = await weighClass(db, ctx, await disclosureOf(db, code));
    const news = [...weighed].sort((a, b) => Number(a.outcome === 'unchanged') - Number(b.outcome === 'unchanged'));
    return {
      items: news.slice(0, limit).map(({ composed: _, ...one }) => ({ ...one, title: titleOf(one.content, one.key) })),
      total: weighed.length,
    };
  });
}
