import type { ReadDocument } from '@gongjian/domain/plan/source';
import { LinearText } from '../linear-text.ts';
import { refusals } from '../refusals.ts';
import { type MarkdownBlock, markdownBlocks } from './blocks.ts';
import { isBold, shownWords } from './inline.ts';
import { pipeTable } from './pipe-table.ts';

/** Markdown as a reader sees it: headings, paragraphs and tables without their marks. */
export async function readMarkdown(text: string): Promise<ReadDocument> {
  const linear = new LinearText();
  for (const block of markdownBlocks(text)) await write(block, linear);
  const document = linear.done('markdown');
  if (document.blocks.length === 0) throw refusals.noText('Markdown file', ' Markdown 文件');
  return document;
}

async function write(block: MarkdownBlock, linear: LinearText): Promise<void> {
  switch (block.kind) {
    case 'heading':
      return linear.paragraph(shownWords(block.text), { heading: block.level, bold: true });
    case 'paragraph':
      return linear.paragraph(shownWords(block.text), { heading: null, bold: isBold(block.text) });
    case 'literal':
      return linear.paragraph(block.text);
    case 'pipes':
      return linear.table(pipeTable(block.lines, block.line));
    case 'html':
      return (await import('../html/read-html.ts')).writeHtml(block.html, linear);
  }
}
