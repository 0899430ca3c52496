import { type CaseKind, type CaseState, type RungName, stageOf } from '../model.ts';
import type { PaperTemplate } from './model.ts';

/** Nothing is told to the public before the work is verified, and of a kind that discloses nothing, never. */
export function mayPublish(
  kind: Pick<CaseKind, 'stages' | 'disclosure'>,
  { stage, closedOn }: Pick<CaseState, 'stage' | 'closedOn'>,
): boolean {
  if (kind.disclosure === null) return false;
  return closedOn !== null || stageOf(kind, stage)?.duty === 'publish';
}

/** A paper of a rung belongs to a case that took it. */
export function mayDraft(
  { rung, isPublic }: Pick<PaperTemplate, 'rung' | 'isPublic'>,
  kind: Pick<CaseKind, 'stages' | 'disclosure'>,
  state: Pick<CaseState, 'stage' | 'closedOn'>,
  taken: readonly RungName[],
): boolean {
  return (rung === null || taken.includes(rung)) && (!isPublic || mayPublish(kind, state));
}
