import type { PublicContent } from '@gongjian/contract/publication-content';
import type { Ranked } from '@gongjian/domain/assessment/model';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { sql } from 'kysely';
import { unitRefs } from '../../org/index.ts';
import type { Db } from '../../platform/db.ts';
import type { Composer } from './candidate.ts';

type Row = {
  readonly key: string;
  readonly title: string;
  readonly scheme: string;
  readonly on: LocalDate;
  readonly since: LocalDate;
  readonly scores: string;
};

/** 考核排名 that the units have seen and that nothing newer replaced: ranks and published scores, without the tree behind them. */
export const composeRankings: Composer<'ranking'> = async (db, { today }) => {
  const { rows } = await sql<Row>`
    select a.id as key, a.title, s.definition ->> 'title' as scheme, a.on_day as on,
           (a.published_at at time zone 'Asia/Shanghai')::date as since, a.scores
      from assessment.assessment a
      join assessment.scheme s on s.city = a.city and s.code = a.scheme and s.version = a.scheme_version
     where a.published_at is not null
       and not exists (select from assessment.assessment n where n.city = a.city and n.supersedes = a.id and n.published_at is not null)
     order by a.on_day, a.id
  `.execute(db);
  return Promise.all(
    rows.map(async ({ key, since, scores, ...head }) => ({ key, since, content: { ...head, rows: await ranksOf(db, today, scores) } })),
  );
};

async function ranksOf(db: Db, today: LocalDate, scores: string): Promise<Exclude<PublicContent<'ranking'>['rows'], undefined>> {
  const ranked = JSON.parse(scores) as Ranked[];
  const units = await unitRefs(
    db,
    ranked.map(({ unit }) => unit),
    today,
  );
  return [...ranked]
    .sort((a, b) => a.group.localeCompare(b.group) || a.rank - b.rank || (a.unit < b.unit ? -1 : 1))
    .map(({ group, unit, rank, of, published, tier }) => ({
      ...{ group, rank, of, published, tier },
      unit: units.get(unit) ?? { id: unit, name: unit, kind: '' },
    }));
}
