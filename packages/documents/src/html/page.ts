import { limits } from '../limits.ts';
import type { LinearText, Look, TableContent } from '../linear-text.ts';
import { refusals } from '../refusals.ts';
import { placeCells, tableOf } from '../table-grid.ts';
import { isFurnitureLine } from './chrome.ts';
import { ListNumbers } from './lists.ts';
import type { Measures } from './measure.ts';
import { captionOf, cellsOf, isLayout, rowsOf, spanOf, widthsOf } from './table.ts';
import { attribute, type Element, isElement, isText, type Node } from './tree.ts';
import { Words } from './words.ts';

/** What is asked about every element of a page. */
export type Page = { readonly measures: Measures; readonly isChrome: (element: Element) => boolean };

type Line = (text: string, look: Look) => void;

/** What an element inherits from those around it. */
type Setting = { readonly bold: boolean; readonly heading: number | null; readonly numbers: ListNumbers | null; readonly kept: boolean };

const plain: Setting = { bold: false, heading: null, numbers: null, kept: false };

const blocks = new Set(
  [
    'address article aside blockquote body center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6',
    'header hgroup hr legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul caption',
  ]
    .join(' ')
    .split(' '),
);

/** Walks the elements of a page, or of one cell, and says its lines and tables in order. */
export class Walk {
  readonly #page: Page;
  readonly #line: Line;
  readonly #table: (table: Element, setting: Setting) => void;
  readonly #words = new Words();

  constructor(page: Page, line: Line, table: ((table: Element) => void) | null) {
    this.#page = page;
    this.#line = line;
    this.#table = (element, setting) => {
      if (table === null || isLayout(element, page.measures)) this.#children(element, setting);
      else table(element);
    };
  }

  content(element: Element, setting: Setting = plain): void {
    this.#children(element, setting);
    this.#break(setting);
  }

  #visit(node: Node, setting: Setting): void {
    if (isText(node)) this.#text(node.value, setting);
    else if (isElement(node) && !this.#page.isChrome(node)) this.#element(node, setting);
  }

  #text(value: string, setting: Setting): void {
    if (setting.kept) this.#lines(value, setting);
    else this.#words.add(value, setting.bold);
  }

  #lines(value: string, setting: Setting): void {
    value.split('\n').forEach((line, i) => {
      if (i > 0) this.#break(setting);
      this.#words.add(line, setting.bold);
    });
  }

  #element(element: Element, outer: Setting): void {
    const { tagName } = element;
    if (tagName === 'br') this.#break(outer);
    else if (tagName === 'sub' || tagName === 'sup') this.#words.addScript(textOf(element), outer.bold);
    else if (blocks.has(tagName)) this.#block(element, outer);
    else this.#children(element, within(element, outer));
  }

  #block(element: Element, outer: Setting): void {
    this.#break(outer);
    const setting = within(element, outer);
    if (element.tagName === 'li') this.#words.marker = outer.numbers?.next(element) ?? '';
    if (element.tagName === 'table') this.#table(element, setting);
    else this.#children(element, setting);
    this.#break(setting);
  }

  #children(element: Element, setting: Setting): void {
    for (const child of element.childNodes) this.#visit(child, setting);
  }

  #break(setting: Setting): void {
    const line = this.#words.take(setting.heading);
    if (line !== null) this.#line(line.text, line.look);
  }
}

function within(element: Element, outer: Setting): Setting {
  const { tagName } = element;
  const heading = /^h[1-6]$/.test(tagName) ? Number(tagName.charAt(1)) : outer.heading;
  const bold = boldOf(element, outer.bold);
  const numbers = tagName === 'ol' ? new ListNumbers(element) : tagName === 'ul' ? null : outer.numbers;
  const kept = outer.kept || tagName === 'pre';
  const same = heading === outer.heading && bold === outer.bold && numbers === outer.numbers && kept === outer.kept;
  return same ? outer : { heading, bold, numbers, kept };
}

function boldOf(element: Element, outer: boolean): boolean {
  const weight = element.attrs.length === 0 ? undefined : /font-weight\s*:\s*(\w+)/i.exec(attribute(element, 'style') ?? '')?.[1];
  if (weight !== undefined) return /^bold|^[6-9]00$/i.test(weight);
  return outer || /^(?:b|strong|th|h[1-6])$/.test(element.tagName);
}

const textOf = (element: Element): string =>
  element.childNodes.map((node) => (isText(node) ? node.value : isElement(node) ? textOf(node) : '')).join('');

/** Writes the page into the linear text. */
export function writePage(body: Element, page: Page, linear: LinearText): void {
  const line: Line = (text, look) => {
    if (!isFurnitureLine(text)) linear.paragraph(text, look);
  };
  new Walk(page, line, (table) => {
    const caption = captionOf(table);
    if (caption !== undefined) new Walk(page, line, null).content(caption);
    const content = readTable(table, page);
    if (content !== null) linear.table(content);
  }).content(body);
}

function readTable(table: Element, page: Page): TableContent | null {
  const rows = rowsOf(table).filter((row) => !page.isChrome(row));
  const cells = rows.map((row, r) => {
    const inRow = cellsOf(row);
    if (inRow.length > limits.columns) throw refusals.tooManyColumns(`row ${r + 1}`);
    return inRow.map((cell) => ({ text: cellText(cell, page), rowSpan: spanOf(cell, 'rowspan'), colSpan: spanOf(cell, 'colspan') }));
  });
  return tableOf(placeCells(cells), widthsOf(table));
}

function cellText(cell: Element, page: Page): string {
  const lines: string[] = [];
  new Walk(page, (text) => lines.push(text), null).content(cell);
  return lines.join('\n');
}
