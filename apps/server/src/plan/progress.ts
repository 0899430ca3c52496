import type { RefusalCode } from '@gongjian/contract/refusals';

export type ImportStep = 'unknown' | 'received' | 'reading' | 'recognising' | 'resolving' | 'storing' | 'ready' | 'refused';
type Progress = { readonly step: ImportStep; readonly done: number; readonly refusal: RefusalCode | null };

const DONE: Record<ImportStep, number> = {
  unknown: 0,
  received: 10,
  reading: 25,
  recognising: 55,
  resolving: 80,
  storing: 90,
  ready: 100,
  refused: 100,
};

/** How far uploads under way have come. Kept in memory only: a refused file leaves nothing, and a stored one speaks for itself. */
const underWay = new Map<string, Progress>();
const MOST = 500;

export function tellProgress(key: string | undefined, step: ImportStep, refusal: RefusalCode | null = null): void {
  if (key === undefined) return;
  underWay.delete(key);
  underWay.set(key, { step, done: DONE[step], refusal });
  const [oldest] = underWay.keys();
  if (underWay.size > MOST && oldest !== undefined) underWay.delete(oldest);
}

export const progressOf = (key: string): Progress => underWay.get(key) ?? { step: 'unknown', done: 0, refusal: null };
