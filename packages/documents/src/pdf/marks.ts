/** One printed character. Coordinates are points from the upper left corner of the page as a reader holds it. */
export type Glyph = {
  readonly text: string;
  /** Where it starts and ends along its line. */
  readonly x: number;
  readonly end: number;
  /** Base line, downwards. */
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  /** Quarter turns clockwise against the page: 1 reads downwards, 3 upwards. `x`, `end`, `y` are then those of the turned page. */
  readonly turn: Turn;
  /** How many characters of the page were printed before it. */
  readonly nth: number;
};

export type Turn = 0 | 1 | 2 | 3;

/** 框线: a straight line parallel to the edges of the page. */
export type Rule = { readonly lying: boolean; readonly at: number; readonly from: number; readonly to: number };

export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** Everything printed on one page that matters here. */
export type PageMarks = {
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly Rule[];
};

/** The middle of a character, on the page its `x` and `y` speak of. */
export const middleOf = (glyph: Glyph): readonly [number, number] => [(glyph.x + glyph.end) / 2, glyph.y - 0.35 * glyph.size];

export const contains = (box: Box, x: number, y: number): boolean => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
