import type { ReadDocument } from '@gongjian/domain/plan/source';
import { decodeText } from '../decode.ts';
import { refusals } from '../refusals.ts';
import { readText } from './read-text.ts';
import { writtenAs } from './written-as.ts';

/** Word and Excel of 2003 wrote XML of their own, and so do other programs; only XHTML is a page. */
const OTHER_XML = /^\s*<\?xml[\s?](?![\s\S]{0,2000}<html[\s>])/i;

/** Text, Markdown or HTML, told apart by what is written. */
export async function readAnyText(bytes: Uint8Array): Promise<ReadDocument> {
  const text = decodeText(bytes);
  if (text.trim() === '') throw refusals.empty();
  if (OTHER_XML.test(text)) throw refusals.wrongKind('an XML file', ' XML 文件');
  switch (writtenAs(text)) {
    case 'html':
      return (await import('../html/read-html.ts')).readHtml(text);
    case 'markdown':
      return (await import('../markdown/read-markdown.ts')).readMarkdown(text);
    case 'text':
      return readText(text);
  }
}
