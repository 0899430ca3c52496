import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import type { Grid, GridCell, Line, PlanDocument } from './plan-document.ts';

const levels = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
];

/** A Word file with styled headings and truly merged cells. */
export async function renderDocx(document: PlanDocument): Promise<Uint8Array> {
  const children = document.map((part) => (part.kind === 'line' ? paragraph(part) : table(part)));
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

function paragraph({ text, heading, bold }: Line): Paragraph {
  const level = heading === null ? undefined : levels[heading - 1];
  const children = [new TextRun({ text, bold })];
  return new Paragraph(level === undefined ? { children } : { heading: level, children });
}

function table({ rows, columns }: Grid): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: new Array<number>(columns).fill(Math.floor(9000 / columns)),
    rows: rows.map((row) => new TableRow({ children: row.map(tableCell) })),
  });
}

const tableCell = ({ text, rowSpan, colSpan }: GridCell): TableCell =>
  new TableCell({ rowSpan, columnSpan: colSpan, children: text.split('\n').map((line) => new Paragraph(line)) });
