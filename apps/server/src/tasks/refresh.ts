import type { WorkCalendar } from '@gongjian/domain/calendar/model';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import {
  type Counted,
  cardOf,
  countedAs,
  NO_DATE,
  rolesByUnit,
  type StandingVerdict,
  searchText,
  urgency,
} from '@gongjian/domain/tasks/card';
import { standing } from '@gongjian/domain/tasks/override';
import { sql } from 'kysely';
import { loadCalendar } from '../calendar/index.ts';
import type { Tx } from '../platform/db.ts';
import { emit, type Teller } from '../platform/events.ts';
import { anyOf } from './any-of.ts';
import { verdictChanged } from './events.ts';
import { type LoadedMeasure, loadMeasures } from './facts.ts';
import { judgeMeasure } from './judge-measure.ts';
import { insertAll, putAll } from './ledger-repo.ts';
import { moveTally } from './tally.ts';

const BATCH = 500;

/** What changed in the ledger. */
export type Refreshed = { readonly changed: number; readonly moved: readonly MovedAlert[] };
export type MovedAlert = { readonly measureId: string; readonly before: string | null; readonly after: string | null };

/**
 * Makes the read models say what is now true of these measures: verdict, card, units, counts. Every deed that changes a measure calls
 * it in its own transaction, and the nightly job calls it for all; doing it twice changes nothing.
 */
export async function refreshMeasures(tx: Tx, teller: Teller, ids: readonly string[]): Promise<Refreshed> {
  await lockPlans(tx, ids);
  const calendar = await loadCalendar(tx);
  let changed = 0;
  const moved: MovedAlert[] = [];
  for (let at = 0; at < ids.length; at += BATCH) {
    const done = await refreshBatch(tx, teller, calendar, ids.slice(at, at + BATCH));
    changed += done.changed;
    moved.push(...done.moved);
  }
  return { changed, moved };
}

/**
 * Writers of one plan follow one another, always in the same order, so counts move one change at a time. Who finds evidence holds the
 * plans before reading what it rests on, so that of two findings at once the second knows of the first.
 */
export async function lockPlans(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`
    select p.id from tasks.plan p
     where p.id in (select plan_id from tasks.measure where id = ${anyOf(ids)}
                    union select plan_id from tasks.ledger_row where measure_id = ${anyOf(ids)})
     order by p.id
       for update
  `.execute(tx);
}

type Before = {
  readonly state: string;
  readonly light: string;
  readonly card: string;
  readonly search: string;
  readonly counted: Counted | null;
  readonly alert_on: string | null;
};
type After = LoadedMeasure & {
  readonly verdict: StandingVerdict;
  readonly counted: Counted | null;
  readonly card: string;
  readonly search: string;
};

async function refreshBatch(tx: Tx, teller: Teller, calendar: WorkCalendar, ids: readonly string[]): Promise<Refreshed> {
  const before = await rowsBefore(tx, ids);
  const all = (await loadMeasures(tx, ids, teller.today)).map((loaded) => judge(loaded, teller.today, calendar));
  const changed = all.filter((after) => differs(before.get(after.facts.id), after));
  await putRows(tx, teller.actor.city, changed);
  await putUnits(tx, teller.actor.city, changed);
  await moveTally(
    tx,
    teller,
    changed.map(({ facts, counted }) => ({ before: before.get(facts.id)?.counted ?? null, after: counted })),
  );
  await keepVerdicts(tx, teller, before, changed);
  return { changed: changed.length, moved: movedAlerts(before, changed) };
}

function judge(loaded: LoadedMeasure, today: LocalDate, calendar: WorkCalendar): After {
  const judged = standing(judgeMeasure(loaded, today, calendar), loaded.override);
  return {
    ...loaded,
    verdict: judged,
    counted: countedAs(loaded.facts, judged),
    card: JSON.stringify(cardOf(loaded.facts, judged)),
    search: searchText(loaded.facts),
  };
}

const differs = (before: Before | undefined, { card, search, counted, verdict: { alertOn } }: After): boolean =>
  before === undefined ||
  before.card !== card ||
  before.search !== search ||
  before.alert_on !== alertOn ||
  JSON.stringify(before.counted) !== JSON.stringify(counted);

async function rowsBefore(tx: Tx, ids: readonly string[]): Promise<Map<string, Before>> {
  const rows = await tx
    .selectFrom('tasks.ledger_row')
    .select(['measure_id', 'state', 'light', 'card', 'search', 'counted', 'alert_on'])
    .where('measure_id', '=', anyOf(ids))
    .execute();
  return new Map(
    rows.map(({ measure_id, counted, ...row }) => [measure_id, { ...row, counted: counted as unknown as Counted | null }] as const),
  );
}

function putRows(tx: Tx, city: string, changed: readonly After[]): Promise<void> {
  return putAll(
    tx,
    'tasks.ledger_row',
    ['city', 'measure_id'],
    changed.map(({ facts, verdict: v, counted, card, search, orderKey }) => ({
      city,
      measure_id: facts.id,
      programme_id: facts.plan.programmeId,
      plan_id: facts.plan.id,
      section_id: facts.section.id,
      task_id: facts.task.id,
      order_key: orderKey,
      due_key: v.dueOn ?? NO_DATE,
      next_on: v.nextOn,
      alert_on: v.alertOn,
      deadline_kind: facts.deadline.kind,
      promise_kinds: [...new Set(facts.promises.map(({ kind }) => kind))],
      state: v.state,
      light: v.light,
      urgency: urgency(v),
      alert: v.alert,
      retired: facts.retired,
      search,
      counted: JSON.stringify(counted),
      card,
    })),
  );
}

async function putUnits(tx: Tx, city: string, changed: readonly After[]): Promise<void> {
  await tx
    .deleteFrom('tasks.ledger_unit')
    .where('measure_id', '=', anyOf(changed.map(({ facts }) => facts.id)))
    .execute();
  const rows = changed
    .filter(({ facts }) => !facts.retired)
    .flatMap(({ facts, verdict: v }) =>
      [...rolesByUnit(facts.mentions)].map(([unit, roles]) => ({
        city,
        unit_id: unit,
        measure_id: facts.id,
        roles,
        state: v.state,
        light: v.light,
        due_key: v.dueOn ?? NO_DATE,
        plan_id: facts.plan.id,
        section_id: facts.section.id,
      })),
    );
  await insertAll(tx, 'tasks.ledger_unit', rows);
}

/** A verdict that changed is appended to the measure's history and told; the first one is only kept. */
async function keepVerdicts(tx: Tx, teller: Teller, before: ReadonlyMap<string, Before>, changed: readonly After[]): Promise<void> {
  const news = changed.filter(({ facts, verdict: v }) => {
    const was = before.get(facts.id);
    return was === undefined || was.state !== v.state || was.light !== v.light;
  });
  if (news.length === 0) return;
  const last = await lastVerdicts(
    tx,
    news.map(({ facts }) => facts.id),
  );
  await insertAll(
    tx,
    'tasks.verdict',
    news.map(({ facts, verdict: v }) => ({
      city: teller.actor.city,
      measure_id: facts.id,
      no: (last.get(facts.id) ?? 0) + 1,
      state: v.state,
      light: v.light,
      alert: v.alert,
      content: JSON.stringify(v),
      as_of: v.asOf,
      at: teller.now,
    })),
  );
  const told = news.flatMap(({ facts, verdict: v }) => {
    const was = before.get(facts.id);
    return was === undefined
      ? []
      : [verdictChanged(facts.id, { from: was.state, to: v.state, light: v.light, asOf: v.asOf, overridden: v.overridden })];
  });
  await emit(tx, teller, ...told);
}

async function lastVerdicts(tx: Tx, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('tasks.verdict')
    .select(({ fn }) => ['measure_id', fn.max('no').as('no')])
    .where('measure_id', '=', anyOf(ids))
    .groupBy('measure_id')
    .execute();
  return new Map(rows.map(({ measure_id, no }) => [measure_id, no] as const));
}

/** A day that moved because its date passed or was met is no news. */
function movedAlerts(before: ReadonlyMap<string, Before>, changed: readonly After[]): MovedAlert[] {
  return changed.flatMap(({ facts, verdict: v }) => {
    const was = before.get(facts.id);
    if (was === undefined || v.alertOn === null || was.alert_on === v.alertOn) return [];
    return [{ measureId: facts.id, before: was.alert_on, after: v.alertOn }];
  });
}
