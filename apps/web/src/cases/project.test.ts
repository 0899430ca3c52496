import { expect, it } from 'vitest';
import { type District, pathOf, projectionOf, radiusOf } from './project.ts';

const square: District = {
  properties: { unit: 'a', name: '甲区', cp: [116.5, 40.5] },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [116, 40],
        [117, 40],
        [117, 41],
        [116, 41],
        [116, 40],
      ],
    ],
  },
};

it('fits the city into the drawing, north up, as high as it is in nature', () => {
  const projection = projectionOf([square], 400);
  expect(projection.at([116, 41])).toEqual([0, 0]);
  expect(projection.at([117, 40])[0]).toBeCloseTo(400, 6);
  // A degree of longitude is shorter than one of latitude by the cosine of the latitude.
  expect(projection.height).toBeCloseTo(400 / Math.cos((40.5 * Math.PI) / 180), 6);
  expect(pathOf(square.geometry, projection)).toMatch(/^M0\.0 526\.0L400\.0 526\.0L400\.0 0\.0L0\.0 0\.0L0\.0 526\.0Z$/);
  expect(pathOf({ type: 'Point', coordinates: [116, 40] }, projection)).toBe('');
});

it('draws twice as many with twice the area, up to a size that hides nothing', () => {
  expect(radiusOf(100) - radiusOf(0)).toBeCloseTo(2 * (radiusOf(25) - radiusOf(0)), 6);
  expect(radiusOf(1_000_000)).toBe(18);
});
