import type { ReadDocument } from '@gongjian/domain/plan/source';
import { decodeText } from '../decode.ts';
import { refusals } from '../refusals.ts';
import { readText } from './read-text.ts';
import { writtenAs } from './written-as.ts';

/** Text, Markdown or HTML, told apart by what is written. */
export async function readAnyText(bytes: Uint8Array): Promise<ReadDocument> {
  const text = decodeText(bytes);
  if (text.trim() === '') throw refusals.empty();
  switch (writtenAs(text)) {
    case 'html':
      return (await import('../html/read-html.ts')).readHtml(text);
    case 'markdown':
      return (await import('../markdown/read-markdown.ts')).readMarkdown(text);
    case 'text':
      return readText(text);
  }
}
