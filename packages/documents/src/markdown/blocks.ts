import { atxHeading, hasBar, isBarredRow, isDelimiterRow, isRule, setextLevel } from './lines.ts';
import { unwrapper } from './wrap.ts';

/** What a Markdown file is made of, in order. `line` counts from 1. */
export type MarkdownBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'pipes'; readonly line: number; readonly lines: readonly string[] }
  | { readonly kind: 'html'; readonly html: string };

export function markdownBlocks(text: string): MarkdownBlock[] {
  const lines = text.split('\n');
  const reader = new Blocks(lines, unwrapper(lines));
  return reader.read();
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const LONGEST_FRONT_MATTER = 60;

class Blocks {
  readonly #lines: readonly string[];
  readonly #isContinued: (line: string, next: string) => boolean;
  readonly #blocks: MarkdownBlock[] = [];
  #paragraph: string[] = [];
  #at = 0;

  constructor(lines: readonly string[], isContinued: (line: string, next: string) => boolean) {
    this.#lines = lines;
    this.#isContinued = isContinued;
  }

  read(): MarkdownBlock[] {
    this.#at = endOfFrontMatter(this.#lines);
    while (this.#at < this.#lines.length) this.#block(this.#lines[this.#at] as string);
    this.#endParagraph();
    return this.#blocks;
  }

  /** Each takes the lines it can and says so; the first that does wins. */
  #block(line: string): void {
    if (this.#fence(line) || this.#htmlTable(line) || this.#pipes(line) || this.#heading(line) || this.#underline(line)) return;
    this.#at++;
    if (line.trim() === '' || isRule(line)) this.#endParagraph();
    else this.#words(line);
  }

  #fence(line: string): boolean {
    const fence = FENCE.exec(line)?.[1];
    if (fence === undefined) return false;
    this.#endParagraph();
    for (this.#at++; this.#at < this.#lines.length; this.#at++) {
      const inside = this.#lines[this.#at] as string;
      if (inside.trim().startsWith(fence)) break;
      this.#blocks.push({ kind: 'literal', text: inside });
    }
    this.#at++;
    return true;
  }

  #htmlTable(line: string): boolean {
    if (!/^\s*(?:<(?:div|center|html|body)[^<>]*>\s*){0,3}<table[\s>]/i.test(line)) return false;
    this.#endParagraph();
    const start = this.#at;
    for (let depth = 0; this.#at < this.#lines.length; this.#at++) {
      depth += tablesOpened(this.#lines[this.#at] as string);
      if (depth <= 0) break;
    }
    this.#at++;
    this.#blocks.push({ kind: 'html', html: this.#lines.slice(start, this.#at).join('\n') });
    return true;
  }

  #pipes(line: string): boolean {
    const next = this.#lines[this.#at + 1] ?? '';
    const begins = isBarredRow(line) || isDelimiterRow(line) || (hasBar(line) && isDelimiterRow(next));
    if (!begins) return false;
    this.#endParagraph();
    const start = this.#at;
    while (this.#at < this.#lines.length && hasBar(this.#lines[this.#at] as string)) this.#at++;
    this.#blocks.push({ kind: 'pipes', line: start + 1, lines: this.#lines.slice(start, this.#at) });
    return true;
  }

  #heading(line: string): boolean {
    const heading = atxHeading(line);
    if (heading === null) return false;
    this.#endParagraph();
    this.#blocks.push({ kind: 'heading', level: heading.level, text: heading.text });
    this.#at++;
    return true;
  }

  /** A heading by the line under it. After a longer paragraph the line is only a rule. */
  #underline(line: string): boolean {
    const level = this.#paragraph.length === 1 ? setextLevel(line) : null;
    if (level === null) return false;
    this.#blocks.push({ kind: 'heading', level, text: this.#paragraph[0] as string });
    this.#paragraph = [];
    this.#at++;
    return true;
  }

  #words(line: string): void {
    const words = line.replace(/^\s{0,9}(?:>\s?){1,9}/, '').replace(/^\s*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?/, '');
    const before = this.#paragraph.at(-1);
    const breaks = before !== undefined && (words.length !== line.trim().length || !this.#isContinued(before, words));
    if (breaks) this.#endParagraph();
    this.#paragraph.push(words);
  }

  #endParagraph(): void {
    if (this.#paragraph.length > 0) this.#blocks.push({ kind: 'paragraph', text: joined(this.#paragraph) });
    this.#paragraph = [];
  }
}

const tablesOpened = (line: string): number => (line.match(/<table[\s>]/gi)?.length ?? 0) - (line.match(/<\/table>/gi)?.length ?? 0);

/** Lines of Chinese are joined as they are, words of other scripts with a space. */
const joined = (lines: readonly string[]): string =>
  lines
    .map((line) => line.replace(/\\$/, '').trim())
    .reduce((text, line) => text + (/[\x21-\x7e]$/.test(text) && /^[\x21-\x7e]/.test(line) ? ' ' : '') + line, '');

/** Settings some programs keep above the text, between two rules. */
function endOfFrontMatter(lines: readonly string[]): number {
  if (lines[0]?.trim() !== '---') return 0;
  const end = lines.slice(1, LONGEST_FRONT_MATTER).findIndex((line) => /^(?:---|\.\.\.)\s*$/.test(line));
  const settings = lines.slice(1, end + 1);
  return end > 0 && settings.every((line) => /^\s*(?:[\w-]+\s*:|-\s|#|$)/.test(line)) ? end + 2 : 0;
}
