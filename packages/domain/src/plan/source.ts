/**
 * A document as read from its bytes, before anybody asks what it means. The readers of `@gongjian/documents` make it;
 * the plan grammar reads it. All offsets are UTF-16 indices into `text` with `end` exclusive.
 */
export type DocumentKind = 'text' | 'markdown' | 'html' | 'docx' | 'xlsx' | 'pdf';

export type Range = { readonly start: number; readonly end: number };

export type ReadDocument = {
  readonly kind: DocumentKind;
  /** The linear text, exactly what `gongjian plan text` prints. */
  readonly text: string;
  /** In document order; they do not overlap. Text between blocks is white space or separators. */
  readonly blocks: readonly Block[];
  /** Offset at which each page (pdf) or sheet (xlsx) begins; empty where a document has no pages. */
  readonly pageStarts: readonly number[];
  /** What the reader of the file was not sure of; a kind whose files leave nothing to doubt says nothing. */
  readonly doubts?: readonly Doubt[];
};

/**
 * 存疑, of a cell: its words run over into the next column (`straddles`), may go on where they were not printed (`cut`), or stand in a
 * row whose borders were guessed (`row`). Of a table: it has no lines at all (`unlined`).
 */
export type Doubt = { readonly at: Range; readonly why: 'straddles' | 'cut' | 'row' | 'unlined' };

export type Block = Paragraph | Table;

/** One printed paragraph. In `text` and run-on documents one physical line. Never contains a line break. */
export type Paragraph = {
  readonly kind: 'paragraph';
  readonly at: Range;
  /** Heading level the file itself states (1 to 6), or null. */
  readonly heading: number | null;
  /** Whether the whole paragraph is bold; false where the kind cannot say. */
  readonly bold: boolean;
};

export type Table = {
  readonly kind: 'table';
  readonly at: Range;
  readonly columns: number;
  /**
   * `true`: merges are known (docx, html, xlsx, pdf with ruling lines): each cell stands once, at its upper left place, with its
   * spans. `unknown`: a blank may be an empty cell or a part of a merged one (text, markdown, pdf without rulings); spans are 1.
   */
  readonly spans: 'true' | 'unknown';
  readonly rows: readonly (readonly Cell[])[];
};

export type Cell = {
  readonly at: Range;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
};
