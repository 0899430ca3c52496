import type { MergeRule } from './model.ts';

/** Where and when something was seen, and what of it. Degrees, and milliseconds since 1970. */
export type Sighting = {
  readonly id: string;
  readonly at: number;
  readonly place: { readonly longitude: number; readonly latitude: number } | null;
  readonly fields: Readonly<Record<string, string | null>>;
  readonly open: boolean;
};

const EARTH_METRES = 6_371_008.8;
const HOUR_MS = 3_600_000;

/**
 * The open case a new one repeats, if there is one: the same value of each named field, not farther than the rule's metres, not
 * later than its hours; of several, the oldest, which has gone the farthest. A sighting without a place repeats nothing.
 */
export function repeats(fresh: Sighting, others: readonly Sighting[], rule: MergeRule): string | null {
  const same = others.filter((other) => other.open && other.id !== fresh.id && isSame(fresh, other, rule));
  return same.reduce<Sighting | null>((oldest, other) => (oldest && oldest.at <= other.at ? oldest : other), null)?.id ?? null;
}

function isSame(a: Sighting, b: Sighting, { sameFields, metres, hours }: MergeRule): boolean {
  if (Math.abs(a.at - b.at) > hours * HOUR_MS) return false;
  if (!sameFields.every((code) => a.fields[code] !== null && a.fields[code] === b.fields[code])) return false;
  return a.place !== null && b.place !== null && metresBetween(a.place, b.place) <= metres;
}

type Place = NonNullable<Sighting['place']>;

/** Great-circle distance on a sphere of the earth's mean radius. */
export function metresBetween(a: Place, b: Place): number {
  const rad = (degrees: number): number => (degrees * Math.PI) / 180;
  const [up, along] = [rad(b.latitude - a.latitude) / 2, rad(b.longitude - a.longitude) / 2];
  const h = Math.sin(up) ** 2 + Math.cos(rad(a.latitude)) * Math.cos(rad(b.latitude)) * Math.sin(along) ** 2;
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
}
