import { limits } from '../limits.ts';
import { refusals } from '../refusals.ts';
import { attribute, type Element, isElement, isText } from './tree.ts';

/** How much is in an element: what chrome and layout are told from. */
export type Measure = {
  /** Characters that are not white space. */
  readonly letters: number;
  /** Those of them in links to other pages. */
  readonly linked: number;
  readonly links: number;
  /** Paragraphs, list items and line breaks. */
  readonly lines: number;
  readonly headings: number;
  /** Letters in tables below this element. */
  readonly tabled: number;
};

export type Measures = (element: Element) => Measure;

const nothing: Measure = { letters: 0, linked: 0, links: 0, lines: 0, headings: 0, tabled: 0 };
const silent = new Set(['script', 'style', 'template', 'noscript', 'select', 'button', 'textarea', 'iframe', 'svg']);
const lines = new Set(['p', 'div', 'li', 'br', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const ATTACHMENT = /\.(?:docx?|xlsx?|wps|et|pdf|ofd|zip|rar|ceb)(?:$|[?#])/i;

export function measure(root: Element): Measures {
  const known = new Map<Element, Measure>();
  take(root, known, 0);
  return (element) => known.get(element) ?? nothing;
}

function take(element: Element, known: Map<Element, Measure>, depth: number): Measure {
  if (silent.has(element.tagName)) return nothing;
  if (depth > limits.htmlDepth) throw refusals.tooDeep('HTML');
  const sum = { ...nothing };
  for (const child of element.childNodes) {
    if (isText(child)) sum.letters += lettersIn(child.value);
    else if (isElement(child)) add(sum, child, take(child, known, depth + 1));
  }
  const measured = isLink(element) ? { ...sum, linked: sum.letters, links: 1 } : sum;
  known.set(element, measured);
  return measured;
}

function add(sum: { -readonly [K in keyof Measure]: Measure[K] }, child: Element, of: Measure): void {
  sum.letters += of.letters;
  sum.linked += of.linked;
  sum.links += of.links;
  sum.headings += of.headings + (/^h[1-6]$/.test(child.tagName) ? 1 : 0);
  sum.lines += of.lines + (lines.has(child.tagName) ? 1 : 0);
  sum.tabled += child.tagName === 'table' ? of.letters : of.tabled;
}

function lettersIn(text: string): number {
  let letters = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 32 && code !== 0xa0 && code !== 0x3000) letters++;
  }
  return letters;
}

/** A link that leads away. Attachments and places within the page belong to the text. */
function isLink(element: Element): boolean {
  if (element.tagName !== 'a') return false;
  const to = attribute(element, 'href');
  return to !== null && !to.startsWith('#') && !ATTACHMENT.test(to);
}
