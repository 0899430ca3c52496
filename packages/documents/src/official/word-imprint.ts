import { chineseDate, type Imprint } from '@gongjian/domain/official/document';
import {
  AlignmentType,
  Paragraph,
  RelativeVerticalPosition,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  WidthType,
} from 'docx';
import { MARGIN, SIZE, SMALL_CHAR, TEXT_WIDTH } from './measures.ts';
import { noBorders, THICK, THIN } from './word-borders.ts';
import { exactly, run } from './word-text.ts';

const IMPRINT_LINE = 480;

/** 版记: lies on the foot of the 版心 of the last page. */
export function wordImprint({ copiesTo, printedBy, printedOn }: Imprint): Table {
  const rows = [...(copiesTo.length === 0 ? [] : [copies(copiesTo)]), printing(printedBy, printedOn)];
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: [TEXT_WIDTH],
    layout: TableLayoutType.FIXED,
    float: {
      horizontalAnchor: TableAnchorType.PAGE,
      absoluteHorizontalPosition: MARGIN.left,
      verticalAnchor: TableAnchorType.MARGIN,
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
    },
    rows: rows.map((children, r) => row(children, r === 0, r === rows.length - 1)),
  });
}

const row = (content: Paragraph, first: boolean, last: boolean): TableRow =>
  new TableRow({
    cantSplit: true,
    children: [
      new TableCell({
        width: { size: TEXT_WIDTH, type: WidthType.DXA },
        borders: { ...noBorders, top: first ? THICK : THIN, bottom: last ? THICK : THIN },
        margins: { top: 0, bottom: 0, left: 0, right: 0 },
        children: [content],
      }),
    ],
  });

/** 抄送：甲，乙，丙。 — what runs on stands under the first name. */
const copies = (to: readonly string[]): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.LEFT,
    spacing: exactly(IMPRINT_LINE),
    indent: { left: 4 * SMALL_CHAR, right: SMALL_CHAR, hanging: 3 * SMALL_CHAR },
    children: [run(copiesText(to), { size: SIZE.four })],
  });

export const copiesText = (to: readonly string[]): string => `抄送：${to.join('，')}。`;
export const printingText = (printedOn: Imprint['printedOn']): string => (printedOn === null ? '' : `${chineseDate(printedOn)}印发`);

const printing = (printedBy: string, printedOn: Imprint['printedOn']): Paragraph =>
  new Paragraph({
    spacing: exactly(IMPRINT_LINE),
    indent: { left: SMALL_CHAR, right: SMALL_CHAR },
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH - SMALL_CHAR }],
    children: [run(printedBy, { size: SIZE.four }), run(`\t${printingText(printedOn)}`, { size: SIZE.four })],
  });
