import type { PromiseEvidence } from '../tasks/evidence-model.ts';
import type { Judgement } from './model.ts';

/** A judged goal as the evidence the ledger takes for the promise it is bound to. */
export const evidenceOf = (
  { promiseId, phrase, strength }: { readonly promiseId: string; readonly phrase: string; readonly strength: 'must' | 'strive' },
  { state, elapsed, actual, lag, metOn, closing, inputs, rule, asOf }: Judgement,
): PromiseEvidence => ({
  about: { kind: 'promise', id: promiseId },
  kind: 'pace',
  phrase,
  strength,
  state,
  elapsed,
  actual,
  lag,
  metOn,
  closing,
  inputs,
  rule,
  asOf,
});
