import { claims } from '@gongjian/domain/indicators/claim';
import { courseOf, indicatorOf, placesOf } from '@gongjian/domain/indicators/derive';
import { dateOf, type LocalDate, yearOf } from '@gongjian/domain/kernel/dates';
import { windowOf } from '@gongjian/domain/tasks/due';
import type { Tx } from '../platform/db.ts';
import { emit, type Teller } from '../platform/events.ts';
import { type NewBinding, putBindings } from './binding-repo.ts';
import { promisesBound } from './events.ts';
import { type KeptIndicator, keptIndicators, putIndicators } from './indicator-repo.ts';
import { type PromiseToBind, promisesToBind } from './promise-reads.ts';

/**
 * Ties each quantified promise of these measures (null: of all) to its indicator: the one the pack names by the promise's words, else
 * one of its own, read from them. What a person bound stays as it is. Doing it twice changes nothing. Answers how many changed.
 */
export async function bindPromises(tx: Tx, teller: Teller, measureIds: readonly string[] | null): Promise<number> {
  const promises = await promisesToBind(tx, measureIds);
  if (promises.length === 0) return 0;
  const known = await keptIndicators(tx);
  const all = promises.map((promise) => ({ promise, ...boundTo(promise, known, teller.today) }));
  const fresh = all.filter(({ promise, ...bound }) => differs(promise, bound));
  await putIndicators(
    tx,
    teller,
    fresh.flatMap(({ own }) => own ?? []),
  );
  await putBindings(
    tx,
    teller,
    fresh.map(({ binding }) => binding),
  );
  const told = fresh.map(({ binding }) => ({ promise: binding.promiseId, indicator: binding.code }));
  for (let at = 0; at < told.length; at += MOST_TOLD) await emit(tx, teller, promisesBound('ledger', told.slice(at, at + MOST_TOLD)));
  return fresh.length;
}
const MOST_TOLD = 200;

type Bound = { readonly binding: NewBinding; readonly own: KeptIndicator | null };

function boundTo(promise: PromiseToBind, known: readonly KeptIndicator[], today: LocalDate): Bound {
  const { promiseId, measureId, target } = promise;
  const named = known.find((one) => one.claims.some((claim) => claims(claim, target)));
  const claim = named?.claims.find((one) => claims(one, target));
  const own = named ? null : ownIndicator(promise);
  const said = claim ?? courseOf(target);
  const window = windowIn(promise, today);
  const binding: NewBinding = {
    promiseId,
    measureId,
    code: named?.code ?? own?.code ?? '',
    course: said.course ?? null,
    base: said.base,
    tolerance: claim?.tolerance ?? null,
    strength: target.strength,
    from: window.from,
    to: target.by !== null && target.by >= window.from ? target.by : window.to,
    places: placesOf(target, promise.parties),
    how: named ? 'pack' : 'notice',
  };
  return { binding, own };
}

const ownIndicator = ({ promiseId, target }: PromiseToBind): KeptIndicator => ({
  ...indicatorOf(target, `t-${promiseId.slice(0, 13)}`),
  fromRecords: false,
  origin: 'notice',
  claims: [],
});

/** The window of the measure; standing work has the plan's year. */
function windowIn(
  { deadline, planYear, measureId }: PromiseToBind,
  today: LocalDate,
): { readonly from: LocalDate; readonly to: LocalDate } {
  const milestones = deadline.milestones.map(({ on, what }, i) => ({ id: String(i), on, what }));
  const window = windowOf({ id: measureId, planYear, deadline, milestones, promises: [], stages: [] });
  const year = planYear ?? yearOf(today);
  return window ?? { from: deadline.from ?? dateOf(year, 1, 1), to: dateOf(year, 12, 31) };
}

/** What the pack says of a course is read anew by whoever loads the pack. */
function differs({ bound }: PromiseToBind, { binding, own }: Bound): boolean {
  if (bound === null) return true;
  const { code, from, to, places, strength, how } = binding;
  const named = own === null ? [] : [own.name, own.unit];
  return (
    JSON.stringify([
      bound.code,
      bound.from,
      bound.to,
      bound.places,
      bound.strength,
      bound.how,
      ...(own === null ? [] : [bound.name, bound.unit]),
    ]) !== JSON.stringify([code, from, to, places, strength, how, ...named])
  );
}
