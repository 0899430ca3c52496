import type { CellContent, TableContent } from '../linear-text.ts';
import type { Line } from './line.ts';

/** 存疑: the words run over into the next column, end where the cell ends, or stand in a row that was guessed. */
export type Doubt = 'straddles' | 'cut' | 'row';

export type PrintedCell = CellContent & { readonly doubt?: Doubt };

/** A table as printed on one page, before it has a place in the linear text. */
export type PrintedTable = Omit<TableContent, 'rows'> & {
  readonly kind: 'table';
  readonly top: number;
  readonly bottom: number;
  readonly rows: readonly (readonly PrintedCell[])[];
  /** Whether lines are drawn around its cells, only between its rows, or nowhere. */
  readonly lined: 'all' | 'rows' | 'none';
};

/** Lines set between the same margins: the page, or one of its columns. */
export type Stretch = { readonly kind: 'prose'; readonly lines: readonly Line[]; readonly column: Column | null };
export type Column = { readonly left: number; readonly right: number };

/** One page, in reading order. */
export type PrintedPage = { readonly width: number; readonly height: number; readonly items: readonly (PrintedTable | Stretch)[] };
