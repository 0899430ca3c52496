import type { BodyBlock, HeadingLevel, TableBlock } from '@gongjian/domain/official/body';
import type { PrintHand } from './fonts.ts';
import { markHeadings } from './heading-marks.ts';
import { brokenLines } from './pdf-lines.ts';
import { LINE_HEIGHT, type Setting, type Sheets, TEXT } from './pdf-sheets.ts';

const INDENT = 2 * TEXT.size;
const handOf: Record<HeadingLevel, PrintHand> = { 1: 'hei', 2: 'text', 3: 'text', 4: 'text' };

/** `tail` is the height of what must not stand on a sheet without words of the body. */
export function pdfBody(sheets: Sheets, blocks: readonly BodyBlock[], tail = 0): void {
  const marked = markHeadings(blocks);
  marked.forEach((block, b) => {
    if (block.kind === 'table') pdfTable(sheets, block);
    else if (block.kind === 'paragraph') paragraphs(sheets, block.text, b === marked.length - 1 ? tail : 0);
    else {
      sheets.room(2 * LINE_HEIGHT);
      flow(sheets, `${block.mark}${block.text}`, { ...TEXT, hand: handOf[block.hand] });
    }
  });
}

function paragraphs(sheets: Sheets, text: string, tail: number): void {
  const parts = text.split('\n');
  parts.forEach((part, p) => {
    flow(sheets, part, TEXT, INDENT, 0, p === parts.length - 1 ? tail : 0);
  });
}

/** Text over the width of the area, both edges straight but for the last line; its last two lines go where the tail has room. */
export function flow(sheets: Sheets, text: string, setting: Setting = TEXT, indent = INDENT, hanging = 0, tail = 0): void {
  const shown = sheets.shown(text, setting);
  const { width } = sheets.area;
  const lines = brokenLines(shown, width - hanging, indent, (piece) => sheets.widthOf(piece, setting));
  lines.forEach((line, l) => {
    sheets.room(tail > 0 && l === Math.max(0, lines.length - 2) ? (lines.length - l) * LINE_HEIGHT + tail : LINE_HEIGHT);
    const from = l === 0 ? indent : 0;
    const gap = width - hanging - from - sheets.widthOf(line, setting);
    const spread = l < lines.length - 1 && line.length > 1 ? gap / ([...line].length - 1) : 0;
    sheets.write(line, sheets.area.left + hanging + from, sheets.y, LINE_HEIGHT, setting, spread);
    sheets.y += LINE_HEIGHT;
  });
}

/** Lines in the middle, such as a title. */
export function centred(sheets: Sheets, text: string, setting: Setting, high: number): void {
  sheets.room(high);
  const shown = sheets.shown(text, setting);
  const { left, width } = sheets.area;
  sheets.write(shown, left + (width - sheets.widthOf(shown, setting)) / 2, sheets.y, high, setting);
  sheets.y += high;
}

const CELL: Setting = { hand: 'text', size: 12 };
const HEAD: Setting = { hand: 'hei', size: 12 };
const CELL_LINE = 18;
const PAD = { x: 3.5, y: 2 } as const;
type Cell = { readonly lines: readonly string[]; readonly align: 'left' | 'center' | 'right'; readonly width: number };

/** The header comes again on every sheet. */
function pdfTable(sheets: Sheets, { title, columns, rows }: TableBlock): void {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const cells = (texts: readonly string[], setting: Setting, header: boolean): Cell[] =>
    columns.map(({ share, align }, c) => {
      const width = (sheets.area.width * share) / shares;
      const lines = (texts[c] ?? '')
        .split('\n')
        .flatMap((text) => brokenLines(sheets.shown(text, setting), width - 2 * PAD.x, 0, (piece) => sheets.widthOf(piece, setting)));
      return { lines, align: header ? 'center' : align, width };
    });
  const head = cells(
    columns.map(({ header }) => header),
    HEAD,
    true,
  );
  if (title !== null) {
    sheets.room(LINE_HEIGHT + heightOf(head) + 2 * CELL_LINE);
    centred(sheets, title, { hand: 'hei', size: 14 }, LINE_HEIGHT);
  }
  const body = rows.map((texts) => cells(texts, CELL, false));
  const whole = [head, ...body].reduce((sum, one) => sum + heightOf(one), 0);
  sheets.room(whole <= sheets.area.height / 2 ? whole : heightOf(head) + 4 * CELL_LINE);
  row(sheets, head, HEAD);
  writeRows(sheets, head, body);
}

/** A row goes whole to the next sheet; one that does not fit right under the header either is parted between lines, so nothing is lost. */
function writeRows(sheets: Sheets, head: readonly Cell[], rows: readonly (readonly Cell[])[]): void {
  const free = (): number => sheets.area.top + sheets.area.height - sheets.y;
  const turn = (): number => {
    sheets.next();
    row(sheets, head, HEAD);
    return sheets.y;
  };
  let underHead = sheets.y;
  for (const cells of rows) {
    let left = cells;
    if (heightOf(left) > free() && sheets.y > underHead) underHead = turn();
    while (heightOf(left) > free()) {
      const fit = Math.max(1, Math.floor((free() - 2 * PAD.y) / CELL_LINE));
      row(sheets, linesOf(left, 0, fit), CELL);
      left = linesOf(left, fit);
      underHead = turn();
    }
    row(sheets, left, CELL);
  }
}

const linesOf = (cells: readonly Cell[], from: number, to?: number): Cell[] =>
  cells.map((cell) => ({ ...cell, lines: cell.lines.slice(from, to) }));

const heightOf = (cells: readonly Cell[]): number => Math.max(...cells.map(({ lines }) => lines.length)) * CELL_LINE + 2 * PAD.y;

function row(sheets: Sheets, cells: readonly Cell[], setting: Setting): void {
  const height = heightOf(cells);
  let x = sheets.area.left;
  for (const { lines, align, width } of cells) {
    sheets.pdf.rect(x, sheets.y, width, height).lineWidth(0.75).strokeColor('#000000').stroke();
    const top = sheets.y + (height - lines.length * CELL_LINE) / 2;
    lines.forEach((line, l) => {
      const free = width - 2 * PAD.x - sheets.widthOf(line, setting);
      const shift = { left: 0, center: free / 2, right: free }[align];
      sheets.write(line, x + PAD.x + shift, top + l * CELL_LINE, CELL_LINE, setting);
    });
    x += width;
  }
  sheets.y += height;
}
