import type { Glyph, Turn } from './marks.ts';
import { apply, compose, identity, type Matrix, translate } from './matrix.ts';

/** A font as far as it decides where characters stand. */
export type Font = {
  readonly bold: boolean;
  readonly vertical: boolean;
  /** From glyph space to text space: a thousandth, except in Type 3 fonts. */
  readonly unit: number;
  readonly verticalMetrics: readonly number[] | undefined;
};

/** One character as pdf.js hands it over; a number instead of one moves the pen. */
export type ShownGlyph = {
  readonly unicode: string;
  readonly width: number | null;
  readonly vmetric?: readonly number[] | null;
  readonly isSpace: boolean;
};

/** What `q` saves and `Q` restores, as far as text and lines need it (ISO 32000-1, 8.4 and 9.3). */
export type GraphicsState = {
  matrix: Matrix;
  lineWidth: number;
  font: Font;
  fontSize: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
  outlined: boolean;
};

export const plainFont: Font = { bold: false, vertical: false, unit: 0.001, verticalMetrics: undefined };

export const initialState = (matrix: Matrix): GraphicsState => ({
  matrix,
  lineWidth: 1,
  font: plainFont,
  fontSize: 0,
  charSpacing: 0,
  wordSpacing: 0,
  scale: 1,
  leading: 0,
  rise: 0,
  outlined: false,
});

/** A character before the page counts it. */
export type PrintedGlyph = Omit<Glyph, 'nth'>;

/** The pen of a text object: the text matrix and the start of the line it stands on. */
export class Pen {
  private matrix: Matrix = identity;
  private lineStart: Matrix = identity;

  place(matrix: Matrix): void {
    this.matrix = matrix;
    this.lineStart = matrix;
  }

  moveLine(x: number, y: number): void {
    this.place(compose(this.lineStart, translate(x, y)));
  }

  /** Prints the characters and leaves the pen behind the last one (9.4.4). */
  show(shown: readonly (ShownGlyph | number)[], state: GraphicsState, into: (glyph: PrintedGlyph) => void): void {
    for (const item of shown) {
      if (typeof item === 'number') this.advance((-item / 1000) * state.fontSize, state);
      else this.showOne(item, state, into);
    }
  }

  private showOne(item: ShownGlyph, state: GraphicsState, into: (glyph: PrintedGlyph) => void): void {
    const { font, fontSize } = state;
    const metric = font.vertical ? (item.vmetric ?? font.verticalMetrics ?? [-1000, 500, 880]) : undefined;
    const width = (item.width ?? 0) * font.unit * fontSize;
    const offset = metric ? translate((-(metric[1] ?? 500) / 1000) * fontSize, (-(metric[2] ?? 880) / 1000) * fontSize) : identity;
    const glyph = glyphAt(compose(compose(state.matrix, this.matrix), offset), item.unicode, width, state);
    if (glyph) into(glyph);
    const pitch = state.charSpacing + (item.isSpace ? state.wordSpacing : 0);
    this.advance((metric ? ((metric[0] ?? -1000) / 1000) * fontSize : width) + pitch, state);
  }

  private advance(distance: number, state: GraphicsState): void {
    const step = state.font.vertical ? translate(0, distance) : translate(distance * state.scale, 0);
    this.matrix = compose(this.matrix, step);
  }
}

/** How far from a quarter turn text may lean before it is taken for a watermark. */
const LEAN = Math.PI / 18;

function glyphAt(at: Matrix, text: string, width: number, state: GraphicsState): PrintedGlyph | undefined {
  const forward = Math.sign(state.fontSize * state.scale);
  const angle = Math.atan2(at[1] * forward, at[0] * forward);
  const quarters = Math.round(angle / (Math.PI / 2));
  if (Math.abs(angle - (quarters * Math.PI) / 2) > LEAN) return undefined;
  const turn = ((quarters + 4) % 4) as Turn;
  const [x1, y1] = turned(apply(at, 0, state.rise), turn);
  const [x2] = turned(apply(at, width * state.scale, state.rise), turn);
  const size = Math.hypot(at[2], at[3]) * Math.abs(state.fontSize);
  if (!(size > 0.5 && Number.isFinite(x1 + x2 + y1))) return undefined;
  return { text, x: Math.min(x1, x2), end: Math.max(x1, x2), y: y1, size, bold: state.font.bold || state.outlined, turn };
}

/** Coordinates on the page turned so that the text stands upright; the origin stays, so they may be negative. */
export function turned([x, y]: readonly [number, number], turn: Turn): readonly [number, number] {
  if (turn === 0) return [x, y];
  if (turn === 1) return [y, -x];
  return turn === 2 ? [-x, -y] : [-y, x];
}
