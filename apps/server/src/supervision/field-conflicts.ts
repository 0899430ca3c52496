import type { ConflictDetail, ConflictItem, VersionItem } from '@gongjian/contract/supervision-field';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { type RawBuilder, sql } from 'kysely';
import { unitRefs } from '../org/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { found } from '../platform/refused.ts';
import { checklistOf } from './definition-repo.ts';
import { versionsOf } from './field-repo.ts';

const MOST_SHOWN = 200;

type Kind = 'hard' | 'soft' | 'held' | 'refused';

/** What a person must look at: two at once, waiting, or refused. The gravest first, then the oldest. */
export function listConflicts(ctx: Ctx, kind: Kind | undefined): Promise<{ items: ConflictItem[]; total: number }> {
  return ctx.read(async (db) => {
    const rows = await conflictRows(db, kind === undefined ? sql`true` : wanted[kind]);
    const items = await asItems(db, rows.slice(0, MOST_SHOWN), ctx.today);
    return { items, total: rows[0]?.total ?? 0 };
  });
}

const wanted: Readonly<Record<Kind, RawBuilder<boolean>>> = {
  hard: sql`x.conflict = 'hard'`,
  soft: sql`x.conflict = 'soft'`,
  held: sql`jsonb_array_length(x.held) > 0`,
  refused: sql`x.refused > 0`,
};

type Row = {
  readonly visit_id: string;
  readonly target_id: string;
  readonly target_name: string;
  readonly unit_id: string;
  readonly campaign_id: string;
  readonly campaign_title: string;
  readonly version: number | null;
  readonly conflict: ConflictItem['conflict'];
  readonly conflicting: string[];
  readonly held: ConflictItem['held'];
  readonly refused: number;
  readonly at: Date;
  readonly total: number;
};

async function conflictRows(db: Db, which: RawBuilder<boolean>): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with phone as (
      select s.visit_id, min(s.target_id::text)::uuid as target_id, max(s.received_at) as at,
             count(*) filter (where s.state = 'refused')::int as refused,
             coalesce(jsonb_agg(jsonb_build_object('instanceId', s.instance_id, 'base', s.base, 'receivedAt', s.received_at,
                                                   'by', jsonb_build_object('id', s.by_id, 'name', s.by_name))
                                order by s.branch_id, s.base, s.instance_id) filter (where s.state = 'held'), '[]') as held
        from supervision.field_submission s
       group by s.visit_id
    ), x as (
      select p.visit_id, p.target_id, p.at, p.refused, p.held, v.version, v.conflict,
             array(select distinct c
                     from supervision.field_submission s, unnest(s.conflicting) c
                    where s.visit_id = p.visit_id and s.state = 'applied' and v.conflict is not null
                    order by c) as conflicting
        from phone p
        left join supervision.visit v on v.id = p.visit_id
       where v.conflict is not null or p.refused > 0 or jsonb_array_length(p.held) > 0
    )
    select x.*, t.name as target_name, t.unit_id, t.campaign_id, c.title as campaign_title, count(*) over ()::int as total
      from x
      join supervision.target t on t.id = x.target_id
      join supervision.campaign c on c.city = t.city and c.id = t.campaign_id
     where ${which}
     order by x.conflict = 'hard' desc nulls last, x.at, x.visit_id
     limit ${MOST_SHOWN}
  `.execute(db);
  return rows;
}

async function asItems(db: Db, rows: readonly Row[], today: LocalDate): Promise<ConflictItem[]> {
  const units = await unitRefs(
    db,
    rows.map(({ unit_id }) => unit_id),
    today,
  );
  return rows.map((row) => ({
    visitId: row.visit_id,
    target: { id: row.target_id, name: row.target_name },
    unit: units.get(row.unit_id) ?? { id: row.unit_id, name: row.unit_id, kind: '' },
    campaign: { id: row.campaign_id, title: row.campaign_title },
    ...{ version: row.version, conflict: row.conflict, conflicting: row.conflicting, held: row.held, refused: row.refused },
    at: row.at.toISOString(),
  }));
}

export function readConflict(ctx: Ctx, visitId: string): Promise<ConflictDetail> {
  return ctx.read(async (db) => {
    const [row] = await conflictRows(db, sql`x.visit_id = ${visitId}`);
    const [item] = await asItems(db, row ? [row] : [], ctx.today);
    const target = await db
      .selectFrom('supervision.target')
      .select(['checklist', 'checklist_version'])
      .where('id', '=', found(item, 'supervision.visit_not_found').target.id)
      .executeTakeFirstOrThrow();
    const checklist = (await checklistOf(db, target.checklist, target.checklist_version)) as ConflictDetail['checklist'];
    const versions = (await versionsOf(db, visitId)).map(
      ({ version, by, at, from, forced, conflict, conflicting, data }): VersionItem => ({
        ...{ version, by, at: at.toISOString(), fromPhone: from !== null, forced, conflict, conflicting: [...conflicting] },
        properties: data,
      }),
    );
    return { ...(item as ConflictItem), checklist, versions, mayResolve: ctx.actor.holds('supervision.inspect') };
  });
}
