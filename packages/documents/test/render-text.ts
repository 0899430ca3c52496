import { type PlanDocument, places } from './plan-document.ts';

/** Plain text as it is pasted from a page: tables by tabs, merged places blank, lines of a cell run together. */
export function renderText(document: PlanDocument): Uint8Array {
  const lines = document.flatMap((part) => {
    if (part.kind === 'line') return [part.text, ''];
    return [...places(part).map((row) => row.map((cell) => cell?.text.replaceAll('\n', ' ') ?? '').join('\t')), ''];
  });
  return new TextEncoder().encode(lines.join('\n'));
}
