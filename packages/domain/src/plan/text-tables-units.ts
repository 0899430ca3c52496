import type { Range } from './source.ts';
import { isPlaceName } from './table-blanks.ts';
import type { Token } from './text-tables-tokens.ts';

export type Shared = { readonly cells: readonly (Range | null)[]; readonly sure: boolean };

/**
 * Shares a run of units among the columns of units. The borders of the cells are lost: a dash is a cell of its own, and departments
 * and places (各区政府) hardly ever follow each other within one. `whole`: each token is a cell or a line of one.
 */
export function shareUnits(tokens: readonly Token[], columns: number, whole: boolean): Shared {
  const units = joinNotes(tokens);
  if (columns < 2 || units.length < 2) return { cells: columns === 0 ? [] : padded([spanOf(units)], columns), sure: true };
  if (whole && units.length === columns) return { cells: units.map(placeOf), sure: true };
  const runs = whole && units.length < columns ? units.map((unit) => [unit]) : runsOf(units);
  if (runs.length === columns) return { cells: runs.map(spanOf), sure: !whole && units.length === columns };
  if (runs.length > columns) return { cells: padded(crowded(runs, columns).map(spanOf), columns), sure: false };
  const [first = [], second = []] = runs.length === 1 ? [units.slice(0, 1), units.slice(1)] : runs;
  return { cells: columns === 2 ? [spanOf(first), spanOf(second)] : twoOfThree(first, second), sure: false };
}

const placeOf = ({ at }: Token): Range => at;

/** More runs than columns: the first and the last keep their columns, what is between them shares the middle. */
function crowded(runs: readonly Token[][], columns: number): Token[][] {
  const last = runs.at(-1) ?? [];
  if (columns === 2) return [runs.slice(0, -1).flat(), last];
  return [runs[0] ?? [], runs.slice(1, -1).flat(), last];
}

/** The cell that 牵头 and 主责 share was one, unless the second names only places: those carry out. */
function twoOfThree(first: readonly Token[], second: readonly Token[]): (Range | null)[] {
  const carryOut = second.every(({ kind, text }) => kind !== 'none' && namesOnlyPlaces(text));
  return carryOut ? [spanOf(first), spanOf(second), null] : [spanOf(first), null, spanOf(second)];
}

const namesOnlyPlaces = (text: string): boolean =>
  text
    .replace(/[(（][^()（）]*[)）]/g, '')
    .split(/[\s、，,；;]+/)
    .every((name) => name === '' || isPlaceName(name));

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

const spanOf = (units: readonly Token[]): Range | null => {
  const [first] = units;
  return first === undefined ? null : { start: first.at.start, end: units.at(-1)?.at.end ?? first.at.end };
};

const padded = (cells: readonly (Range | null)[], columns: number): (Range | null)[] =>
  Array.from({ length: columns }, (_, i) => cells[i] ?? null);
