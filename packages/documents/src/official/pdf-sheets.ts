import PDFDocument from 'pdfkit';
import type { Fonts, PrintHand } from './fonts.ts';
import { FOOTER, LINE, MARGIN, PAPER } from './measures.ts';
import { printable } from './printable.ts';

const points = (twips: number): number => twips / 20;
export const LINE_HEIGHT = points(LINE);
export type Setting = { readonly hand: PrintHand; readonly size: number; readonly color?: string };
export const TEXT: Setting = { hand: 'text', size: 16 };

export type Area = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
const upright: Area = {
  left: points(MARGIN.left),
  top: points(MARGIN.top),
  width: points(PAPER.width - MARGIN.left - MARGIN.right),
  height: points(PAPER.height - MARGIN.top - MARGIN.bottom),
};
const lying: Area = {
  left: points(MARGIN.bottom),
  top: points(MARGIN.left),
  width: points(PAPER.height - MARGIN.bottom - MARGIN.top),
  height: points(PAPER.width - MARGIN.left - MARGIN.right),
};
/** What is printed for a character the font has not: the mark printers put for a missing type. */
const MISSING = '〓';

/** Sheets of paper with a place to write on: goes to the next when one is full, and numbers them. */
export class Sheets {
  readonly pdf: PDFKit.PDFDocument;
  area: Area = upright;
  y = 0;
  count = 0;
  private turned = false;
  private readonly widths = new Map<string, number>();

  constructor(fonts: Fonts, { title, author, on }: { title: string; author: string; on: string | null }) {
    const made = new Date(`${on ?? '1980-01-01'}T00:00:00Z`);
    this.pdf = new PDFDocument({
      autoFirstPage: false,
      // No Helvetica at the start: its measures lie in files a bundle does not carry.
      font: '',
      lang: 'zh-CN',
      displayTitle: true,
      info: { Title: title, Author: author, CreationDate: made, ModDate: made },
    });
    for (const [hand, bytes] of Object.entries(fonts)) this.pdf.registerFont(hand, bytes);
  }

  /** A new sheet. */
  open(turned: boolean, numbered = true): void {
    this.turned = turned;
    this.area = turned ? lying : upright;
    this.pdf.addPage({ size: 'A4', layout: turned ? 'landscape' : 'portrait', margin: 0 });
    this.count += 1;
    this.y = this.area.top;
    if (numbered) this.writeNumber();
  }

  next(): void {
    this.open(this.turned);
  }

  /** Makes sure so much fits on this sheet. */
  room(height: number): void {
    if (this.y + height > this.area.top + this.area.height + 0.5) this.next();
  }

  /** As the font can print it. */
  shown(text: string, { hand }: Setting): string {
    this.pdf.font(hand);
    // The types of pdfkit do not tell of the font it has open.
    const { font } = (this.pdf as unknown as { _font: { font: { hasGlyphForCodePoint: (code: number) => boolean } } })._font;
    return [...printable(text)].map((char) => (font.hasGlyphForCodePoint(char.codePointAt(0) ?? 0) ? char : MISSING)).join('');
  }

  widthOf(text: string, setting: Setting): number {
    let sum = 0;
    for (const char of text) sum += this.charWidth(char, setting);
    return sum;
  }

  private charWidth(char: string, { hand, size }: Setting): number {
    const key = `${hand}${char}`;
    let wide = this.widths.get(key);
    if (wide === undefined) {
      wide = this.pdf.font(hand).fontSize(100).widthOfString(char) / 100;
      this.widths.set(key, wide);
    }
    return wide * size;
  }

  /** One line of text, its middle at the middle of a line so high. */
  write(text: string, x: number, top: number, high: number, setting: Setting, spread = 0): void {
    const { hand, size, color = '#000000' } = setting;
    this.pdf
      .font(hand)
      .fontSize(size)
      .fillColor(color)
      .text(text, x, top + high / 2 + size * 0.36, { lineBreak: false, baseline: 'alphabetic', characterSpacing: spread });
  }

  rule(x: number, y: number, width: number, thick: number, color = '#000000'): void {
    this.pdf
      .moveTo(x, y)
      .lineTo(x + width, y)
      .lineWidth(thick)
      .strokeColor(color)
      .stroke();
  }

  /** — 1 —: outside, one character in; on a turned sheet where it is on the others, lying. */
  private writeNumber(): void {
    const text = `— ${this.count} —`;
    const setting: Setting = { hand: 'text', size: 14 };
    const wide = this.widthOf(text, setting);
    const odd = this.count % 2 === 1;
    const { left, top, width, height } = this.area;
    if (!this.turned) {
      this.write(text, odd ? left + width - 14 - wide : left + 14, points(PAPER.height - FOOTER) - 14, 14, setting);
      return;
    }
    this.pdf.save().translate(points(FOOTER), odd ? top + height - 14 - wide : top + 14);
    this.pdf.rotate(90);
    this.write(text, 0, -7, 14, setting);
    this.pdf.restore();
  }

  async bytes(): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    this.pdf.end();
    for await (const chunk of this.pdf as unknown as AsyncIterable<Uint8Array>) chunks.push(chunk);
    return Buffer.concat(chunks);
  }
}
