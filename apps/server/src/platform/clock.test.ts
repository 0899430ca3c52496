import { localDate } from '@gongjian/domain/kernel/dates';
import { expect, it } from 'vitest';
import { alwaysOn } from './clock.ts';
import { cityDayOf } from './ctx.ts';

it.each([
  ['2026-11-25T02:03:04Z', '2023-01-17T02:03:04.000Z'],
  ['2026-11-25T15:59:59Z', '2023-01-17T15:59:59.000Z'],
  ['2026-11-25T16:00:00Z', '2023-01-16T16:00:00.000Z'],
])('is always the day of the demonstration in the city: at %s it is %s', (real, shown) => {
  const now = alwaysOn(localDate('2023-01-17'), () => new Date(real))();
  expect([now.toISOString(), cityDayOf(now)]).toEqual([shown, '2023-01-17']);
});
