import type { PaceRules } from '@gongjian/contract/indicators';
import type { RuleSet } from '@gongjian/domain/indicators/rule-set';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { ACT_RULES } from '@gongjian/domain/tasks/evidence-acts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import type { Teller } from '../platform/events.ts';

/** The rules in force on a day for the plan of tasks.measure m: the plan's own before those for all; null where nobody has set any. */
export const rulesInForce = (today: LocalDate) => sql<RuleSet | null>`
  (select json_build_object('id', r.id, 'behindFrom', r.behind_from::text, 'seriousOver', r.serious_over::text,
                            'aboutTolerance', r.about_tolerance::text, 'source', r.source)
     from indicators.rule_set r
    where r.city = m.city and (r.plan_id = m.plan_id or r.plan_id is null) and r.from_on <= ${today}
    order by r.plan_id is null, r.from_on desc, r.id = 'preview' desc
    limit 1)`;

type Shown = PaceRules & { readonly id: string; readonly by: { readonly id: string; readonly name: string }; readonly at: string };

export async function rulesShown(db: Db): Promise<Shown[]> {
  const { rows } = await sql<Shown>`
    select r.id, r.plan_id as "planId", r.from_on as "from", r.behind_from::text as "behindFrom", r.serious_over::text as "seriousOver",
           r.about_tolerance::text as "aboutTolerance", coalesce(w.regular_months, ${ACT_RULES.months.regular}) as "regularMonths",
           coalesce(w.lapsed_from, ${ACT_RULES.lapsedFrom}) as "lapsedFrom",
           coalesce(w.expected_day, ${ACT_RULES.expectedFromDay}) as "expectedDay", r.source,
           json_build_object('id', r.by_id, 'name', r.by_name) as by, to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
      from indicators.rule_set r
      left join tasks.watch_rule w on w.city = r.city and w.id = r.id
     order by r.from_on desc, r.plan_id nulls last, r.id
  `.execute(db);
  return rows;
}

/** False where there are rules from that day already. */
export async function insertRules(tx: Tx, { actor, now }: Teller, id: string, rules: PaceRules): Promise<boolean> {
  const done = await tx
    .insertInto('indicators.rule_set')
    .values({
      ...{ city: actor.city, id, plan_id: rules.planId, from_on: rules.from, source: rules.source },
      ...{ behind_from: rules.behindFrom, serious_over: rules.seriousOver, about_tolerance: rules.aboutTolerance },
      ...{ by_id: actor.id, by_name: actor.name, at: now },
    })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst();
  return done !== undefined;
}

export const planThere = (db: Db, id: string) => db.selectFrom('tasks.plan').select('id').where('id', '=', id).executeTakeFirst();
