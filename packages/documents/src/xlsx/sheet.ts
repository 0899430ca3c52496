import { limits } from '../limits.ts';
import { refusals } from '../refusals.ts';
import { type Attributes, readXml } from '../xml.ts';
import { shownNumber } from './number-format.ts';
import { CellText, plainText } from './shared-strings.ts';

/** What the cells of every sheet refer to. */
export type Book = { readonly strings: readonly string[]; readonly formats: readonly string[]; readonly date1904: boolean };

/** Rows and columns count from 0; `bottom` and `right` belong to the area. */
export type Area = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };

/** A sheet's shown texts by row and column, without the columns and rows that are hidden. */
export type Sheet = {
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, string>>;
  readonly merges: readonly Area[];
  readonly hiddenColumns: ReadonlySet<number>;
  readonly hiddenRows: ReadonlySet<number>;
};

const MOST_MERGES = 200_000;
/** A hidden range to the last column says nothing about columns in use. */
const COLUMNS_LOOKED_AT = 2_000;

export function readSheet(xml: Uint8Array, part: string, book: Book): Sheet {
  const reader = new SheetReader(part, book);
  readXml(xml, part, reader);
  return reader.done();
}

class SheetReader {
  readonly #part: string;
  readonly #book: Book;
  readonly #rows = new Map<number, Map<number, string>>();
  readonly #merges: Area[] = [];
  readonly #hiddenColumns = new Set<number>();
  readonly #hiddenRows = new Set<number>();
  readonly #rich = new CellText();
  #filtered = false;
  #cells = 0;
  #row = -1;
  #column = -1;
  #type = 'n';
  #style = 0;
  #value = '';
  #inValue = false;

  constructor(part: string, book: Book) {
    this.#part = part;
    this.#book = book;
  }

  readonly open = (name: string, a: Attributes): void => {
    if (name === 'x:c') this.#startCell(a);
    else if (name === 'x:v') this.#inValue = true;
    else if (name === 'x:row') this.#startRow(a);
    else if (name === 'x:mergeCell') this.#merge(a.ref ?? '');
    else if (name === 'x:col') this.#columns(a);
    else if (name === 'x:autoFilter') this.#filtered = true;
    else this.#rich.open(name);
  };

  readonly close = (name: string): void => {
    if (name === 'x:c') this.#endCell();
    else if (name === 'x:v') this.#inValue = false;
    else this.#rich.close(name);
  };

  readonly text = (text: string): void => {
    if (this.#inValue) this.#value += text;
    else this.#rich.add(text);
  };

  /** Rows a filter hides are still rows of the table; rows hidden by hand are not shown on purpose. */
  done(): Sheet {
    return {
      rows: this.#rows,
      merges: this.#merges,
      hiddenColumns: this.#hiddenColumns,
      hiddenRows: this.#filtered ? new Set() : this.#hiddenRows,
    };
  }

  #startRow(a: Attributes): void {
    this.#row = a.r === undefined ? this.#row + 1 : Number(a.r) - 1;
    this.#column = -1;
    if (a.hidden === '1' || a.hidden === 'true') this.#hiddenRows.add(this.#row);
  }

  #startCell(a: Attributes): void {
    const place = placeOf(a.r ?? '');
    this.#column = place?.column ?? this.#column + 1;
    this.#type = a.t ?? 'n';
    this.#style = Number(a.s ?? 0);
    this.#value = '';
    this.#rich.start();
  }

  #endCell(): void {
    const text = this.#shown().trim();
    if (text === '') return;
    if (++this.#cells > limits.cells) throw refusals.tooManyCells(this.#part);
    const row = this.#rows.get(this.#row);
    if (row === undefined) this.#rows.set(this.#row, new Map([[this.#column, text]]));
    else row.set(this.#column, text);
    if ((row?.size ?? 0) > limits.columns) throw refusals.tooManyColumns(`${this.#part}, row ${this.#row + 1}`);
  }

  #shown(): string {
    switch (this.#type) {
      case 's':
        return this.#book.strings[Number(this.#value)] ?? '';
      case 'inlineStr':
        return this.#rich.done();
      case 'b':
        return this.#value === '1' ? 'TRUE' : 'FALSE';
      case 'n':
        return shownNumber(this.#value, this.#book.formats[this.#style] ?? 'General', this.#book.date1904);
      default:
        return plainText(this.#value);
    }
  }

  #merge(ref: string): void {
    const [from, to] = ref.split(':').map(placeOf);
    if (from == null || to == null || (from.row === to.row && from.column === to.column)) return;
    this.#merges.push({ top: from.row, left: from.column, bottom: to.row, right: to.column });
    if (this.#merges.length > MOST_MERGES) throw refusals.tooManyCells(this.#part);
  }

  #columns(a: Attributes): void {
    if (a.hidden !== '1' && a.hidden !== 'true') return;
    const last = Math.min(Number(a.max ?? 0), COLUMNS_LOOKED_AT);
    for (let column = Number(a.min ?? 1); column <= last; column++) this.#hiddenColumns.add(column - 1);
  }
}

/** `AB12` */
function placeOf(ref: string): { readonly row: number; readonly column: number } | null {
  const parts = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(ref);
  if (parts === null) return null;
  const column = [...(parts[1] as string)].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(parts[2]) - 1, column };
}
