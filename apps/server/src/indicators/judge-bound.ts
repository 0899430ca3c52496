import { evidenceOf } from '@gongjian/domain/indicators/evidence';
import { judge } from '@gongjian/domain/indicators/judge';
import { judgingDay } from '@gongjian/domain/indicators/judging-day';
import type { IndicatorValue, Judgement } from '@gongjian/domain/indicators/model';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { unitRefs } from '../org/index.ts';
import type { Tx } from '../platform/db.ts';
import type { Teller } from '../platform/events.ts';
import { type Finding, lockPlans, recordEvidence } from '../tasks/index.ts';
import { type Bound, boundPromises } from './binding-repo.ts';
import { unboundOf } from './bound-reads.ts';
import { valuesOf } from './value-repo.ts';

/** Judges what the figures say of these measures' promises, and tells the ledger. Doing it twice changes nothing. */
export async function judgeMeasures(tx: Tx, teller: Teller, measureIds: readonly string[]): Promise<{ changed: number }> {
  const gone = await unboundOf(tx, measureIds);
  const findings = await findingsOf(tx, teller, await boundPromises(tx, measureIds, teller.today));
  return recordEvidence(tx, teller, [...gone.map((promise): Finding => ({ ...promise, evidence: null })), ...findings]);
}

/** What the figures say of these promises as of today. Their plans are held first: figures told at the same moment are all in. */
export async function findingsOf(tx: Tx, { today }: Teller, bound: readonly Bound[]): Promise<Finding[]> {
  if (bound.length === 0) return [];
  await lockPlans(tx, [...new Set(bound.map(({ measureId }) => measureId))]);
  const values = await valuesOf(tx, [...new Set(bound.map(({ indicator }) => indicator.code))]);
  const judged = bound.map((one) => ({ one, judgement: judgeOne(one, values.get(one.indicator.code) ?? [], today) }));
  const names = await namesOfWorst(tx, judged, today);
  return judged.map(({ one, judgement }) => findingOf(one, judgement, names));
}

/** Null where nobody has told a figure yet: then there is nothing to judge by. */
export function judgeOne(
  { goal, rules, expectedDay }: Pick<Bound, 'goal' | 'rules' | 'expectedDay'>,
  values: readonly IndicatorValue[],
  today: LocalDate,
): Judgement | null {
  return values.length === 0 ? null : judge(goal, values, judgingDay(goal, values, today, expectedDay), rules);
}

type Judged = { readonly one: Bound; readonly judgement: Judgement | null };
type Names = ReadonlyMap<string, { readonly name: string }>;

const worstPlace = (judgement: Judgement | null): string | undefined => judgement?.places[0]?.place;

async function namesOfWorst(tx: Tx, judged: readonly Judged[], today: LocalDate): Promise<Names> {
  const places = [...new Set(judged.flatMap(({ judgement }) => worstPlace(judgement) ?? []))];
  return places.length === 0 ? new Map() : unitRefs(tx, places, today);
}

/** Of a goal for each district the sentence names the one that decides. */
function findingOf({ promiseId, measureId, phrase, strength }: Bound, judgement: Judgement | null, names: Names): Finding {
  if (judgement === null) return { promiseId, measureId, evidence: null };
  const worst = names.get(worstPlace(judgement) ?? '')?.name;
  const what = worst === undefined ? phrase : `${phrase}（${worst}）`;
  return { promiseId, measureId, evidence: evidenceOf({ promiseId, phrase: what, strength }, judgement) };
}
