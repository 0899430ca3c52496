/** Rows and columns an area of a table covers; `bottom` and `right` are exclusive. */
export type Area = { top: number; left: number; bottom: number; right: number };

/** Whether a line is drawn below this place of the lattice, or to its right. */
export type IsEdge = (row: number, column: number, side: 'below' | 'right') => boolean;

/** Joins places with no line between them, until every area is a rectangle; in reading order. */
export function areasOf(rows: number, columns: number, isEdge: IsEdge): Area[] {
  const sets = new Sets(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const here = row * columns + column;
      if (column + 1 < columns && !isEdge(row, column, 'right')) sets.join(here, here + 1);
      if (row + 1 < rows && !isEdge(row, column, 'below')) sets.join(here, here + columns);
    }
  }
  let areas = boundsOf(rows, columns, sets);
  while (areas.some((area) => fill(area, columns, sets))) areas = boundsOf(rows, columns, sets);
  return areas.sort((a, b) => a.top - b.top || a.left - b.left);
}

class Sets {
  private readonly owner: Int32Array;

  constructor(size: number) {
    this.owner = new Int32Array(size).map((_, i) => i);
  }

  root(i: number): number {
    let at = i;
    while (this.owner[at] !== at) at = this.owner[at] = this.owner[this.owner[at] as number] as number;
    return at;
  }

  /** False where the two were one already. */
  join(a: number, b: number): boolean {
    const [first, second] = [this.root(a), this.root(b)];
    this.owner[second] = first;
    return first !== second;
  }
}

function boundsOf(rows: number, columns: number, sets: Sets): Area[] {
  const areas = new Map<number, Area>();
  for (let i = 0; i < rows * columns; i++) {
    const row = Math.floor(i / columns);
    const column = i % columns;
    const area = areas.get(sets.root(i));
    if (!area) areas.set(sets.root(i), { top: row, left: column, bottom: row + 1, right: column + 1 });
    else {
      area.bottom = Math.max(area.bottom, row + 1);
      area.left = Math.min(area.left, column);
      area.right = Math.max(area.right, column + 1);
    }
  }
  return [...areas.values()];
}

/** Takes in whatever lies inside the bounds of the area; tells whether anything had to be taken in. */
function fill(area: Area, columns: number, sets: Sets): boolean {
  let changed = false;
  const corner = area.top * columns + area.left;
  for (let row = area.top; row < area.bottom; row++) {
    for (let column = area.left; column < area.right; column++) {
      changed = sets.join(corner, row * columns + column) || changed;
    }
  }
  return changed;
}
