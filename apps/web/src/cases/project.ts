/** Degrees to the plane of the drawing: a plain cylinder true at the middle of the city, near enough over a hundred kilometres. */
export type Point = readonly [number, number];
export type Geometry =
  | { readonly type: 'Point'; readonly coordinates: Point }
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Point[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Point[])[])[] };
export type District = {
  readonly properties: { readonly unit: string; readonly name: string; readonly cp: Point };
  readonly geometry: Geometry;
};
export type Projection = { readonly width: number; readonly height: number; readonly at: (point: Point) => Point };

const polygonsOf = (geometry: Geometry): readonly (readonly (readonly Point[])[])[] =>
  geometry.type === 'MultiPolygon' ? geometry.coordinates : geometry.type === 'Polygon' ? [geometry.coordinates] : [];

/** Fits all the districts into a drawing of this width. */
export function projectionOf(districts: readonly District[], width: number): Projection {
  const points = districts.flatMap(({ geometry }) => polygonsOf(geometry).flat(2));
  const [west, east] = bounds(points.map(([x]) => x));
  const [south, north] = bounds(points.map(([, y]) => y));
  const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = width / Math.max(1e-9, (east - west) * narrowing);
  return {
    width,
    height: Math.max(1, (north - south) * scale),
    at: ([x, y]) => [(x - west) * narrowing * scale, (north - y) * scale],
  };
}

/** A loop, for a spread of nine thousand points is more than a call takes on some engines. */
function bounds(values: readonly number[]): [number, number] {
  return values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}

/** The outline of a district as the path of a drawing; a point has none. */
export const pathOf = (geometry: Geometry, { at }: Projection): string =>
  polygonsOf(geometry)
    .flat()
    .map(
      (ring) =>
        `M${ring
          .map((point) =>
            at(point)
              .map((x) => x.toFixed(1))
              .join(' '),
          )
          .join('L')}Z`,
    )
    .join('');

/** The radius of a dot: its area grows with what it stands for. */
export const radiusOf = (cases: number): number => Math.min(18, 2.5 + Math.sqrt(cases));
