import type { BodyBlock, HeadingLevel, TableBlock } from '@gongjian/domain/official/body';
import {
  AlignmentType,
  HeadingLevel as OutlineLevel,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { type MarkedBlock, markHeadings } from './heading-marks.ts';
import { FONT, type FontName, SIZE } from './measures.ts';
import { centred, exactly, indented, KEPT, run } from './word-text.ts';

const handOf: Record<HeadingLevel, FontName> = { 1: FONT.hei, 2: FONT.kai, 3: FONT.body, 4: FONT.body };
const outline = {
  1: OutlineLevel.HEADING_1,
  2: OutlineLevel.HEADING_2,
  3: OutlineLevel.HEADING_3,
  4: OutlineLevel.HEADING_4,
} as const;

/** 正文, in a column of this width; its last words stay with what follows. */
export const wordBody = (blocks: readonly BodyBlock[], width: number): (Paragraph | Table)[] =>
  markHeadings(blocks).flatMap((block, b) => wordBlock(block, width, b === blocks.length - 1));

function wordBlock(block: MarkedBlock, width: number, last: boolean): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [wordHeading(block)];
    case 'paragraph':
      return block.text.split('\n').map((text) => indented(text, {}, last ? KEPT : {}));
    case 'table':
      return wordTable(block, width);
  }
}

const wordHeading = ({ mark, text, hand, level }: Extract<MarkedBlock, { kind: 'heading' }>): Paragraph =>
  indented(`${mark}${text}`, { font: handOf[hand], color: '000000' }, { keepNext: true, heading: outline[level] });

const CELL_LINE = 360;
const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;

/** A row of more lines may be parted, or a long one would leave a page nearly empty before it. */
const WHOLE_LINES = 12;
const CELL_CHAR = 240;

/** The header comes again on every page; a row is parted only where it is long. */
function wordTable({ title, columns, rows }: TableBlock, width: number): (Paragraph | Table)[] {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.floor((width * share) / shares));
  const row = (texts: readonly string[], header: boolean): TableRow =>
    new TableRow({
      tableHeader: header,
      cantSplit: header || texts.every((text, c) => (text.length * CELL_CHAR) / (widths[c] ?? 1) <= WHOLE_LINES),
      children: columns.map(({ align }, c) => cell(texts[c] ?? '', widths[c] ?? 0, header ? 'center' : align, header)),
    });
  const table = new Table({
    width: { size: widths.reduce((sum, w) => sum + w, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    rows: [
      row(
        columns.map(({ header }) => header),
        true,
      ),
      ...rows.map((texts) => row(texts, false)),
    ],
  });
  return [...(title === null ? [] : [centred(title, { font: FONT.hei, size: SIZE.four }, { keepNext: true })]), table];
}

const cell = (text: string, size: number, align: keyof typeof ALIGN, header: boolean): TableCell =>
  new TableCell({
    width: { size, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 40, bottom: 40, left: 70, right: 70 },
    children: text.split('\n').map(
      (words) =>
        new Paragraph({
          alignment: ALIGN[align],
          spacing: exactly(CELL_LINE),
          children: [run(words, { font: header ? FONT.hei : FONT.body, size: SIZE.smallFour })],
        }),
    ),
  });
