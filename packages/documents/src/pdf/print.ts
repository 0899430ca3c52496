import type { TableContent } from '../linear-text.ts';
import type { Line } from './line.ts';

/** A table as printed on one page, before it has a place in the linear text. */
export type PrintedTable = TableContent & { readonly kind: 'table'; readonly top: number; readonly bottom: number };

/** A line outside every table. */
export type PrintedLine = { readonly kind: 'line'; readonly line: Line };

/** Lines set between the same margins: the page, or one of its columns. */
export type Stretch = { readonly kind: 'prose'; readonly lines: readonly Line[]; readonly column: Column | null };
export type Column = { readonly left: number; readonly right: number };

/** One page, in reading order. */
export type PrintedPage = { readonly width: number; readonly height: number; readonly items: readonly (PrintedTable | Stretch)[] };
