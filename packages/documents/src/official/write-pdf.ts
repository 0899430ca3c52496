import type { Annex } from '@gongjian/domain/official/body';
import { chineseDate, type Imprint, type OfficialDocument } from '@gongjian/domain/official/document';
import type { Fonts } from './fonts.ts';
import { MARK_DROP, RED_LINE_GAP } from './measures.ts';
import { centred, flow, pdfBody } from './pdf-body.ts';
import { brokenLines } from './pdf-lines.ts';
import { LINE_HEIGHT, type Setting, Sheets, TEXT } from './pdf-sheets.ts';
import { titleLines } from './title-lines.ts';
import { markSize, markText } from './word-head.ts';
import { copiesText, printingText } from './word-imprint.ts';

const RED = '#ff0000';
const TITLE: Setting = { hand: 'title', size: 22 };

/** The document as PDF, on the same paper as in Word; the same document gives the same bytes. */
export function writePdf(document: OfficialDocument, fonts: Fonts): Promise<Uint8Array> {
  const { title, signature, body, annexes, imprint, note } = document;
  const sheets = new Sheets(fonts, { title, author: signature.issuer, on: signature.on });
  sheets.open(false);
  writeHead(sheets, document);
  pdfBody(sheets, body, tailHeight(document));
  writeAnnexList(sheets, annexes);
  writeSignature(sheets, document);
  if (note !== null) flow(sheets, `（${note}）`);
  annexes.forEach((annex, a) => {
    writeAnnex(sheets, annex, annexes.length > 1 ? `附件${a + 1}` : '附件');
  });
  if (imprint !== null) writeImprint(sheets, imprint, annexes.length > 0);
  return sheets.bytes();
}

/** 附件说明, 署名 and 成文日期, which stand on one sheet with words of the body (GB/T 9704-2012, 7.3.5). */
const tailHeight = ({ annexes }: OfficialDocument): number => (3 + (annexes.length === 0 ? 0 : 1 + annexes.length)) * LINE_HEIGHT;

function writeHead(sheets: Sheets, { issuerMark, number, title, addressees }: OfficialDocument): void {
  const mark = markText(issuerMark);
  const size = markSize(mark);
  sheets.y += MARK_DROP / 20;
  centred(sheets, mark, { hand: 'title', size, color: RED }, size * 1.2);
  sheets.y += 2 * LINE_HEIGHT;
  centred(sheets, number ?? '', TEXT, LINE_HEIGHT);
  sheets.rule(sheets.area.left, sheets.y + RED_LINE_GAP, sheets.area.width, 1.5, RED);
  sheets.y += 2 * LINE_HEIGHT;
  for (const line of titleLines(title)) centred(sheets, line, TITLE, LINE_HEIGHT);
  sheets.y += LINE_HEIGHT;
  if (addressees.length > 0) flow(sheets, `${addressees.join('、')}：`, TEXT, 0);
}

function writeAnnexList(sheets: Sheets, annexes: readonly Annex[]): void {
  const numbered = annexes.length > 1;
  annexes.forEach(({ title }, a) => {
    if (a === 0) sheets.y += LINE_HEIGHT;
    const hanging = (numbered ? 6 : 5) * TEXT.size;
    flow(
      sheets,
      `${a === 0 ? '附件：' : ''}${numbered ? `${a + 1}.` : ''}${title}`,
      TEXT,
      a === 0 ? 2 * TEXT.size - hanging : 5 * TEXT.size - hanging,
      hanging,
    );
  });
}

/** The date ends four characters from the edge, the name stands over its middle. */
function writeSignature(sheets: Sheets, { signature: { issuer, on } }: OfficialDocument): void {
  sheets.room(3 * LINE_HEIGHT);
  sheets.y += LINE_HEIGHT;
  const date = on === null ? '    年  月  日' : chineseDate(on);
  const name = sheets.shown(issuer, TEXT);
  const [wide, nameWide] = [sheets.widthOf(date, TEXT), sheets.widthOf(name, TEXT)];
  const right = sheets.area.left + sheets.area.width - 4 * TEXT.size;
  const middle = Math.min(right - wide / 2, sheets.area.left + sheets.area.width - nameWide / 2);
  sheets.write(name, middle - nameWide / 2, sheets.y, LINE_HEIGHT, TEXT);
  sheets.y += LINE_HEIGHT;
  sheets.write(date, right - wide, sheets.y, LINE_HEIGHT, TEXT);
  sheets.y += LINE_HEIGHT;
}

function writeAnnex(sheets: Sheets, { title, landscape, body }: Annex, label: string): void {
  sheets.open(landscape);
  flow(sheets, label, { hand: 'hei', size: 16 }, 0);
  sheets.y += LINE_HEIGHT;
  for (const line of titleLines(title)) centred(sheets, line, TITLE, LINE_HEIGHT);
  sheets.y += LINE_HEIGHT;
  pdfBody(sheets, body);
}

const SMALL: Setting = { hand: 'text', size: 14 };
const IMPRINT_LINE = 24;

/** At the foot of the last sheet; behind annexes on the next even one, without a number (GB/T 9704-2012, 7.5). */
function writeImprint(sheets: Sheets, { copiesTo, printedBy, printedOn }: Imprint, apart: boolean): void {
  if (apart) {
    if (sheets.count % 2 === 0) sheets.open(false, false);
    sheets.open(false, false);
  }
  // As wide as the sheet that is open now, which need not lie as the annex did.
  const copies = copiesLines(sheets, copiesTo);
  const height = (copies.length + 1) * IMPRINT_LINE;
  sheets.room(height + LINE_HEIGHT);
  const { left, width, top, height: all } = sheets.area;
  let y = top + all - height;
  sheets.rule(left, y, width, 1);
  copies.forEach((line, n) => {
    sheets.write(line, left + (n === 0 ? 1 : COPIES_HANG) * SMALL.size, y, IMPRINT_LINE, SMALL);
    y += IMPRINT_LINE;
  });
  if (copies.length > 0) sheets.rule(left, y, width, 0.7);
  sheets.write(sheets.shown(printedBy, SMALL), left + SMALL.size, y, IMPRINT_LINE, SMALL);
  const printed = printingText(printedOn);
  sheets.write(printed, left + width - SMALL.size - sheets.widthOf(printed, SMALL), y, IMPRINT_LINE, SMALL);
  sheets.rule(left, y + IMPRINT_LINE, width, 1);
}

/** 抄送 keeps one character free at either edge; what runs on stands under the first name. */
const COPIES_HANG = 4;
function copiesLines(sheets: Sheets, copiesTo: readonly string[]): string[] {
  if (copiesTo.length === 0) return [];
  const width = sheets.area.width - (COPIES_HANG + 1) * SMALL.size;
  const first = (1 - COPIES_HANG) * SMALL.size;
  return brokenLines(sheets.shown(copiesText(copiesTo), SMALL), width, first, (text) => sheets.widthOf(text, SMALL));
}
