import { mergeText } from './merge-text.ts';
import type { Content } from './model.ts';

/** One place where two people wrote different things. Texts as each has it; null: taken out. */
export type Conflict = {
  readonly at: readonly string[];
  readonly base: string | null;
  readonly mine: string | null;
  readonly theirs: string | null;
};
/** `content` has `theirs` at every conflict, so that nothing already saved is lost while a person chooses. */
export type Merged = { readonly content: Content; readonly conflicts: readonly Conflict[] };

const TEXTS = ['progress', 'problems', 'nextStep', 'supportNeeded'] as const;

/** Two drafts that began from one: what only one changed is taken, sentences apart are joined, the rest is told side by side. */
export function mergeContent(base: Content, mine: Content, theirs: Content): Merged {
  const conflicts: Conflict[] = [];
  const text = (field: (typeof TEXTS)[number]): string => {
    const merged = mergeText(base[field], mine[field], theirs[field]);
    if (merged === null) conflicts.push({ at: [field], base: base[field], mine: mine[field], theirs: theirs[field] });
    return merged ?? theirs[field];
  };
  const list = <T>(name: string, of: (content: Content) => readonly T[], keyOf: (item: T) => string): T[] => {
    const merged = mergeList([of(base), of(mine), of(theirs)], keyOf);
    conflicts.push(...merged.conflicts.map(({ key, ...sides }) => ({ at: [name, ...key.split(' ')], ...sides })));
    return merged.items;
  };
  return {
    content: {
      progress: text('progress'),
      problems: text('problems'),
      nextStep: text('nextStep'),
      supportNeeded: text('supportNeeded'),
      numbers: list(
        'numbers',
        ({ numbers }) => numbers,
        ({ promiseId, place }) => `${promiseId} ${place}`,
      ),
      stages: list(
        'stages',
        ({ stages }) => stages,
        ({ promiseId, stage }) => `${promiseId} ${stage}`,
      ),
      acts: list(
        'acts',
        ({ acts }) => acts,
        ({ promiseId }) => promiseId,
      ),
      attachments: list(
        'attachments',
        ({ attachments }) => attachments,
        ({ id }) => id,
      ),
    },
    conflicts,
  };
}

type Sides<T> = readonly [base: T, mine: T, theirs: T];
type ListConflict = { readonly key: string; readonly base: string | null; readonly mine: string | null; readonly theirs: string | null };

/** Items keep the order of `theirs`; new ones of `mine` follow. */
function mergeList<T>(lists: Sides<readonly T[]>, keyOf: (item: T) => string): { items: T[]; conflicts: ListConflict[] } {
  const [base, mine, theirs] = lists.map((list) => new Map(list.map((item) => [keyOf(item), item] as const))) as unknown as [
    Map<string, T>,
    Map<string, T>,
    Map<string, T>,
  ];
  const conflicts: ListConflict[] = [];
  const items = [...new Set([...theirs.keys(), ...mine.keys()])].flatMap((key) => {
    const [b, m, t] = [told(base.get(key)), told(mine.get(key)), told(theirs.get(key))];
    const taken = m === t || m === b ? theirs.get(key) : mine.get(key);
    const differs = m !== t && m !== b && t !== b;
    if (differs) conflicts.push({ key, base: b, mine: m, theirs: t });
    const item = differs ? theirs.get(key) : taken;
    return item === undefined ? [] : [item];
  });
  return { items, conflicts };
}

/** An item as text that is the same whenever the item is. */
function told(item: unknown): string | null {
  if (item === undefined) return null;
  return JSON.stringify(item, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
