import type { Sheet } from './layout.ts';
import type { Line } from './line.ts';
import { endOfHeads, headerAt } from './loose-header.ts';

/**
 * A header at the foot of a page heads the rows on the next page, and may itself be cut by the end of the page. It is moved there
 * whole, above the first line.
 */
export function withHeadsAbove(sheets: readonly Sheet[]): Sheet[] {
  const mended = [...sheets];
  for (let i = 0; i + 1 < mended.length; i++) {
    const [before, after] = [mended[i] as Sheet, mended[i + 1] as Sheet];
    const heads = headsAtFoot(before, after);
    if (heads.length === 0) continue;
    mended[i] = { ...before, lines: before.lines.slice(0, before.lines.length - heads.length) };
    mended[i + 1] = { ...after, lines: [...above(heads, after), ...after.lines] };
  }
  return mended;
}

const MOST_LINES = 6;

function headsAtFoot(before: Sheet, after: Sheet): readonly Line[] {
  const { lines } = before;
  if (lines.length === 0 || after.lines.length === 0 || !endsInLines(before) || !beginsWithLines(after)) return [];
  for (let at = Math.max(0, lines.length - MOST_LINES); at < lines.length; at++) {
    if (endOfHeads(lines, at) < lines.length) continue;
    const foot = lines.slice(at);
    const together = [...above(foot, after), ...after.lines.slice(0, MOST_LINES)];
    if ((headerAt(together, 0)?.to ?? 0) >= foot.length) return foot;
  }
  return [];
}

const endsInLines = ({ lines, tables }: Sheet): boolean => tables.every(({ bottom }) => bottom < (lines.at(-1)?.y ?? 0));
const beginsWithLines = ({ lines, tables }: Sheet): boolean => tables.every(({ top }) => top > (lines[0]?.y ?? Infinity));

/** The lines as if they stood close above the first one of the page. */
function above(foot: readonly Line[], { lines }: Sheet): Line[] {
  const [last, first] = [foot.at(-1), lines[0]];
  if (!last || !first) return [];
  const shift = first.y - 1.4 * first.size - last.y;
  return foot.map((line) => ({ ...line, y: line.y + shift, glyphs: line.glyphs.map((glyph) => ({ ...glyph, y: glyph.y + shift })) }));
}
