/** A coloured stretch of a text: whose it is, and what it is (a measure, or a promise inside one). */
export type Mark = { readonly start: number; readonly end: number; readonly owner: string; readonly kind: 'measure' | 'promise' };

/** A piece of text between two borders of marks, with the marks that cover it. */
export type Segment = { readonly start: number; readonly text: string; readonly owner: string | null; readonly promise: boolean };

/**
 * Cuts one line into pieces that are each wholly inside or outside every mark. Offsets are code points into the whole text,
 * as in every span; `line` is given as code points too, because a Chinese text may hold characters of two units.
 */
export function segmentsOf(line: readonly string[], lineStart: number, marks: readonly Mark[]): Segment[] {
  const lineEnd = lineStart + line.length;
  const here = marks.filter((mark) => mark.start < lineEnd && mark.end > lineStart);
  const borders = new Set([lineStart, lineEnd]);
  for (const mark of here) {
    borders.add(Math.max(mark.start, lineStart));
    borders.add(Math.min(mark.end, lineEnd));
  }
  const sorted = [...borders].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, i) => {
    const covering = here.filter((mark) => mark.start <= start && mark.end > start);
    return {
      start,
      text: line.slice(start - lineStart, (sorted[i + 1] ?? lineEnd) - lineStart).join(''),
      owner: covering.find((mark) => mark.kind === 'measure')?.owner ?? covering[0]?.owner ?? null,
      promise: covering.some((mark) => mark.kind === 'promise'),
    };
  });
}

export type Line = { readonly start: number; readonly characters: readonly string[] };

/** The lines of a text with the code point at which each begins. */
export function linesOf(text: string, from = 0): Line[] {
  let start = from;
  return text.split('\n').map((line) => {
    const characters = [...line];
    const at = start;
    start += characters.length + 1;
    return { start: at, characters };
  });
}
