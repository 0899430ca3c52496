import { type Grid, type Line, type PlanDocument, places } from './plan-document.ts';

/** Markdown with pipe tables; merged places are blank. */
export function renderMarkdown(document: PlanDocument): Uint8Array {
  const blocks = document.map((part) => (part.kind === 'line' ? paragraph(part) : table(part)));
  return new TextEncoder().encode(`${blocks.join('\n\n')}\n`);
}

function paragraph({ text, heading, bold }: Line): string {
  const words = escaped(text);
  if (heading !== null) return `${'#'.repeat(heading)} ${words}`;
  return bold ? `**${words}**` : words;
}

function table(grid: Grid): string {
  const rows = places(grid).map((row) => `| ${row.map((cell) => escaped(cell?.text ?? '').replaceAll('\n', '<br>')).join(' | ')} |`);
  const delimiter = `|${' --- |'.repeat(grid.columns)}`;
  return [rows[0], delimiter, ...rows.slice(1)].join('\n');
}

const escaped = (text: string): string => text.replace(/[\\`*_[\]<>|#&~$]/g, (mark) => `\\${mark}`).replace(/^(\d+)\. /, '$1\\. ');
