import type { UnitNode } from '@gongjian/contract/org';

export type TreeRow = {
  readonly id: string;
  readonly name: string;
  readonly level: number;
  readonly parent: string | null;
  readonly parts: number;
  readonly open: boolean;
};

/** The rows of a tree that can be seen, in order, given which nodes stand open. */
export function treeRows(nodes: readonly UnitNode[], open: ReadonlySet<string>, level = 1, parent: string | null = null): TreeRow[] {
  return nodes.flatMap(({ id, name, children }) => {
    const isOpen = open.has(id);
    const row = { id, name, level, parent, parts: children.length, open: isOpen };
    return isOpen ? [row, ...treeRows(children, open, level + 1, id)] : [row];
  });
}

/** What a key does on a row: go to another, open or close this one, or choose it. */
export type TreeMove = { readonly go: TreeRow | undefined } | { readonly open: boolean } | { readonly choose: true };

export function treeMove(key: string, rows: readonly TreeRow[], row: TreeRow): TreeMove | undefined {
  return moves[key]?.(rows, row);
}

const at = (rows: readonly TreeRow[], row: TreeRow, step: number): TreeRow | undefined => rows[rows.indexOf(row) + step];

const moves: Readonly<Record<string, (rows: readonly TreeRow[], row: TreeRow) => TreeMove>> = {
  ArrowDown: (rows, row) => ({ go: at(rows, row, 1) }),
  ArrowUp: (rows, row) => ({ go: at(rows, row, -1) }),
  Home: (rows) => ({ go: rows[0] }),
  End: (rows) => ({ go: rows.at(-1) }),
  ArrowRight: (rows, row) => (row.parts > 0 && !row.open ? { open: true } : { go: at(rows, row, 1) }),
  ArrowLeft: (rows, row) => (row.open && row.parts > 0 ? { open: false } : { go: rows.find((one) => one.id === row.parent) }),
  Enter: () => ({ choose: true }),
  ' ': () => ({ choose: true }),
};
