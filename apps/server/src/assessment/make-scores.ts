import { createHash } from 'node:crypto';
import type { FrozenInputs, Scheme } from '@gongjian/domain/assessment/model';
import { rankUnits } from '@gongjian/domain/assessment/rank';
import { scoreUnits } from '@gongjian/domain/assessment/score';

export type Made = { readonly inputs: string; readonly scores: string; readonly sha256: string };

/** The scores of frozen inputs as text: the same inputs and scheme give the same bytes, today and in ten years. */
export function makeScores(scheme: Scheme, frozen: FrozenInputs): Made {
  const inputs = JSON.stringify(frozen);
  const scores = JSON.stringify(rankUnits(scheme, scoreUnits(scheme, JSON.parse(inputs) as FrozenInputs)));
  const sha256 = createHash('sha256').update(JSON.stringify(scheme)).update('\n').update(inputs).update('\n').update(scores).digest('hex');
  return { inputs, scores, sha256 };
}
