import type { Amount, IndicatorValueShown } from '@gongjian/contract/indicators';
import { unitRefs } from '../org/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { found, Refused, refuseIf } from '../platform/refused.ts';
import { amountProblems } from './amount-fits.ts';
import { measuresProved } from './bound-reads.ts';
import { valueTold } from './events.ts';
import { lockIndicator } from './indicator-repo.ts';
import { judgeMeasures } from './judge-bound.ts';
import { aboutValue } from './record-figures.ts';
import { inFull, valuesById } from './value-reads.ts';
import { insertValues, type NewValue, newestAt, valueCalled } from './value-repo.ts';

export type Told = { readonly place: string; readonly month: string; readonly amount: Amount; readonly note: string };

/** Writes a figure by hand where there is none. */
export function tellValue(ctx: Ctx, code: string, { place, month, amount, note }: Told): Promise<IndicatorValueShown> {
  return ctx.transact(async (tx) => {
    const indicator = found(await lockIndicator(tx, code), 'indicators.not_found');
    ctx.mustBeAllowed(indicator.fromRecords ? 'tasks.manage' : 'tasks.report', place);
    if (!(await unitRefs(tx, [place], ctx.today)).has(place)) throw new Refused('indicators.place_unknown');
    refuseIf(amountProblems(amount, indicator), 'indicators.amount_refused');
    const newest = await newestAt(tx, { code, place, month });
    if (newest !== undefined && newest.amount !== null) throw new Refused('indicators.value_exists', [{ code: newest.id, at: ['month'] }]);

    const reason = note === '' ? (newest === undefined ? null : '重新填报') : note;
    const corrects = newest?.id ?? null;
    return write(tx, ctx, { code, place, month, amount, sourceKind: 'manual', sourceId: null, reason, corrects });
  });
}

/** 更正: puts another figure beside the one that stands, or takes it back. What a report told is corrected only by who runs the plan. */
export function correctValue(ctx: Ctx, valueId: string, amount: Amount | null, reason: string): Promise<IndicatorValueShown> {
  return ctx.transact(async (tx) => {
    const wrong = found(await valueCalled(tx, valueId), 'indicators.value_not_found');
    const indicator = found(await lockIndicator(tx, wrong.code), 'indicators.not_found');
    ctx.mustBeAllowed(wrong.sourceKind === 'manual' && !indicator.fromRecords ? 'tasks.report' : 'tasks.manage', wrong.place);
    const newest = await newestAt(tx, wrong);
    if (newest?.id !== valueId || newest.amount === null) throw new Refused('indicators.value_corrected');
    if (amount !== null) refuseIf(amountProblems(amount, indicator), 'indicators.amount_refused');

    const { code, place, month } = wrong;
    return write(tx, ctx, { code, place, month, amount, sourceKind: 'manual', sourceId: null, reason, corrects: valueId });
  });
}

async function write(tx: Tx, ctx: Ctx, value: NewValue): Promise<IndicatorValueShown> {
  const ids = await insertValues(tx, ctx, [value]);
  await emit(tx, ctx, valueTold(value.code, aboutValue(ids[0] ?? '', value)));
  await judgeMeasures(tx, ctx, await measuresProved(tx, [value.code]));
  const [shown] = await inFull(tx, await valuesById(tx, ids), ctx.today);
  return found(shown, 'indicators.value_not_found');
}
