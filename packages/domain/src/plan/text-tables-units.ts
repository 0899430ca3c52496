import type { Range } from './source.ts';
import { isPlaceName } from './table-blanks.ts';
import type { Token } from './text-tables-tokens.ts';

export type Shared = { readonly cells: readonly (Range | null)[]; readonly sure: boolean };

/**
 * Shares a run of units among the columns of units. The borders of the cells are lost: a dash is a cell of its own, and departments
 * and places (各区政府) hardly ever stand in one cell after each other without a reason.
 */
export function shareUnits(tokens: readonly Token[], columns: number): Shared {
  const units = joinNotes(tokens);
  if (columns === 0) return { cells: [], sure: true };
  if (columns === 1) return { cells: [spanOf(units)], sure: true };
  if (units.length <= columns)
    return {
      cells: padded(
        units.map(({ at }) => at),
        columns,
      ),
      sure: units.length === columns || units.length === 1,
    };
  const runs = runsOf(units);
  if (runs.length === columns) return { cells: runs.map(spanOf), sure: units.length === columns };
  if (runs.length < columns) return { cells: padded(splitFirst(runs, columns).map(spanOf), columns), sure: false };
  const middle = runs.slice(1, -1).flat();
  const parts = columns === 2 ? [runs.slice(0, -1).flat(), runs.at(-1) ?? []] : [runs[0] ?? [], middle, runs.at(-1) ?? []];
  return { cells: padded(parts.map(spanOf), columns), sure: false };
}

/** (含北京经济技术开发区管委会) and 等部门 belong to the unit before them. */
function joinNotes(tokens: readonly Token[]): Token[] {
  const units: Token[] = [];
  for (const token of tokens) {
    const last = units.at(-1);
    if (last !== undefined && /^(?:[(（]|等)/.test(token.text))
      units[units.length - 1] = { ...last, at: { start: last.at.start, end: token.at.end }, text: last.text + token.text };
    else units.push(token);
  }
  return units;
}

type Kind = 'none' | 'place' | 'department';
const kindOf = ({ kind, text }: Token): Kind => (kind === 'none' ? 'none' : isPlaceName(text) ? 'place' : 'department');

function runsOf(units: readonly Token[]): Token[][] {
  const runs: Token[][] = [];
  let before: Kind | null = null;
  for (const unit of units) {
    const kind = kindOf(unit);
    if (kind === before && kind !== 'none') runs.at(-1)?.push(unit);
    else runs.push([unit]);
    before = kind;
  }
  return runs;
}

/** Nothing tells where the first cell ends: its first unit leads. */
function splitFirst(runs: readonly Token[][], columns: number): Token[][] {
  const [first, ...rest] = runs;
  if (first === undefined || first.length < 2 || runs.length >= columns || runs.length > 1) return [...runs];
  return [first.slice(0, 1), first.slice(1), ...rest];
}

const spanOf = (units: readonly Token[]): Range | null => {
  const [first] = units;
  return first === undefined ? null : { start: first.at.start, end: units.at(-1)?.at.end ?? first.at.end };
};

const padded = (cells: readonly (Range | null)[], columns: number): (Range | null)[] =>
  Array.from({ length: columns }, (_, i) => cells[i] ?? null);
