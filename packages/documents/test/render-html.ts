import type { Grid, GridCell, Line, PlanDocument } from './plan-document.ts';

const style =
  'body{font-family:"Noto Sans SC",sans-serif}table{border-collapse:collapse;width:100%}td,th{border:1px solid #000;padding:4px}';

/** A web page as a government site or a word processor saves it; it is also what is printed to PDF. */
export function renderHtml(document: PlanDocument): Uint8Array {
  return new TextEncoder().encode(htmlPage(document));
}

export const htmlPage = (document: PlanDocument): string =>
  `<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>行动计划</title><style>${style}</style></head>\n<body>\n${document
    .map((part) => (part.kind === 'line' ? paragraph(part) : table(part)))
    .join('\n')}\n</body></html>\n`;

function paragraph({ text, heading, bold }: Line): string {
  if (heading !== null) return `<h${heading}>${escaped(text)}</h${heading}>`;
  return bold ? `<p><strong>${escaped(text)}</strong></p>` : `<p>${escaped(text)}</p>`;
}

function table({ rows }: Grid): string {
  const written = rows.map((row, r) => `<tr>${row.map((cell) => tableCell(cell, r === 0 ? 'th' : 'td')).join('')}</tr>`);
  return `<table>\n${written.join('\n')}\n</table>`;
}

function tableCell({ text, rowSpan, colSpan }: GridCell, tag: 'th' | 'td'): string {
  const spans = (rowSpan > 1 ? ` rowspan="${rowSpan}"` : '') + (colSpan > 1 ? ` colspan="${colSpan}"` : '');
  return `<${tag}${spans}>${escaped(text).replaceAll('\n', '<br>')}</${tag}>`;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
