import { atxHeading, isBarredRow, isDelimiterRow } from '../markdown/lines.ts';

/** The page says so itself. Some converters to Markdown wrap each table in a page of its own, which says nothing. */
const HTML_PAGE = /<(?:!doctype\s{1,9}html|head|html(?!>\s{0,9}<body>\s{0,9}<table))[\s>]/i;
const PAGE_WITHIN = 65_536;
const TAG = /^<\/?[a-z][a-z0-9]*[\s/>]/i;
const BOLD = /\*\*[^\s*][^*\n]{0,300}\*\*/;

export function writtenAs(text: string): 'html' | 'markdown' | 'text' {
  if (HTML_PAGE.test(text.slice(0, PAGE_WITHIN))) return 'html';
  if (hasMarkdown(text)) return 'markdown';
  if (TAG.test(text.slice(firstWord(text), firstWord(text) + 40))) return 'html';
  return /^[ \t]*<table[\s>]/im.test(text) ? 'markdown' : 'text';
}

/** Marks no plain text carries by chance, outside of HTML tables. */
function hasMarkdown(text: string): boolean {
  let barred = 0;
  for (const line of linesOutsideTables(text)) {
    if (atxHeading(line) !== null || isDelimiterRow(line) || BOLD.test(line)) return true;
    barred = isBarredRow(line) ? barred + 1 : 0;
    if (barred === 2) return true;
  }
  return false;
}

function* linesOutsideTables(text: string): Generator<string> {
  let inside = false;
  for (const line of text.split('\n')) {
    if (/<table[\s>]/i.test(line)) inside = true;
    if (!inside) yield line;
    if (/<\/table>/i.test(line)) inside = false;
  }
}

/** Where the first thing stands that is neither white space nor a comment. */
function firstWord(text: string): number {
  let at = 0;
  for (;;) {
    while (at < text.length && text.charAt(at).trim() === '') at++;
    if (!text.startsWith('<!--', at) && !text.startsWith('<?', at)) return at;
    const end = text.indexOf('>', text.startsWith('<!--', at) ? text.indexOf('-->', at) : at);
    if (end === -1 || text.indexOf('-->', at) === -1) return at;
    at = end + 1;
  }
}
