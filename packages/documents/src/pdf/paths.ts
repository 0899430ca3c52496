import type { Box, Rule } from './marks.ts';
import { apply, type Matrix } from './matrix.ts';

/** Codes inside the path buffers of pdf.js 5 (its DrawOPS). */
const MOVE = 0;
const LINE = 1;
const CURVE = 2;
const QUADRATIC = 3;
const CLOSE = 4;
const ARGUMENTS: readonly number[] = [2, 2, 6, 4, 0];

/** A filled or stroked line thicker than this is a shaded area, not a ruling. */
const THICKEST = 3.6;
const SHORTEST = 3;
const STRAIGHT = 0.8;

type Point = readonly [number, number];
type Outline = { readonly points: Point[]; curved: boolean; closed: boolean };

/** The rulings a stroked path draws. */
export function strokedRules(path: ArrayLike<number>, to: Matrix, lineWidth: number): Rule[] {
  if (lineWidth > THICKEST) return [];
  return outlines(path, to).flatMap((outline) => (outline.curved ? [] : sidesOf(outline)));
}

/** The rulings a filled path draws: thin bars (whole, dashed or dotted), and frames made of one rectangle in another. */
export function filledRules(path: ArrayLike<number>, to: Matrix): Rule[] {
  const shapes = outlines(path, to).filter((outline) => !outline.curved && outline.points.length > 1);
  const boxes = shapes.map(boxOf);
  const [first, second] = boxes;
  if (!first) return [];
  const dashed = barsOf(boxes.reduce(around));
  if (dashed.length > 0) return dashed;
  const bars = boxes.flatMap(barsOf);
  return second && boxes.length === 2 ? [...bars, ...frameOf(first, second)] : bars;
}

function outlines(path: ArrayLike<number>, to: Matrix): Outline[] {
  const found: Outline[] = [];
  let current: Outline | undefined;
  for (let i = 0; i < path.length; ) {
    const code = path[i] ?? CLOSE;
    if (code === MOVE || code === LINE) {
      const point = apply(to, path[i + 1] ?? 0, path[i + 2] ?? 0);
      if (code === MOVE || !current) {
        current = { points: [], curved: false, closed: false };
        found.push(current);
      }
      current.points.push(point);
    } else if (current) {
      current.curved ||= code === CURVE || code === QUADRATIC;
      current.closed ||= code === CLOSE;
    }
    i += 1 + (ARGUMENTS[code] ?? 0);
  }
  return found;
}

function sidesOf(outline: Outline): Rule[] {
  const points = outline.closed && outline.points[0] ? [...outline.points, outline.points[0]] : outline.points;
  const rules: Rule[] = [];
  for (let i = 1; i < points.length; i++) {
    const rule = ruleBetween(points[i - 1] as Point, points[i] as Point);
    if (rule) rules.push(rule);
  }
  return rules;
}

function ruleBetween([x1, y1]: Point, [x2, y2]: Point): Rule | undefined {
  const width = Math.abs(x2 - x1);
  const height = Math.abs(y2 - y1);
  if (height <= STRAIGHT && width >= SHORTEST) return { lying: true, at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) };
  if (width <= STRAIGHT && height >= SHORTEST) return { lying: false, at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) };
  return undefined;
}

function boxOf(outline: Outline): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of outline.points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { left, top, right, bottom };
}

const around = (a: Box, b: Box): Box => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
});

/** A dot may belong to a line either way. */
function barsOf({ left, top, right, bottom }: Box): Rule[] {
  const width = right - left;
  const height = bottom - top;
  const isDot = Math.max(width, height) < SHORTEST;
  const bars: Rule[] = [];
  if (height <= THICKEST && (isDot || width >= Math.max(SHORTEST, height)))
    bars.push({ lying: true, at: (top + bottom) / 2, from: left, to: right });
  if (width <= THICKEST && (isDot || height >= Math.max(SHORTEST, width)))
    bars.push({ lying: false, at: (left + right) / 2, from: top, to: bottom });
  return bars;
}

function frameOf(a: Box, b: Box): Rule[] {
  const [outer, inner] = a.right - a.left >= b.right - b.left ? [a, b] : [b, a];
  const margins = [inner.left - outer.left, inner.top - outer.top, outer.right - inner.right, outer.bottom - inner.bottom];
  if (margins.some((margin) => margin < 0 || margin > THICKEST)) return [];
  return [
    { lying: true, at: (outer.top + inner.top) / 2, from: outer.left, to: outer.right },
    { lying: true, at: (outer.bottom + inner.bottom) / 2, from: outer.left, to: outer.right },
    { lying: false, at: (outer.left + inner.left) / 2, from: outer.top, to: outer.bottom },
    { lying: false, at: (outer.right + inner.right) / 2, from: outer.top, to: outer.bottom },
  ];
}
