import { type Line, splitAtGaps } from './line.ts';
import type { Stretch } from './print.ts';

/** Where two columns are clear, their lines one column after the other; else the lines as they come. */
export function inColumns(lines: readonly Line[]): Stretch[] {
  const pieces = lines.flatMap((line) => splitAtGaps(line, 1.2));
  const gutter = gutterOf(pieces);
  if (gutter === undefined) return lines.length === 0 ? [] : [{ kind: 'prose', lines, column: null }];
  const stretches: Stretch[] = [];
  let band: Line[] = [];
  for (const line of lines) {
    const parts = splitAtGaps(line, 1.2);
    if (parts.some((part) => crosses(part, gutter))) {
      stretches.push(...columnsOf(band, gutter), { kind: 'prose', lines: [line], column: null });
      band = [];
    } else band.push(...parts);
  }
  return joined([...stretches, ...columnsOf(band, gutter)]);
}

const crosses = ({ left, right }: Line, gutter: number): boolean => left < gutter && right > gutter;

function columnsOf(pieces: readonly Line[], gutter: number): Stretch[] {
  const sides = [pieces.filter(({ left }) => left < gutter), pieces.filter(({ left }) => left >= gutter)];
  return sides.filter((lines) => lines.length > 0).map((lines) => ({ kind: 'prose', lines, column: edges(lines) }));
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
const TRIES = 40;

/** A strip near the middle that hardly a line crosses, with full lines up to it on the left and lines starting behind it on the right. */
function gutterOf(pieces: readonly Line[]): number | undefined {
  if (pieces.length < 2 * FEWEST) return undefined;
  const { left, right } = edges(pieces);
  let best: { readonly at: number; readonly crossing: number } | undefined;
  for (let i = 0; i <= TRIES; i++) {
    const at = left + (right - left) * (0.3 + (0.4 * i) / TRIES);
    const crossing = pieces.filter((piece) => crosses(piece, at)).length;
    if (!best || crossing < best.crossing) best = { at, crossing };
  }
  if (!best || best.crossing * 5 > pieces.length) return undefined;
  return isGutter(pieces, best.at) ? best.at : undefined;
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
