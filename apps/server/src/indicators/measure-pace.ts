import type { IndicatorValueShown, JudgementShown, PromisePace } from '@gongjian/contract/indicators';
import { goalLight } from '@gongjian/domain/indicators/light';
import type { GoalReason, IndicatorValue, Judgement } from '@gongjian/domain/indicators/model';
import { paceSeries } from '@gongjian/domain/indicators/series';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { unitRefs } from '../org/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { found } from '../platform/refused.ts';
import { type Bound, boundPromises } from './binding-repo.ts';
import { measureThere, takenOff } from './bound-reads.ts';
import { judgeOne } from './judge-bound.ts';
import { inFull, valuesById } from './value-reads.ts';
import { valuesOf } from './value-repo.ts';

/** Values shown as what a judgement rests on. */
const MOST_INPUTS = 500;

/** How the quantified promises of a measure stand as of today, by the same rules that keep its light. */
export function measurePace(ctx: Ctx, measureId: string) {
  return ctx.read(async (db) => {
    found(await measureThere(db, measureId), 'tasks.measure_not_found');
    const bound = await boundPromises(db, [measureId], ctx.today);
    const values = await valuesOf(db, [...new Set(bound.map(({ indicator }) => indicator.code))]);
    const names = await unitRefs(db, [...new Set(bound.flatMap(({ goal }) => goal.places))], ctx.today);
    const judged = bound.map((one) => {
      const own = values.get(one.indicator.code) ?? [];
      return { one, own, judgement: judgeOne(one, own, ctx.today) };
    });
    const inputs = await inputsOf(
      db,
      judged.map(({ judgement }) => judgement),
      ctx.today,
    );
    const items = judged.map((it) => asPace(it, { names, inputs, today: ctx.today }));
    return { items, unbound: await takenOff(db, measureId), may: { bind: ctx.actor.holds('tasks.manage') } };
  });
}

type Judged = { readonly one: Bound; readonly own: readonly IndicatorValue[]; readonly judgement: Judgement | null };
type Names = Awaited<ReturnType<typeof unitRefs>>;
type Shown = { readonly names: Names; readonly inputs: ReadonlyMap<string, IndicatorValueShown>; readonly today: LocalDate };

async function inputsOf(db: Db, judgements: readonly (Judgement | null)[], today: LocalDate): Promise<Map<string, IndicatorValueShown>> {
  const ids = [...new Set(judgements.flatMap((judgement) => judgement?.inputs.slice(-MOST_INPUTS) ?? []))];
  const shown = ids.length === 0 ? [] : await inFull(db, await valuesById(db, ids), today);
  return new Map(shown.map((value) => [value.id, value] as const));
}

function asPace({ one, own, judgement }: Judged, { names, inputs, today }: Shown): PromisePace {
  const { goal, promiseId, phrase, strength, rules } = one;
  const each = { ...goal.indicator, overPlaces: 'sum' as const };
  return {
    promise: { id: promiseId, phrase },
    binding: asBinding(one),
    judgement: judgement === null ? null : asJudgement(judgement, strength, names),
    series: paceSeries(goal, own, today, rules),
    places: (judgement?.places ?? []).map((at) => ({
      place: names.get(at.place) ?? { id: at.place, name: at.place, kind: 'office' },
      judgement: asJudgement(at.judgement, strength, names),
      series: paceSeries({ ...goal, places: [at.place], indicator: each }, own, today, rules),
    })),
    inputs: (judgement?.inputs ?? []).flatMap((id) => inputs.get(id) ?? []),
  };
}

const asBinding = ({ indicator, goal, strength, required, how, reason, version }: Bound): PromisePace['binding'] => ({
  indicator: { code: indicator.code, name: indicator.name, unit: indicator.unit },
  course: goal.course as PromisePace['binding']['course'],
  base: goal.base,
  ...{ tolerance: goal.tolerance, strength, from: goal.from, to: goal.to, places: [...goal.places], required, how, reason, version },
});

function asJudgement(judgement: Judgement, strength: 'must' | 'strive', names: Names): JudgementShown {
  const { places: _, inputs: __, closing: ___, reasons, ...rest } = judgement;
  return { ...rest, light: goalLight(judgement.state, strength), reasons: reasons.map((reason) => named(reason, names)) };
}

/** Reasons speak of units by their names. */
function named({ code, values }: GoalReason, names: Names): { code: string; values: Record<string, string | number> } {
  const nameOf = (id: string): string => names.get(id)?.name ?? id;
  const { place, places } = values;
  return {
    code,
    values: {
      ...values,
      ...(place === undefined ? {} : { place: nameOf(String(place)) }),
      ...(places === undefined ? {} : { places: String(places).split('、').map(nameOf).join('、') }),
    },
  };
}
