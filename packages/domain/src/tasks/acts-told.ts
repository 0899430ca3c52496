import { firstDayOf, type LocalDate, lastDayOf, type YearMonth } from '../kernel/dates.ts';
import type { Duty } from '../plan/draft.ts';
import { ACT_RULES, type Act, type ActRules, type ActsDay, judgeActs, judgeMilestone } from './evidence-acts.ts';
import type { PromiseEvidence } from './evidence-model.ts';
import { dutyGoalOf } from './evidence-seasons.ts';
import { expectedThrough } from './expected.ts';
import type { MeasureFacts } from './model.ts';

/** One time a duty or time node was told of in an accepted report. */
export type ToldAct = Act & { readonly aboutId: string };
/** 常态工作 of a measure, as the notice prints it. */
export type WatchedDuty = { readonly id: string } & Pick<Duty, 'phrase' | 'frequency'>;
/** What reports told of a measure, and the months they were asked for. */
export type ToldActs = { readonly duties: readonly WatchedDuty[]; readonly acts: readonly ToldAct[]; readonly asked: readonly YearMonth[] };

type Watching = ActsDay & { readonly rules: ActRules };

/** How a measure's duties and time nodes stand, by what accepted reports told. Where nothing was asked or told, there is no evidence. */
export function evidenceOfActs(
  facts: MeasureFacts,
  { duties, acts, asked }: ToldActs,
  today: LocalDate,
  rules: ActRules = ACT_RULES,
): PromiseEvidence[] {
  const day = { today, expectedThrough: expectedThrough(today, rules.expectedFromDay), asked: new Set(asked), rules };
  const began = asked.toSorted()[0];
  const of = (id: string) => acts.filter(({ aboutId }) => aboutId === id);
  return [
    ...(began === undefined ? [] : duties.flatMap((duty) => evidenceOfDuty(facts, duty, of(duty.id), day, firstDayOf(began)) ?? [])),
    ...facts.milestones.flatMap((milestone) => evidenceOfMilestone(milestone, of(milestone.id), day) ?? []),
  ];
}

function evidenceOfDuty(
  facts: MeasureFacts,
  duty: WatchedDuty,
  acts: readonly Act[],
  day: Watching,
  began: LocalDate,
): PromiseEvidence | null {
  const judged = judgeActs(dutyGoalOf(duty, facts, began), acts, day, day.rules);
  if (judged.state === 'not_started' || (judged.state === 'awaiting' && acts.length === 0)) return null;
  const { state, elapsed, actual, closing, inputs, rule } = judged;
  const last = judged.periods.findLast((period) => period.state === 'done');
  return {
    about: { kind: 'promise', id: duty.id },
    kind: 'acts',
    phrase: duty.phrase,
    strength: 'must',
    ...{ state: state === 'awaiting' && acts.some(({ proofs }) => proofs > 0) ? 'kept' : state, elapsed, actual, lag: judged.lag },
    metOn: state === 'met' ? (last?.to ?? null) : null,
    ...{ closing, inputs, rule, asOf: day.today },
  };
}

type Milestone = MeasureFacts['milestones'][number];

function evidenceOfMilestone({ id, on, what }: Milestone, acts: readonly Act[], day: Watching): PromiseEvidence | null {
  const proved = acts.filter(({ proofs }) => proofs > 0);
  if (proved.length === 0) return null;
  return {
    about: { kind: 'milestone', id },
    kind: 'acts',
    phrase: what,
    strength: 'must',
    ...judgeMilestone(
      on,
      proved.map((act) => act.on),
      day,
    ),
    ...{ elapsed: null, actual: null, lag: null, inputs: proved.map((act) => act.id), rule: day.rules.id, asOf: day.today },
  };
}

/** The day an act of a month counts on: the month's end, or the day of telling where that comes first. */
export const actDay = (month: YearMonth, today: LocalDate): LocalDate => (lastDayOf(month) < today ? lastDayOf(month) : today);
