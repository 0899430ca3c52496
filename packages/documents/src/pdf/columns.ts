import { cut, type Line } from './line.ts';
import type { Stretch } from './print.ts';

/** Where two columns are clear, their lines one column after the other; else the lines as they come. */
export function inColumns(lines: readonly Line[]): Stretch[] {
  const gutter = gutterOf(lines);
  if (gutter === undefined) return lines.length === 0 ? [] : [{ kind: 'prose', lines, column: null }];
  const stretches: Stretch[] = [];
  let band: Line[] = [];
  for (const line of lines) {
    if (crosses(line, gutter)) {
      stretches.push(...columnsOf(band, gutter), { kind: 'prose', lines: [line], column: null });
      band = [];
    } else band.push(line);
  }
  return joined([...stretches, ...columnsOf(band, gutter)]);
}

/** The least room between two columns, in ems. */
const GUTTER = 0.55;

/** Whether the line runs over the place without a gap. */
function crosses({ glyphs, left, right, size }: Line, at: number): boolean {
  if (left >= at || right <= at) return false;
  let end = left;
  for (const glyph of glyphs) {
    if (glyph.text.trim() === '') continue;
    if (glyph.x >= at) return glyph.x - end < GUTTER * size;
    end = Math.max(end, glyph.end);
    if (end > at) return true;
  }
  return false;
}

/** The parts of a line on either side. */
const halves = (line: Line, at: number): Line[] =>
  [cut(line, -Infinity, at), cut(line, at, Infinity)].filter(({ glyphs }) => glyphs.some(({ text }) => text.trim() !== ''));

function columnsOf(lines: readonly Line[], gutter: number): Stretch[] {
  const parts = lines.flatMap((line) => halves(line, gutter));
  const sides = [parts.filter(({ left }) => left < gutter), parts.filter(({ left }) => left >= gutter)];
  return sides.filter((side) => side.length > 0).map((side) => ({ kind: 'prose', lines: side, column: edges(side) }));
}

const edges = (lines: readonly Line[]) => ({
  left: Math.min(...lines.map(({ left }) => left)),
  right: Math.max(...lines.map(({ right }) => right)),
});

function joined(stretches: readonly Stretch[]): Stretch[] {
  const found: Stretch[] = [];
  for (const stretch of stretches) {
    const last = found.at(-1);
    if (last && last.column === null && stretch.column === null)
      found[found.length - 1] = { ...last, lines: [...last.lines, ...stretch.lines] };
    else found.push(stretch);
  }
  return found;
}

const FEWEST = 5;
const TRIES = 60;

/** A strip near the middle that hardly a line crosses, with full lines up to it on the left and lines starting behind it on the right. */
function gutterOf(lines: readonly Line[]): number | undefined {
  if (lines.length < FEWEST) return undefined;
  const { left, right } = edges(lines);
  let best: { readonly at: number; readonly crossing: number } | undefined;
  for (let i = 0; i <= TRIES; i++) {
    const at = left + (right - left) * (0.35 + (0.3 * i) / TRIES);
    const crossing = lines.filter((line) => crosses(line, at)).length;
    if (!best || crossing < best.crossing) best = { at, crossing };
  }
  if (!best || best.crossing * 5 > lines.length) return undefined;
  const { at } = best;
  return isGutter(
    lines.filter((line) => !crosses(line, at)).flatMap((line) => halves(line, at)),
    at,
  )
    ? at
    : undefined;
}

function isGutter(pieces: readonly Line[], at: number): boolean {
  const before = pieces.filter((piece) => piece.right <= at);
  const behind = pieces.filter((piece) => piece.left >= at);
  if (before.length < FEWEST || behind.length < FEWEST) return false;
  const edge = Math.max(...before.map(({ right }) => right));
  const start = Math.min(...behind.map(({ left }) => left));
  const full = before.filter(({ right, size }) => edge - right < 2 * size).length;
  const aligned = behind.filter(({ left, size }) => left - start < 2.5 * size).length;
  return full * 2 >= before.length && aligned * 2 >= behind.length;
}
