import type { Block, Cell, DocumentKind, ReadDocument } from '@gongjian/domain/plan/source';
import { limits } from './limits.ts';
import { refusals } from './refusals.ts';

/** One cell with its words, placed in the grid. Lines within it are separated by a line feed. */
export type CellContent = { readonly text: string; readonly column: number; readonly rowSpan: number; readonly colSpan: number };

/** A table with its words, before it has a place in the linear text. */
export type TableContent = {
  readonly columns: number;
  /** As in `Table`; `unsure` where the table shows neither merges nor their loss, so that its neighbours decide. */
  readonly spans: 'true' | 'unknown' | 'unsure';
  readonly rows: readonly (readonly CellContent[])[];
};

/** How a paragraph looks in its file, as far as the file says. */
export type Look = { readonly heading: number | null; readonly bold: boolean };

export const plain: Look = { heading: null, bold: false };

/** Writes the linear text of a document and remembers where each block and cell went. */
export class LinearText {
  readonly #parts: string[] = [];
  readonly #blocks: Block[] = [];
  readonly #pageStarts: number[] = [];
  /** Tables that show neither merges nor their loss. */
  readonly #unsure: number[] = [];
  #keptMerges = false;
  #lostMerges = false;
  #length = 0;

  startPage(): void {
    this.#pageStarts.push(this.#length);
  }

  /** A text with line feeds becomes one paragraph for each line that is not blank. */
  paragraph(text: string, look: Look = plain): void {
    for (const line of text.split('\n')) {
      const words = line.trim();
      if (words === '') continue;
      const at = { start: this.#length, end: this.#length + words.length };
      this.#write(words);
      this.#write('\n');
      this.#blocks.push({ kind: 'paragraph', at, heading: look.heading, bold: look.bold });
    }
  }

  table({ columns, spans, rows }: TableContent): void {
    if (rows.length === 0) return;
    const start = this.#length;
    const placed = rows.map((row) => this.#row(row, columns));
    if (spans === 'unsure') this.#unsure.push(this.#blocks.length);
    this.#keptMerges ||= spans === 'true';
    this.#lostMerges ||= spans === 'unknown';
    const at = { start, end: this.#length - 1 };
    this.#blocks.push({ kind: 'table', at, columns, spans: spans === 'unknown' ? 'unknown' : 'true', rows: placed });
  }

  done(kind: DocumentKind): ReadDocument {
    if (this.#lostMerges && !this.#keptMerges) for (const at of this.#unsure) this.#distrust(at);
    return { kind, text: this.#parts.join(''), blocks: this.#blocks, pageStarts: this.#pageStarts };
  }

  /** What flattened one table of a document flattened them all. */
  #distrust(at: number): void {
    const block = this.#blocks[at];
    if (block?.kind === 'table') this.#blocks[at] = { ...block, spans: 'unknown' };
  }

  /** Columns covered from above or from the left are blanks, so that the text lies under its header as it does on paper. */
  #row(row: readonly CellContent[], columns: number): Cell[] {
    let column = 0;
    const cells = row.map((cell) => {
      this.#write('\t'.repeat(cell.column - column));
      column = cell.column;
      const start = this.#length;
      this.#write(cell.text.replaceAll('\t', ' '));
      return { at: { start, end: this.#length }, column, rowSpan: cell.rowSpan, colSpan: cell.colSpan };
    });
    this.#write('\t'.repeat(Math.max(0, columns - 1 - column)));
    this.#write('\n');
    return cells;
  }

  #write(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
    if (this.#length > limits.characters) throw refusals.tooLong();
  }
}
