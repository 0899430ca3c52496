import { Unreadable } from '../unreadable.ts';
import type { PageMarks } from './marks.ts';
import { isMeaningless } from './repair.ts';

/** So many pages without a word, from the first on, are a scan. */
const PATIENCE = 12;
const FEWEST_ON_PAGE = 8;
const MOST_CHARACTERS = 3_000_000;
const MOST_RULES = 2_000_000;
const MOST_PAGES = 600;

export function checkPages(pages: number): void {
  if (pages > MOST_PAGES) throw tooManyPages(pages);
}

/** 文字层: counts what can be read, page by page, and refuses what is only pictures. */
export class TextLayer {
  private readonly pages: number;
  private seen = 0;
  private readable = 0;
  private characters = 0;
  private meaningless = 0;
  private rules = 0;

  constructor(pages: number) {
    this.pages = pages;
  }

  add({ glyphs, rules }: Pick<PageMarks, 'glyphs' | 'rules'>): void {
    this.seen++;
    this.rules += rules.length;
    this.characters += glyphs.length;
    this.meaningless += glyphs.filter(({ text }) => isMeaningless(text)).length;
    if (glyphs.length >= FEWEST_ON_PAGE) this.readable++;
    if (this.readable === 0 && this.seen === PATIENCE) throw scanned();
    if (this.characters > MOST_CHARACTERS || this.rules > MOST_RULES) throw tooMuchText();
  }

  /** Asked at the end: most pages must have text, and most of it must mean something. */
  mustBeText(): void {
    if (this.readable === 0 && this.characters === 0) throw scanned();
    if (this.readable * 2 < this.pages && this.pages > 1) throw scanned();
    if (this.meaningless * 10 > this.characters * 3) throw undecodable();
  }
}

const scanned = (): Unreadable =>
  new Unreadable(
    'scanned',
    '该 PDF 是扫描件或图片，没有可读取的文字。请先做文字识别（OCR），或改用原始的 Word、文本文件。',
    'The PDF is a scan: its pages are pictures without a text layer. Run text recognition (OCR) on it, or use the original Word or text file.',
  );

const undecodable = (): Unreadable =>
  new Unreadable(
    'scanned',
    '该 PDF 的字体没有文字编码，文字只能看、不能读取。请做文字识别（OCR），或改用原始的 Word、文本文件。',
    'The fonts of this PDF do not say which characters they print, so its text cannot be read. Run OCR on it, or use the original Word or text file.',
  );

const tooManyPages = (pages: number): Unreadable =>
  new Unreadable(
    'too_many_pages',
    `该 PDF 有 ${pages} 页，超过 ${MOST_PAGES} 页的上限。请只保留行动计划的页面后再上传。`,
    `The PDF has ${pages} pages; the limit is ${MOST_PAGES}. Keep only the pages of the plan.`,
  );

const tooMuchText = (): Unreadable =>
  new Unreadable(
    'too_large',
    `该 PDF 超过 ${MOST_CHARACTERS / 10_000} 万字或图形过多。请只保留行动计划正文后再上传。`,
    `The PDF has more than ${MOST_CHARACTERS} characters, or too many drawings. Keep only the pages of the plan.`,
  );
