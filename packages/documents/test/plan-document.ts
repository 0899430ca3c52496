/** A document as a person would lay it out, before it is saved as one kind or another. */
export type PlanDocument = readonly Part[];

export type Part = Line | Grid;

export type Line = { readonly kind: 'line'; readonly text: string; readonly heading: number | null; readonly bold: boolean };

/** Each cell stands once, at its upper left; its lines are separated by line feeds. The first row is the header. */
export type Grid = { readonly kind: 'grid'; readonly columns: number; readonly rows: readonly (readonly GridCell[])[] };

export type GridCell = { readonly text: string; readonly rowSpan: number; readonly colSpan: number };

export const line = (text: string, heading: number | null = null, bold = heading !== null): Line => ({ kind: 'line', text, heading, bold });

export const cell = (text: string, { rowSpan = 1, colSpan = 1 } = {}): GridCell => ({ text, rowSpan, colSpan });

export const grid = (rows: readonly (readonly GridCell[])[]): Grid => ({ kind: 'grid', columns: widthOf(rows[0] ?? []), rows });

const widthOf = (row: readonly GridCell[]): number => row.reduce((sum, { colSpan }) => sum + colSpan, 0);

/** The words at every place of the grid; null where a cell reaches over it. */
export function places({ columns, rows }: Grid): (GridCell | null)[][] {
  const taken = rows.map(() => new Array<boolean>(columns).fill(false));
  const placed = rows.map(() => new Array<GridCell | null>(columns).fill(null));
  rows.forEach((row, r) => {
    let column = 0;
    for (const one of row) {
      while (taken[r]?.[column]) column++;
      (placed[r] as (GridCell | null)[])[column] = one;
      for (let i = r; i < r + one.rowSpan; i++) taken[i]?.fill(true, column, column + one.colSpan);
    }
  });
  return placed;
}
