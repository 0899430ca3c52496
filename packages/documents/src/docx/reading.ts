import { limits } from '../limits.ts';
import { refusals } from '../refusals.ts';
import { Fields } from './fields.ts';
import type { Flow, Item } from './flow.ts';
import type { Counters } from './numbering.ts';
import { OpenParagraph } from './paragraph.ts';
import { headingLevel, type Styles } from './styles.ts';
import { OpenCell, OpenTable } from './table.ts';

type PlacedParagraph = { readonly paragraph: OpenParagraph; readonly flow: Flow };

/** Where the reader of a Word part stands: what is open around it, innermost last. */
export class Reading {
  readonly fields = new Fields();
  readonly tables: OpenTable[] = [];
  collecting: 'text' | 'instruction' | null = null;
  readonly #styles: Styles;
  readonly #counters: Counters;
  readonly #flows: Flow[];
  readonly #cells: OpenCell[] = [];
  readonly #paragraphs: OpenParagraph[] = [];
  /** What stands in text boxes of the open paragraphs; it is printed behind them. */
  readonly #boxes: Item[][] = [];
  /** A paragraph whose mark was deleted, waiting for the one it runs on into. */
  #runsOn: PlacedParagraph | null = null;
  #count = 0;

  constructor(styles: Styles, counters: Counters, flow: Flow) {
    this.#styles = styles;
    this.#counters = counters;
    this.#flows = [flow];
  }

  get paragraph(): OpenParagraph | undefined {
    return this.#paragraphs.at(-1);
  }

  get cell(): OpenCell | undefined {
    return this.#cells.at(-1);
  }

  get table(): OpenTable | undefined {
    return this.tables.at(-1);
  }

  startParagraph(): void {
    this.#tally();
    this.#paragraphs.push(new OpenParagraph());
    this.#boxes.push([]);
  }

  print(text: string): void {
    const paragraph = this.paragraph;
    if (paragraph === undefined || !this.fields.printing) return;
    const { run } = paragraph;
    if (run.hidden ?? this.#styles.hidden(run.style) ?? false) return;
    paragraph.add(text, run.bold ?? this.#styles.bold(run.style) ?? this.#styles.bold(this.#styleOf(paragraph)) ?? false);
  }

  endParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    const boxes = this.#boxes.pop() ?? [];
    if (paragraph === undefined) return;
    this.fields.endParagraph();
    const flow = this.#flow;
    if (this.#runsOn?.flow === flow) paragraph.continues(this.#runsOn.paragraph);
    else this.#endRunOn();
    this.#runsOn = paragraph.markDeleted ? { paragraph, flow } : null;
    if (!paragraph.markDeleted) this.#emit(paragraph, flow);
    for (const item of boxes) flow(item);
  }

  startTable(): void {
    this.#endRunOn();
    this.tables.push(new OpenTable());
  }

  endTable(): void {
    const table = this.tables.pop();
    if (table !== undefined) this.#flow({ kind: 'table', table });
  }

  startCell(): void {
    this.#tally();
    const cell = new OpenCell();
    this.#cells.push(cell);
    this.#flows.push((item) => cell.items.push(item));
  }

  endCell(): void {
    this.#endFlow();
    const cell = this.#cells.pop();
    if (cell !== undefined) this.table?.add(cell);
  }

  startBox(): void {
    const box = this.#boxes.at(-1) ?? [];
    this.#flows.push((item) => box.push(item));
  }

  endBox(): void {
    this.#endFlow();
  }

  get #flow(): Flow {
    return this.#flows.at(-1) as Flow;
  }

  #endFlow(): void {
    this.#endRunOn();
    if (this.#flows.length > 1) this.#flows.pop();
  }

  #endRunOn(): void {
    const waiting = this.#runsOn;
    this.#runsOn = null;
    if (waiting !== null) this.#emit(waiting.paragraph, waiting.flow);
  }

  #emit(paragraph: OpenParagraph, flow: Flow): void {
    const style = this.#styleOf(paragraph);
    if (this.#styles.isContents(style)) return;
    const number = this.#numberOf(paragraph, style);
    const words = paragraph.text.trim();
    if (words === '' && (number === '' || this.cell === undefined)) return;
    const heading = paragraph.outlineLevel === null ? this.#styles.heading(style) : headingLevel(paragraph.outlineLevel);
    flow({ kind: 'paragraph', text: number + words, look: paragraph.look(heading) });
  }

  /** A cell merged into the one above shows nothing, so it is not counted either. */
  #numberOf(paragraph: OpenParagraph, style: string | null): string {
    if (this.cell?.joins === 'above') return '';
    const ofStyle = this.#styles.list(style);
    const listId = paragraph.listId ?? ofStyle?.listId ?? null;
    if (listId === null || listId === '0') return '';
    const depth =
      paragraph.listDepth ?? (ofStyle === null ? 0 : (this.#counters.levelOfStyle(listId, ofStyle.style) ?? ofStyle.depth ?? 0));
    return this.#counters.next(listId, depth);
  }

  #styleOf(paragraph: OpenParagraph): string | null {
    return paragraph.style ?? this.#styles.defaultParagraph;
  }

  #tally(): void {
    if (++this.#count > limits.cells) throw refusals.tooManyCells('word/document.xml');
  }
}
