import type { LocalDate } from '../kernel/dates.ts';
import { likeness, sameWords, shingles } from '../plan/amendment-likeness.ts';
import type { Deliverable, Duty, Target } from '../plan/draft.ts';
import type { ReviewMeasure } from '../plan/review.ts';
import type { PromiseKind } from './model.ts';

export { sameWords } from '../plan/amendment-likeness.ts';

/** A promise of a measure as the ledger keeps it. */
export type NewPromise = {
  readonly kind: PromiseKind;
  readonly position: number;
  readonly phrase: string;
  readonly dueOn: LocalDate | null;
  readonly content: Target | Deliverable | Duty;
};

export function promisesOf({ targets, deliverables, duties }: Pick<ReviewMeasure, 'targets' | 'deliverables' | 'duties'>): NewPromise[] {
  const all = [
    ...targets.map((content) => ({ kind: 'target' as const, dueOn: content.by, content })),
    ...deliverables.map((content) => ({ kind: 'deliverable' as const, dueOn: content.by, content })),
    ...duties.map((content) => ({ kind: 'duty' as const, dueOn: null, content })),
  ];
  return all.map((promise, position) => ({ ...promise, position, phrase: promise.content.phrase }));
}

type KnownPromise = { readonly id: string; readonly kind: string; readonly phrase: string };
/** Below this two phrases are two promises. */
const SAME_PROMISE = 0.5;

/** Which promises of a measure go on from one version to the next: the same words first, then the most alike of the same kind. */
export function matchPromises(known: readonly KnownPromise[], next: readonly NewPromise[]) {
  const pairs = known
    .flatMap((before) =>
      next.map((promise) => ({ before, promise, score: before.kind === promise.kind ? alike(before.phrase, promise.phrase) : 0 })),
    )
    .filter(({ score }) => score >= SAME_PROMISE)
    .sort((a, b) => b.score - a.score || a.promise.position - b.promise.position);
  const kept: { readonly id: string; readonly promise: NewPromise }[] = [];
  const taken = new Set<KnownPromise | NewPromise>();
  for (const { before, promise } of pairs) {
    if (taken.has(before) || taken.has(promise)) continue;
    taken.add(before).add(promise);
    kept.push({ id: before.id, promise });
  }
  return {
    kept,
    added: next.filter((promise) => !taken.has(promise)),
    dropped: known.filter((before) => !taken.has(before)).map(({ id }) => id),
  };
}

const alike = (a: string, b: string): number => (sameWords(a) === sameWords(b) ? 2 : likeness(shingles(a), shingles(b)));
