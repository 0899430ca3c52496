import type { Block, Doubt, Range } from '@gongjian/domain/plan/source';
import type { PrintedCell, PrintedTable } from './print.ts';
import type { ProseParagraph } from './prose.ts';
import { isUnclosed } from './seams.ts';

type Entry = PrintedTable | ProseParagraph;

/** What of the document nobody can be sure of; entry and block of one number are the same thing. */
export function doubtsOf(entries: readonly Entry[], blocks: readonly Block[]): Doubt[] {
  const isCut = cutMeasures(entries);
  return entries.flatMap((entry, i) => {
    const block = blocks[i];
    if (entry.kind !== 'table' || block?.kind !== 'table' || entry.lined === 'all') return [];
    const cells = entry.rows.flatMap((row, r) => row.map((cell, c) => ({ cell, at: (block.rows[r]?.[c]?.at ?? block.at) as Range })));
    const inCells = cells.flatMap(({ cell, at }): Doubt[] => {
      const why = cell.doubt ?? (isUnclosed(cell.text) || isCut(cell) ? 'cut' : undefined);
      return why ? [{ at, why }] : [];
    });
    return entry.lined === 'none' ? [{ at: block.at, why: 'unlined' }, ...inCells] : inCells;
  });
}

const ENDED = /[。；;！!？?：:…][”"’』」）)>]*$|<\/?p>$/;
const ENOUGH = 5;

/** Where measures end with a full stop, one that does not was cut; the last row of a page may go on with the next. */
function cutMeasures(entries: readonly Entry[]): (cell: PrintedCell) => boolean {
  const measures = entries.flatMap((entry, i) =>
    entry.kind === 'table' && entry.lined !== 'all' ? measuresOf(entry, entries[i + 1]) : [],
  );
  const open = measures.filter(({ text }) => !ENDED.test(text));
  if (measures.length < ENOUGH || open.length * 5 > measures.length) return () => false;
  const cut = new Set(open);
  return (cell) => cut.has(cell);
}

function measuresOf({ rows, columns }: PrintedTable, next: Entry | undefined): PrintedCell[] {
  const sizes = Array.from({ length: columns }, (_, column) => rows.reduce((sum, row) => sum + (row[column]?.text.length ?? 0), 0));
  const main = sizes.indexOf(Math.max(...sizes));
  const whole = next?.kind === 'table' ? rows.slice(1, -1) : rows.slice(1);
  return whole.flatMap((row) => (row.length > 1 && row[main]?.text ? [row[main]] : []));
}
