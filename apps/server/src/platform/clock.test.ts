import { localDate } from '@gongjian/domain/kernel/dates';
import { expect, it } from 'vitest';
import { alwaysOn } from './clock.ts';
import { cityDayOf } from './ctx.ts';

it('is always the day of the demonstration in the city, at a time of day that goes on', () => {
  const now = alwaysOn(localDate('2023-01-17'))();
  expect(cityDayOf(now)).toBe('2023-01-17');
  expect((Date.now() - now.getTime()) % 86_400_000).toBeLessThan(5000);
});
