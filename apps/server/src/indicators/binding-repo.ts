import { goalOf } from '@gongjian/domain/indicators/goals';
import type { Base, Course, Goal, Indicator } from '@gongjian/domain/indicators/model';
import { PACE_RULES, type RuleSet } from '@gongjian/domain/indicators/rule-set';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import type { Target } from '@gongjian/domain/tasks/model';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import type { Teller } from '../platform/events.ts';
import { expectedDayOf } from '../tasks/index.ts';
import { indicatorColumns } from './indicator-repo.ts';
import { rulesInForce } from './rules-repo.ts';

export type NewBinding = {
  readonly promiseId: string;
  readonly measureId: string;
  readonly code: string;
  readonly course: Course | null;
  /** undefined: as the promise's words have it; null: none. */
  readonly base: Base | null | undefined;
  readonly tolerance: string | null;
  readonly strength: 'must' | 'strive';
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly places: readonly string[];
  readonly how: 'pack' | 'notice';
};

/** A person's own bindings are never rewritten by the program. */
export async function putBindings(tx: Tx, { actor, now }: Teller, bindings: readonly NewBinding[]): Promise<void> {
  if (bindings.length === 0) return;
  const rows = bindings.map(({ base, ...rest }) => ({ ...rest, base: base === undefined ? null : { said: base } }));
  await sql`
    insert into indicators.binding as b
           (city, promise_id, measure_id, indicator_code, course, base, tolerance, strength, from_on, to_on, places, how, by_id, by_name, at)
    select ${actor.city}, g."promiseId", g."measureId", g.code, nullif(g.course, 'null'), nullif(g.base, 'null'), g.tolerance, g.strength, g."from", g."to",
           array(select jsonb_array_elements_text(g.places)), g.how, ${actor.id}, ${actor.name}, ${now}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
             as g ("promiseId" uuid, "measureId" uuid, code text, course jsonb, base jsonb, tolerance numeric, strength text, "from" date, "to" date,
                   places jsonb, how text)
    on conflict (city, promise_id) do update
      set indicator_code = excluded.indicator_code, course = excluded.course, base = excluded.base, tolerance = excluded.tolerance,
          strength = excluded.strength, from_on = excluded.from_on, to_on = excluded.to_on, places = excluded.places, how = excluded.how,
          version = b.version + 1, by_id = excluded.by_id, by_name = excluded.by_name, at = excluded.at
      where b.how <> 'person'
  `.execute(tx);
}

/** A promise with the indicator bound to it, and the goal the two make. */
export type Bound = {
  readonly promiseId: string;
  readonly measureId: string;
  readonly phrase: string;
  readonly strength: 'must' | 'strive';
  readonly target: Target;
  readonly indicator: Indicator & { readonly fromRecords: boolean };
  readonly goal: Goal;
  readonly how: 'pack' | 'notice' | 'person';
  readonly reason: string | null;
  readonly required: boolean;
  readonly version: number;
  readonly rules: RuleSet;
  /** From this day of the next month on, a month's figures are expected. */
  readonly expectedDay: number;
};

type Row = Omit<Bound, 'goal' | 'indicator' | 'rules'> &
  Bound['indicator'] & {
    readonly course: Course | null;
    /** `said`: what the binding says of the base; null: it says nothing. */
    readonly base: { readonly said: Base | null } | null;
    readonly tolerance: string | null;
    readonly from: LocalDate;
    readonly to: LocalDate;
    readonly places: readonly string[];
    readonly rules: RuleSet | null;
  };

/** Bindings in force of these measures' promises, as far as they are still in the plan. */
export async function boundPromises(db: Db, measures: readonly string[], today: LocalDate): Promise<Bound[]> {
  const { rows } = await sql<Row>`
    select b.promise_id as "promiseId", b.measure_id as "measureId", p.phrase, b.strength, p.content as target, b.course, b.base,
           b.tolerance::text as tolerance, b.from_on as "from", b.to_on as "to", b.places, b.how, b.reason, b.required, b.version,
           ${rulesInForce(today)} as rules, ${expectedDayOf(today)} as "expectedDay", ${indicatorColumns}
      from indicators.binding b
      join indicators.indicator i on i.city = b.city and i.code = b.indicator_code
      join tasks.promise p on p.city = b.city and p.id = b.promise_id and p.retired_in is null
      join tasks.measure m on m.city = b.city and m.id = b.measure_id
     where b.measure_id = any (${[...measures]}::uuid[]) and m.retired_in is null
     order by b.measure_id, p.position, b.promise_id
  `.execute(db);
  return rows.map(asBound);
}

function asBound({ course, base, tolerance, from, to, places, rules: said, ...row }: Row): Bound {
  const rules = said ?? PACE_RULES;
  const { code, name, unit, overTime, overPlaces, better, cumulative, ratio, fromRecords, ...told } = row;
  const indicator = { code, name, unit, overTime, overPlaces, better, cumulative, ratio, fromRecords };
  return {
    ...told,
    indicator,
    rules,
    goal: goalOf(
      // The window of the binding is what a person may have moved; it goes before the date printed.
      { ...row.target, by: null },
      {
        ...{ indicator, from, to, places },
        ...(base === null ? {} : { base: base.said }),
        ...(course === null ? {} : { course }),
        ...(tolerance === null ? {} : { tolerance }),
      },
      rules,
    ),
  };
}

export type KeptBinding = {
  readonly promiseId: string;
  readonly measureId: string;
  readonly version: number;
  readonly target: Target;
  readonly said: object;
};

/** Held until the transaction ends. */
export async function lockBinding(tx: Tx, promiseId: string): Promise<KeptBinding | undefined> {
  const { rows } = await sql<KeptBinding>`
    select b.promise_id as "promiseId", b.measure_id as "measureId", b.version, p.content as target,
           jsonb_build_object('indicator', b.indicator_code, 'course', b.course, 'base', b.base -> 'said', 'tolerance', b.tolerance::text,
             'strength', b.strength, 'from', b.from_on, 'to', b.to_on, 'places', b.places, 'required', b.required) as said
      from indicators.binding b
      join tasks.promise p on p.city = b.city and p.id = b.promise_id and p.retired_in is null
     where b.promise_id = ${promiseId}
       for update of b
  `.execute(tx);
  return rows[0];
}

type SaidByHand = {
  readonly indicator: string | null;
  readonly course: object;
  readonly base: object | null;
  readonly tolerance: string;
  readonly strength: 'must' | 'strive';
  readonly from: string;
  readonly to: string;
  readonly places: readonly string[];
  readonly required?: boolean | undefined;
  readonly reason: string;
};

export async function rewriteBinding(tx: Tx, { actor, now }: Teller, { promiseId, version }: KeptBinding, said: SaidByHand): Promise<void> {
  await tx
    .updateTable('indicators.binding')
    .set({
      indicator_code: said.indicator,
      course: JSON.stringify(said.course),
      base: JSON.stringify({ said: said.base }),
      tolerance: said.tolerance,
      strength: said.strength,
      from_on: said.from,
      to_on: said.to,
      places: [...said.places],
      ...(said.required === undefined ? {} : { required: said.required }),
      how: 'person',
      reason: said.reason,
      version: version + 1,
      ...{ by_id: actor.id, by_name: actor.name, at: now },
    })
    .where('promise_id', '=', promiseId)
    .execute();
}
