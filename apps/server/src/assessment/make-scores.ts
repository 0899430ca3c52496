import { createHash } from 'node:crypto';
import { withGrants } from '@gongjian/domain/assessment/grant';
import type { FrozenInputs, Ranked, Scheme } from '@gongjian/domain/assessment/model';
import { rankUnits } from '@gongjian/domain/assessment/rank';
import { scoreUnits } from '@gongjian/domain/assessment/score';

export type Made = { readonly inputs: string; readonly scores: string; readonly sha256: string };

/** The scores of frozen inputs as text: the same inputs and scheme give the same bytes, today and in ten years. */
export function makeScores(scheme: Scheme, frozen: FrozenInputs): Made {
  const inputs = JSON.stringify(frozen);
  const scores = JSON.stringify(granted(scheme, JSON.parse(inputs) as FrozenInputs));
  const sha256 = createHash('sha256').update(JSON.stringify(scheme)).update('\n').update(inputs).update('\n').update(scores).digest('hex');
  return { inputs, scores, sha256 };
}

/** Scored, ranked, and where the scheme shares a pool, each with its part of it. */
function granted(scheme: Scheme, inputs: FrozenInputs): Ranked[] {
  const ranked = rankUnits(scheme, scoreUnits(scheme, inputs));
  return scheme.pool === undefined || inputs.pool === undefined ? ranked : withGrants(inputs.pool, scheme.pool, ranked);
}
