import {
  AlignmentType,
  DocumentGridType,
  Footer,
  Header,
  HeightRule,
  type ISectionPropertiesOptions,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TextDirection,
  TextRun,
  WidthType,
} from 'docx';
import { CHAR_SPACE, FONT, FOOTER, FOOTER_LINE, LINE, MARGIN, PAPER, SIZE, SMALL_CHAR } from './measures.ts';
import { noBorders } from './word-borders.ts';
import { exactly, fontOf } from './word-text.ts';

const grid = { type: DocumentGridType.LINES_AND_CHARS, linePitch: LINE, charSpace: CHAR_SPACE };

export const upright: ISectionPropertiesOptions = {
  page: { size: PAPER, margin: { ...MARGIN, footer: FOOTER } },
  grid,
};

/** The same sheet turned: its head at the binding, so that 订口 is above and 天头 to the right. Word swaps the paper's sides itself. */
export const lying: ISectionPropertiesOptions = {
  page: {
    size: { ...PAPER, orientation: PageOrientation.LANDSCAPE },
    margin: { top: MARGIN.left, right: MARGIN.top, bottom: MARGIN.right, left: MARGIN.bottom, header: FOOTER_LINE, footer: FOOTER_LINE },
  },
  grid,
};
export const LYING_WIDTH = PAPER.height - MARGIN.top - MARGIN.bottom;

type Side = 'odd' | 'even';

/** — 1 — in 4号 宋体, one character from the outer edge. */
const number = (side: Side): Paragraph =>
  new Paragraph({
    alignment: side === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT,
    indent: side === 'odd' ? { right: SMALL_CHAR } : { left: SMALL_CHAR },
    spacing: exactly(FOOTER_LINE),
    children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: fontOf(FONT.song), size: SIZE.four })],
  });

export const uprightFooters = () => ({
  default: new Footer({ children: [number('odd')] }),
  even: new Footer({ children: [number('even')] }),
});
const nothing = (): Paragraph => new Paragraph({ spacing: exactly(20), children: [] });
export const noFooters = () => ({ default: new Footer({ children: [nothing()] }), even: new Footer({ children: [nothing()] }) });
export const noHeaders = () => ({ default: new Header({ children: [nothing()] }), even: new Header({ children: [nothing()] }) });

/** On a turned sheet the number stays where it is on the others, so it is read from the side: left of the table, lying. */
export const lyingHeaders = () => ({
  default: new Header({ children: [lyingNumber('odd'), nothing()] }),
  even: new Header({ children: [lyingNumber('even'), nothing()] }),
});

const NUMBER_LENGTH = 1700;

function lyingNumber(side: Side): Table {
  const high = side === 'odd' ? PAPER.width - MARGIN.right - NUMBER_LENGTH : MARGIN.left;
  const cell = new TableCell({
    width: { size: FOOTER_LINE + 120, type: WidthType.DXA },
    textDirection: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT,
    borders: noBorders,
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    children: [number(side)],
  });
  return new Table({
    width: { size: FOOTER_LINE + 120, type: WidthType.DXA },
    columnWidths: [FOOTER_LINE + 120],
    layout: TableLayoutType.FIXED,
    float: {
      horizontalAnchor: TableAnchorType.PAGE,
      verticalAnchor: TableAnchorType.PAGE,
      absoluteHorizontalPosition: FOOTER - 60,
      absoluteVerticalPosition: high,
    },
    rows: [new TableRow({ height: { value: NUMBER_LENGTH, rule: HeightRule.EXACT }, children: [cell] })],
  });
}
