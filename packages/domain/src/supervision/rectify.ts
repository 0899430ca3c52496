import type { LocalDate } from '../kernel/dates.ts';
import type { Problem } from '../kernel/problem.ts';

/** 整改方案 */
export type RectificationPlan = {
  readonly goal: string;
  readonly measures: readonly RectificationMeasure[];
  /** 责任单位 does it; 督办单位 sees that it is done. */
  readonly dutyUnit: string;
  readonly supervisingUnit: string;
  readonly deadline: LocalDate;
};
export type RectificationMeasure = { readonly text: string; readonly by: LocalDate };

export type RectifyFault = 'deadline_not_ahead' | 'measure_after_deadline' | 'measure_in_past' | 'supervises_itself';

/** What is wrong with a plan on the day it is handed in. */
export function rectificationProblems(plan: RectificationPlan, today: LocalDate): Problem<RectifyFault>[] {
  const { measures, dutyUnit, supervisingUnit, deadline } = plan;
  return [
    ...only(deadline <= today, 'deadline_not_ahead', 'deadline'),
    ...measures.flatMap(({ by }, i) => [
      ...only(by > deadline, 'measure_after_deadline', 'measures', i, 'by'),
      ...only(by < today, 'measure_in_past', 'measures', i, 'by'),
    ]),
    ...only(dutyUnit === supervisingUnit, 'supervises_itself', 'supervisingUnit'),
  ];
}

/** What was found of each measure of the plan, in its order: by the unit itself, or by who came to see. */
export type MeasureResult = { readonly done: boolean; readonly note: string };
export type CheckFault = 'results_not_of_plan' | 'not_all_done' | 'note_missing' | 'all_done_but_returned';

/** A unit says that it is done only when every measure is. */
export function selfCheckProblems(measures: number, results: readonly MeasureResult[]): Problem<CheckFault>[] {
  return [
    ...only(results.length !== measures, 'results_not_of_plan', 'results'),
    ...results.flatMap(({ done, note }, i) => [
      ...only(!done, 'not_all_done', 'results', i),
      ...only(note.trim() === '', 'note_missing', 'results', i, 'note'),
    ]),
  ];
}

/** Who came to see passes what is done, and sends back what is not; what is not done is said in words. */
export function verificationProblems(passed: boolean, measures: number, results: readonly MeasureResult[]): Problem<CheckFault>[] {
  const open = results.flatMap(({ done, note }, i) => (done ? [] : [{ note, i }]));
  return [
    ...only(results.length !== measures, 'results_not_of_plan', 'results'),
    ...(passed ? open.map(({ i }) => ({ code: 'not_all_done' as const, at: ['results', i] })) : []),
    ...(passed ? [] : open.flatMap(({ note, i }) => only(note.trim() === '', 'note_missing', 'results', i, 'note'))),
    ...only(!passed && results.length > 0 && open.length === 0, 'all_done_but_returned', 'results'),
  ];
}

const only = <Code extends string>(holds: boolean, code: Code, ...at: (string | number)[]): Problem<Code>[] =>
  holds ? [{ code, at }] : [];
