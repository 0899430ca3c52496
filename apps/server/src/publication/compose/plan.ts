import type { PublicContent } from '@gongjian/contract/publication-content';
import { sql } from 'kysely';
import type { Composer } from './candidate.ts';

type PlanRow = { readonly key: string; readonly content: PublicContent<'plan'> };

/** 行动计划: what was published by the government anyway, with its parts and sections. */
export const composePlans: Composer<'plan'> = async (db) => {
  const { rows } = await sql<PlanRow>`
    select g.id as key, jsonb_build_object('title', g.title, 'year', g.year, 'approvedBy', v.approved_by,
           'parts', jsonb_agg(jsonb_build_object('id', p.id, 'title', p.title, 'sections',
             (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'part', s.part, 'ordinal', s.ordinal, 'title', s.title) order by s.position), '[]')
                from tasks.section s
               where s.city = p.city and s.plan_id = p.id and s.retired_in is null)) order by p.position)) as content
      from plan.programme g
      join plan.version v on v.city = g.city and v.programme_id = g.id and v.no = g.version
      join tasks.plan p on p.city = g.city and p.programme_id = g.id and p.retired_in is null
     group by g.city, g.id, g.title, g.year, v.approved_by
     order by g.id
  `.execute(db);
  return rows.map((row) => ({ ...row, since: null }));
};

type Card = {
  readonly id: string;
  readonly plan: { readonly id: string; readonly title: string; readonly year: number | null; readonly programmeId: string };
  readonly section: { readonly id: string; readonly ordinal: string | null; readonly title: string | null };
  readonly task: { readonly no: string | null; readonly title: string | null };
  readonly text: string;
  readonly deadline: { readonly text: string | null; readonly kind: string; readonly dueOn: string | null };
  readonly promises: readonly { readonly kind: 'target' | 'deliverable' | 'duty'; readonly phrase: string }[];
} & Readonly<Record<Role, readonly { readonly units: readonly Unit[] }[]>>;
type Role = 'lead' | 'responsible' | 'support';
type Unit = { readonly id: string; readonly name: string; readonly kind: string };

/** 工作措施: the plan's own words, its deadline and who answers for it. How it stands is another class. */
export const composeMeasures: Composer<'measure'> = async (db) => {
  const { rows } = await sql<{ card: Card; position: number }>`
    select r.card::jsonb as card, (row_number() over (order by r.order_key))::int as position
      from tasks.ledger_row r
     where not r.retired
     order by r.order_key
  `.execute(db);
  return rows.map(({ card, position }) => ({ key: card.id, since: null, content: measureOf(card, position) }));
};

const measureOf = (card: Card, position: number): PublicContent<'measure'> => ({
  programme: card.plan.programmeId,
  plan: { id: card.plan.id, title: card.plan.title, year: card.plan.year },
  section: { id: card.section.id, ordinal: card.section.ordinal, title: card.section.title },
  task: { no: card.task.no, title: card.task.title },
  position,
  text: card.text,
  deadline: card.deadline.text,
  dueOn: card.deadline.dueOn,
  standing: card.deadline.kind === 'standing',
  promises: [...new Map(card.promises.map(({ kind, phrase }) => [`${kind} ${phrase}`, { kind, phrase }] as const)).values()],
  units: (['lead', 'responsible', 'support'] as const).flatMap((role) =>
    distinct(
      card[role].flatMap(({ units }) => units),
      role,
    ),
  ),
});

const distinct = (units: readonly Unit[], role: Role) =>
  [...new Map(units.map((unit) => [unit.id, unit] as const)).values()].map(({ id, name, kind }) => ({ id, name, kind, role }));
