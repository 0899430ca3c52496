type Side = {
  readonly plan: string | null;
  readonly section: string | null;
  readonly task: string | null;
  readonly text: string;
  readonly lead: readonly string[];
  readonly responsible: readonly string[];
  readonly support: readonly string[];
};
type Item = { readonly kind: string; readonly before: Side | null; readonly after: Side | null };
export type DifferenceFilter = { readonly kinds: readonly string[]; readonly q: string };

/** Of a difference what is asked for: by what became of a measure, and by words in either side, its place or its units. */
export const filterDifference = <One extends Item>(items: readonly One[], { kinds, q }: DifferenceFilter): One[] => {
  const words = q.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return items.filter((item) => kinds.includes(item.kind) && words.every((word) => saidBy(item).includes(word)));
};

const saidBy = ({ before, after }: Item): string =>
  [before, after]
    .flatMap((side) =>
      side === null ? [] : [side.plan, side.section, side.task, side.text, ...side.lead, ...side.responsible, ...side.support],
    )
    .join('\n')
    .toLowerCase();
