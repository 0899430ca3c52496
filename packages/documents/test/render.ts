import type { DocumentKind } from '@gongjian/domain/plan/source';
import type { PlanDocument } from './plan-document.ts';
import { renderDocx } from './render-docx.ts';
import { renderHtml } from './render-html.ts';
import { renderMarkdown } from './render-markdown.ts';
import { renderText } from './render-text.ts';
import { renderXlsx } from './render-xlsx.ts';

/** The kinds that need no browser; a PDF is printed from `htmlPage`. */
export type RenderedKind = Exclude<DocumentKind, 'pdf'>;

export const renderers: Record<RenderedKind, (document: PlanDocument) => Uint8Array | Promise<Uint8Array>> = {
  text: renderText,
  markdown: renderMarkdown,
  html: renderHtml,
  docx: renderDocx,
  xlsx: renderXlsx,
};

export const renderedKinds = Object.keys(renderers) as RenderedKind[];
