import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawingOf } from './chart-scale.ts';

const point = (month: number, planned: string, plannedValue: string | null, value: string | null) => ({
  ...{ month: `2022-${String(month).padStart(2, '0')}`, planned, plannedValue, actual: value, value },
});

describe('the drawing of a pace', () => {
  it('is in figures where the course is one, with the band from the last figure told', () => {
    const series = [point(1, '50.00', '90', '60'), point(2, '100.00', '180', null)];
    const drawing = drawingOf(series, { finishOn: null, atEnd: '150', low: '120', high: '200', chance: '20' });
    expect(drawing.levels.map(({ label }) => label)).toEqual(['0', '50', '100', '150', '200']);
    expect(drawing).toMatchObject({ inUnit: true, band: { from: { x: 0.25, y: 0.3 }, end: 0.75, low: 0.6, high: 1 } });
  });
  it('is in percent where the goal is no figure, without a band', () => {
    const drawing = drawingOf([point(1, '100.00', null, '90.00'), point(2, '100.00', null, null)], undefined);
    expect(drawing).toMatchObject({ inUnit: false, band: null });
    expect(drawing.points.map(({ planned, actual }) => [planned, actual])).toEqual([
      [1, 0.9],
      [1, null],
    ]);
  });
  it('keeps everything inside, whatever the figures', () => {
    const figure = fc.integer({ min: -100_000, max: 1_000_000 }).map(String);
    fc.assert(
      fc.property(fc.array(fc.tuple(figure, fc.option(figure)), { minLength: 1, maxLength: 48 }), (figures) => {
        const { points, levels } = drawingOf(
          figures.map(([planned, value], i) => point((i % 12) + 1, '0', planned, value)),
          undefined,
        );
        const heights = [...points.flatMap(({ planned, actual }) => [planned, actual ?? 0]), ...levels.map(({ y }) => y)];
        expect(heights.every((y) => y >= -1e-9 && y <= 1 + 1e-9)).toBe(true);
        expect(levels.length).toBeLessThan(14);
      }),
    );
  });
});
