import type { LocalDate } from '../kernel/dates.ts';
import { earliest, latest } from './due.ts';
import type { MeasureFacts, PromiseFacts, StageFacts, StageName } from './model.ts';

/** How far a deliverable is when a stage has been accepted, in percent. */
export const STAGE_WEIGHT: Record<StageName, number> = { draft: 25, consult: 50, review: 75, issue: 100 };

/** What the accepted stages of a measure's deliverables prove, and what nothing can prove yet. */
export type Reached = { readonly promise: PromiseFacts; readonly furthest: StageFacts | null; readonly issuedOn: LocalDate | null };
export type Evidence = { readonly deliverables: readonly Reached[]; readonly unprovable: readonly PromiseFacts[] };

export function readEvidence({ promises, stages }: MeasureFacts): Evidence {
  const deliverables = promises.filter(({ kind }) => kind === 'deliverable');
  return {
    deliverables: deliverables.map((promise) =>
      reachedBy(
        promise,
        stages.filter(({ promiseId }) => promiseId === promise.id),
      ),
    ),
    unprovable: promises.filter(({ kind }) => kind !== 'deliverable'),
  };
}

/** Several units may record the same stage; the furthest counts, and the first day it was issued. */
function reachedBy(promise: PromiseFacts, stages: readonly StageFacts[]): Reached {
  const issued = stages.filter(({ stage }) => stage === 'issue').map(({ on }) => on);
  return { promise, furthest: furthestOf(stages), issuedOn: earliest(issued) };
}

const furthestOf = (stages: readonly StageFacts[]): StageFacts | null =>
  stages.reduce<StageFacts | null>((best, s) => (best === null || STAGE_WEIGHT[s.stage] > STAGE_WEIGHT[best.stage] ? s : best), null);

/** The furthest stage of a deliverable that was accepted. */
export const furthestStage = (promiseId: string, stages: readonly StageFacts[]): StageName | null =>
  furthestOf(stages.filter((stage) => stage.promiseId === promiseId))?.stage ?? null;

/** The day the last deliverable was issued, where issuing all of them is all the measure promises. */
export function finishedOn({ deliverables, unprovable }: Evidence): LocalDate | null {
  const issued = deliverables.flatMap(({ issuedOn }) => issuedOn ?? []);
  if (deliverables.length === 0 || unprovable.length > 0 || issued.length < deliverables.length) return null;
  return latest(issued);
}

/** A date is proved when something was due then and all of it was issued. */
export const provedBy = (on: LocalDate, { deliverables }: Evidence): boolean => {
  const dueThen = deliverables.filter(({ promise }) => promise.dueOn === on);
  return dueThen.length > 0 && dueThen.every(({ issuedOn }) => issuedOn !== null);
};
