import type { PacePoint, PromisePace } from '@gongjian/contract/indicators';

/** A figure of a month as a place in the drawing, from 0 to 1 in both directions; null where there is none. */
export type Point = { readonly month: string; readonly x: number; readonly planned: number; readonly actual: number | null };
export type Band = { readonly from: { x: number; y: number }; readonly end: number; readonly low: number; readonly high: number };
export type Drawing = {
  readonly points: readonly Point[];
  readonly band: Band | null;
  /** Labels of the lines across: the figure and its height. */
  readonly levels: readonly { readonly label: string; readonly y: number }[];
  /** Whether it is drawn in the unit of the indicator, else in percent of the goal. */
  readonly inUnit: boolean;
};

/** The pace of a goal as a drawing: in figures where the course is one, else in percent. Lines only; every number is in the table too. */
export function drawingOf(
  series: readonly PacePoint[],
  projection: NonNullable<PromisePace['judgement']>['projection'] | undefined,
): Drawing {
  const inUnit = series.length > 0 && series.every(({ plannedValue }) => plannedValue !== null);
  const planned = series.map((point) => Number(inUnit ? point.plannedValue : point.planned));
  const actual = series.map((point) => numberOf(inUnit ? point.value : point.actual));
  const ahead = inUnit && projection ? [projection.low, projection.high, projection.atEnd].map(Number) : [];
  const all = [0, ...planned, ...actual.flatMap((n) => n ?? []), ...ahead];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const step = niceStep((most - least || 1) / 4);
  const [bottom, top] = [Math.floor(least / step) * step, Math.max(Math.ceil(most / step) * step, step)];
  const height = (n: number): number => (n - bottom) / (top - bottom);
  const points = series.map(({ month }, i) => {
    const told = actual[i] ?? null;
    return { month, x: (i + 0.5) / series.length, planned: height(planned[i] ?? 0), actual: told === null ? null : height(told) };
  });
  const levels = Array.from({ length: Math.round((top - bottom) / step) + 1 }, (_, i) => bottom + i * step);
  return { points, band: bandOf(points, ahead, height), levels: levels.map((n) => ({ label: labelOf(n), y: height(n) })), inUnit };
}

const numberOf = (text: string | null): number | null => (text === null ? null : Number(text));
const labelOf = (n: number): string => String(Number(n.toPrecision(6)));

function bandOf(points: readonly Point[], [low, high, end]: readonly number[], height: (n: number) => number): Band | null {
  const last = points.findLast(({ actual }) => actual !== null);
  if (last === undefined || last.actual === null || last === points.at(-1) || low === undefined || high === undefined || end === undefined)
    return null;
  return { from: { x: last.x, y: last.actual }, end: height(end), low: height(low), high: height(high) };
}

/** 1, 2 or 5 times a power of ten: what people count by. */
function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5, 10].find((n) => n * power >= rough) ?? 10) * power;
}
