import type { Assessment } from '@gongjian/contract/assessment';
import { nextPlaces } from '@gongjian/domain/assessment/gain-a-place';
import type { Ranked } from '@gongjian/domain/assessment/model';
import { sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';
import { readCursor, writeCursor } from '../platform/cursor.ts';
import type { Db } from '../platform/db.ts';
import { found, Refused } from '../platform/refused.ts';
import { inputsOf, keptAssessment, ranksOf } from './assessment-repo.ts';
import { makeScores } from './make-scores.ts';
import { type Names, namesIn } from './name-units.ts';

type Item = Omit<Assessment, 'definition' | 'ranks' | 'pool' | 'file'>;

const itemColumns = sql`
  a.id, a.title, json_build_object('code', a.scheme, 'version', a.scheme_version, 'title', s.definition->>'title') as scheme, a.on_day as "on",
  a.published_at is not null as published, a.supersedes, a.reason, a.sha256, json_build_object('id', a.by_id, 'name', a.by_name) as by,
  (select n.id from assessment.assessment n where n.city = a.city and n.supersedes = a.id) as "supersededBy",
  to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, a.version`;

export async function listAssessments(
  ctx: Ctx,
  { scheme, after, limit }: { scheme?: string | undefined; after?: string | undefined; limit: number },
) {
  const of = sql`${scheme === undefined ? sql`true` : sql`a.scheme = ${scheme}`}`;
  const rows = await ctx.ask(sql<Item>`
    select ${itemColumns}
      from assessment.assessment a
      join assessment.scheme s on s.city = a.city and s.code = a.scheme and s.version = a.scheme_version
     where ${of} ${beyond(after)}
     order by a.on_day desc, a.at desc, a.id
     limit ${limit + 1}`);
  const [counted] = await ctx.ask(sql<{ n: number }>`select count(*)::int as n from assessment.assessment a where ${of}`);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit),
    next: last === undefined ? null : writeCursor([last.on, last.at, last.id]),
    total: counted?.n ?? 0,
  };
}

function beyond(after: string | undefined) {
  const place = readCursor(after, 3)?.map(String);
  if (place === undefined) return sql``;
  const [on = '', at = '', id = ''] = place;
  if (Number.isNaN(Date.parse(on)) || Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id)) {
    throw new Refused('request.invalid', [{ code: 'not_a_cursor', at: ['after'] }]);
  }
  return sql`and (a.on_day < ${on}::date or (a.on_day = ${on}::date and (a.at < ${at}::timestamptz or (a.at = ${at}::timestamptz and a.id > ${id}::uuid))))`;
}

export const asRank = (ranked: Ranked, names: Names) => ({
  unit: names(ranked.unit),
  grant: ranked.grant ?? null,
  ...{ group: ranked.group, rank: ranked.rank, of: ranked.of, tier: ranked.tier, published: ranked.published, score: ranked.score },
  ...{ basis: ranked.basis, added: ranked.added, deducted: ranked.deducted, vetoed: ranked.vetoes.length > 0 },
});

/** An assessment with its ranks, the first of each group first. */
export async function readAssessment(db: Db, ctx: Ctx, id: string): Promise<Assessment> {
  const { rows } = await sql<Item>`
    select ${itemColumns}
      from assessment.assessment a
      join assessment.scheme s on s.city = a.city and s.code = a.scheme and s.version = a.scheme_version
     where a.id = ${id}
  `.execute(db);
  const item = found(rows[0], 'assessment.not_found');
  const kept = found(await keptAssessment(db, id), 'assessment.not_found');
  const ranks = ranksOf(kept);
  const inputs = inputsOf(kept);
  const names = await namesIn(db, ctx, kept);
  const sorted = [...ranks].sort((a, b) => a.group.localeCompare(b.group) || a.rank - b.rank);
  return {
    ...item,
    definition: kept.scheme as Assessment['definition'],
    ranks: sorted.map((one) => asRank(one, names)),
    pool: inputs.pool ?? null,
    file: inputs.file ?? null,
  };
}

/** One unit's score with the tree that explains it. */
export function readUnitScore(ctx: Ctx, id: string, unit: string) {
  return ctx.read(async (db) => {
    const kept = found(await keptAssessment(db, id), 'assessment.not_found');
    const ranks = ranksOf(kept);
    const own = found(
      ranks.find((one) => one.unit === unit),
      'assessment.not_found',
    );
    // Where parts are multiplied, no one item closes a gap by a sum.
    const next = kept.scheme.multiplies ? undefined : nextPlaces(ranks).find((one) => one.unit === unit);
    const names = await namesIn(db, ctx, kept);
    return {
      ...asRank(own, names),
      ...{ tree: own.tree, additions: own.additions, deductions: own.deductions, vetoes: own.vetoes },
      next: next ? { ahead: names(next.ahead), gap: next.gap, ways: next.ways } : null,
    };
  });
}

/** Makes the scores again from the frozen inputs. */
export function verifyAssessment(ctx: Ctx, id: string) {
  return ctx.read(async (db) => {
    const kept = found(await keptAssessment(db, id), 'assessment.not_found');
    const again = makeScores(kept.scheme, inputsOf(kept));
    return { same: again.scores === kept.scores && again.sha256 === kept.sha256, sha256: kept.sha256 };
  });
}
