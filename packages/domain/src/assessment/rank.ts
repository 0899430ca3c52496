import { compare, decimal } from '../kernel/decimal.ts';
import { groupBy } from '../kernel/group-by.ts';
import type { Ranked, Scheme, Score } from './model.ts';

/**
 * Ranks within each group on the published, rounded scores: 1, 2, 2, 4. A unit under a veto (一票否决) stands behind all the others
 * and in the last tier, whatever its score.
 */
export function rankUnits(scheme: Scheme, scores: readonly Score[]): Ranked[] {
  const groups = groupBy(scores, ({ group }) => group);
  return scores.map((score) => {
    const others = groups.get(score.group) ?? [];
    const ahead = others.filter((other) => stands(other, score) < 0).length;
    return { ...score, rank: ahead + 1, of: others.length, tier: tierOf(scheme, score) };
  });
}

/** Below 0 when a stands before b. */
function stands(a: Score, b: Score): number {
  const vetoed = Number(a.vetoes.length > 0) - Number(b.vetoes.length > 0);
  return vetoed || -compare(decimal(a.published), decimal(b.published));
}

function tierOf({ tiers }: Scheme, { published, vetoes }: Score): string | null {
  const last = tiers.at(-1)?.title ?? null;
  if (vetoes.length > 0) return last;
  return tiers.find(({ from }) => compare(decimal(published), decimal(from)) >= 0)?.title ?? last;
}
