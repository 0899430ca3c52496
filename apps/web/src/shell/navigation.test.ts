import { roles } from '@gongjian/domain/org/roles';
import { expect, it } from 'vitest';
import { places, placesFor, thumbPlaces } from './navigation.ts';

it.each(Object.entries(roles))('offers %s somewhere to go, and nothing it may not read', (_, { holds }) => {
  const offered = placesFor(new Set(holds));
  expect(offered.length).toBeGreaterThan(0);
  for (const place of offered)
    expect([place.needs, place.orNeeds].some((what) => (holds as readonly string[]).includes(what ?? ''))).toBe(true);
});

it('keeps the audit trail from the coordinating office', () => {
  expect(placesFor(new Set(roles.coordinator.holds)).map((place) => place.to)).not.toContain('/audit');
});

it('fits the bottom bar of a narrow screen', () => {
  expect(places.filter((place) => place.thumb).length).toBeLessThanOrEqual(4);
});

it.each(Object.entries(roles))('puts something of their own under the thumb of %s', (_, { holds }) => {
  const under = thumbPlaces(new Set(holds));
  expect([under.length > 0, under.length <= 4]).toEqual([true, true]);
});
