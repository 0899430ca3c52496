import type { ReadDocument } from '@gongjian/domain/plan/source';
import { LinearText } from '../linear-text.ts';
import { refusals } from '../refusals.ts';
import { chromeOf } from './chrome.ts';
import { measure } from './measure.ts';
import { writePage } from './page.ts';
import { bodyOf } from './tree.ts';

/** A web page: its text and data tables, without the menus, footers and buttons around them. */
export function readHtml(page: string): ReadDocument {
  const linear = new LinearText();
  writeHtml(page, linear);
  const document = linear.done('html');
  if (document.blocks.length === 0) throw refusals.noText('HTML page', '网页');
  return document;
}

/** The same into a text already begun, as for a table within Markdown. */
export function writeHtml(html: string, linear: LinearText): void {
  const body = bodyOf(html);
  if (body === null) return;
  const measures = measure(body);
  writePage(body, { measures, isChrome: chromeOf(body, measures) }, linear);
}
