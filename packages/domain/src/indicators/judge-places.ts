import { compare, decimal } from '../kernel/decimal.ts';
import type { Goal, GoalState, Judgement, PlaceJudgement } from './model.ts';

/** From worst to best. A place that gave no figure keeps the whole from being called on pace, yet hides no place that is behind. */
const WORST_FIRST: readonly GoalState[] = ['missed', 'seriously_behind', 'behind', 'awaiting', 'not_started', 'on_pace', 'met_late', 'met'];

/** 各区: every place has the whole goal to itself; the worst decides and all are shown. */
export function judgeEach(goal: Goal, judgeOne: (goal: Goal) => Judgement): Judgement {
  const judged = goal.places.map((place) => ({
    place,
    judgement: judgeOne({ ...goal, places: [place], indicator: { ...goal.indicator, overPlaces: 'sum' } }),
  }));
  const places = judged.toSorted(worstFirst);
  const [worst] = places;
  if (worst === undefined) return judgeOne({ ...goal, indicator: { ...goal.indicator, overPlaces: 'sum' } });
  const told = {
    place: worst.place,
    count: places.length,
    same: places.filter(({ judgement: { state } }) => state === worst.judgement.state).length,
  };
  return {
    ...worst.judgement,
    metOn: latestOf(places),
    places,
    inputs: judged.flatMap(({ judgement }) => judgement.inputs),
    reasons: [{ code: 'worst_place', values: { ...told, state: worst.judgement.state } }, ...worst.judgement.reasons],
  };
}

/** The goal is met when the last place met it. */
function latestOf(places: readonly PlaceJudgement[]) {
  const days = places.map(({ judgement: { metOn } }) => metOn);
  return days.includes(null) ? null : (days.toSorted().at(-1) ?? null);
}

function worstFirst(a: PlaceJudgement, b: PlaceJudgement): number {
  const byState = WORST_FIRST.indexOf(a.judgement.state) - WORST_FIRST.indexOf(b.judgement.state);
  if (byState !== 0) return byState;
  const [x, y] = [a.judgement.lag, b.judgement.lag];
  const byLag = x === null || y === null ? Number(x === null) - Number(y === null) : compare(decimal(y), decimal(x));
  return byLag !== 0 ? byLag : a.place < b.place ? -1 : 1;
}
