/** 正文: what an official document says, in pieces a person can edit one by one. Numbers of headings are set when it is written out. */
export type BodyBlock = HeadingBlock | ParagraphBlock | TableBlock;

/** 一、 （一） 1. （1） — the text stands without its number. */
export type HeadingBlock = { readonly kind: 'heading'; readonly level: HeadingLevel; readonly text: string };
export type HeadingLevel = 1 | 2 | 3 | 4;
export type ParagraphBlock = { readonly kind: 'paragraph'; readonly text: string };
export type TableBlock = {
  readonly kind: 'table';
  readonly title: string | null;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly string[])[];
};
/** `share` is the column's part of the table's width, beside the other columns' shares. */
export type TableColumn = { readonly header: string; readonly share: number; readonly align: 'left' | 'center' | 'right' };

/** 附件: starts a new page; a wide table lies across it. */
export type Annex = { readonly title: string; readonly landscape: boolean; readonly body: readonly BodyBlock[] };

export const heading = (level: HeadingLevel, text: string): HeadingBlock => ({ kind: 'heading', level, text });
export const paragraph = (text: string): ParagraphBlock => ({ kind: 'paragraph', text });
export const column = (header: string, share: number, align: TableColumn['align'] = 'center'): TableColumn => ({ header, share, align });
export const table = (columns: readonly TableColumn[], rows: TableBlock['rows'], title: string | null = null): TableBlock => ({
  kind: 'table',
  title,
  columns,
  rows,
});
