import { OPS } from 'pdfjs-dist/legacy/build/pdf.min.mjs';
import type { Glyph, PageMarks, Rule } from './marks.ts';
import { compose, type Matrix, matrixOf } from './matrix.ts';
import { filledRules, strokedRules } from './paths.ts';
import { type Font, type GraphicsState, initialState, Pen, plainFont, type ShownGlyph } from './text-state.ts';

export type Operators = { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] };

/** Beyond this a page is a drawing; further lines do not make it a table. */
const MOST_RULES = 50_000;
const MOST_SAVED = 2_000;

const STROKES: ReadonlySet<unknown> = new Set([OPS.stroke, OPS.closeStroke]);
const FILLS: ReadonlySet<unknown> = new Set([OPS.fill, OPS.eoFill]);
const BOTH: ReadonlySet<unknown> = new Set([OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke]);

/** Follows the operators of one page and notes what is printed where. */
export class Interpreter {
  private state: GraphicsState;
  private readonly saved: GraphicsState[] = [];
  private readonly pen = new Pen();
  private readonly glyphs: Glyph[] = [];
  private readonly rules: Rule[] = [];

  constructor(
    toPage: Matrix,
    private readonly size: { readonly width: number; readonly height: number },
    private readonly fonts: ReadonlyMap<string, Font>,
  ) {
    this.state = initialState(toPage);
  }

  run({ fnArray, argsArray }: Operators): PageMarks {
    for (let i = 0; i < fnArray.length; i++) {
      const deed = deeds[fnArray[i] ?? -1];
      if (deed) deed(this, (argsArray[i] ?? []) as never[]);
    }
    return { ...this.size, glyphs: this.glyphs, rules: this.rules };
  }

  save(): void {
    if (this.saved.length < MOST_SAVED) this.saved.push({ ...this.state });
  }

  restore(): void {
    this.state = this.saved.pop() ?? this.state;
  }

  transform(matrix: Matrix): void {
    this.state.matrix = compose(this.state.matrix, matrix);
  }

  set(change: Partial<GraphicsState>): void {
    Object.assign(this.state, change);
  }

  useFont(name: string, size: number): void {
    this.set({ font: this.fonts.get(name) ?? plainFont, fontSize: size });
  }

  placePen(matrix: Matrix): void {
    this.pen.place(matrix);
  }

  moveLine(x: number, y: number): void {
    this.pen.moveLine(x, y);
  }

  nextLine(): void {
    this.pen.moveLine(0, -this.state.leading);
  }

  show(shown: readonly (ShownGlyph | number)[]): void {
    this.pen.show(shown, this.state, (glyph) => this.glyphs.push({ ...glyph, nth: this.glyphs.length }));
  }

  draw(how: unknown, path: ArrayLike<number> | null | undefined): void {
    if (!path || this.rules.length >= MOST_RULES) return;
    const { matrix, lineWidth } = this.state;
    const width = lineWidth * Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]));
    if (STROKES.has(how) || BOTH.has(how)) this.rules.push(...strokedRules(path, matrix, width));
    else if (FILLS.has(how)) this.rules.push(...filledRules(path, matrix));
  }
}

type Deed = (on: Interpreter, args: readonly never[]) => void;

/** What each operator does (ISO 32000-1, annex A); operators that move neither text nor lines are not here. */
const deeds: Readonly<Record<number, Deed>> = {
  [OPS.save]: (on) => on.save(),
  [OPS.restore]: (on) => on.restore(),
  [OPS.transform]: (on, args) => on.transform(matrixOf(args)),
  [OPS.setLineWidth]: (on, [lineWidth]: readonly number[]) => on.set({ lineWidth: lineWidth ?? 1 }),
  [OPS.paintFormXObjectBegin]: (on, [matrix]: readonly (ArrayLike<number> | null)[]) => {
    on.save();
    on.transform(matrixOf(matrix));
  },
  [OPS.paintFormXObjectEnd]: (on) => on.restore(),
  [OPS.setGState]: (on, [changes]: readonly (readonly [string, unknown][])[]) => {
    for (const [key, value] of changes ?? []) {
      if (key === 'Font' && Array.isArray(value)) on.useFont(String(value[0]), Number(value[1]));
      if (key === 'LW') on.set({ lineWidth: Number(value) });
    }
  },
  [OPS.beginText]: (on) => on.placePen(matrixOf(null)),
  [OPS.setFont]: (on, [name, size]: readonly unknown[]) => on.useFont(String(name), Number(size)),
  [OPS.setCharSpacing]: (on, [charSpacing]: readonly number[]) => on.set({ charSpacing: charSpacing ?? 0 }),
  [OPS.setWordSpacing]: (on, [wordSpacing]: readonly number[]) => on.set({ wordSpacing: wordSpacing ?? 0 }),
  [OPS.setHScale]: (on, [percent]: readonly number[]) => on.set({ scale: (percent ?? 100) / 100 }),
  [OPS.setLeading]: (on, [leading]: readonly number[]) => on.set({ leading: leading ?? 0 }),
  [OPS.setTextRise]: (on, [rise]: readonly number[]) => on.set({ rise: rise ?? 0 }),
  [OPS.setTextRenderingMode]: (on, [mode]: readonly number[]) => on.set({ outlined: mode === 2 }),
  [OPS.moveText]: (on, [x, y]: readonly number[]) => on.moveLine(x ?? 0, y ?? 0),
  [OPS.setLeadingMoveText]: (on, [x, y]: readonly number[]) => {
    on.set({ leading: -(y ?? 0) });
    on.moveLine(x ?? 0, y ?? 0);
  },
  [OPS.setTextMatrix]: (on, [matrix]: readonly ArrayLike<number>[]) => on.placePen(matrixOf(matrix)),
  [OPS.nextLine]: (on) => on.nextLine(),
  [OPS.showText]: (on, [shown]: readonly (ShownGlyph | number)[][]) => on.show(shown ?? []),
  [OPS.constructPath]: (on, [how, paths]: readonly unknown[]) => on.draw(how, (paths as ArrayLike<number>[] | undefined)?.[0]),
};
