import { expect, it } from 'vitest';
import { weeksOf } from './weeks.ts';

it('puts the first of October 2022 on a Saturday', () => {
  const weeks = weeksOf(2022, 10);
  expect(weeks[0]).toEqual([null, null, null, null, null, null, 1]);
  expect(weeks.at(-1)).toEqual([30, 31, null, null, null, null, null]);
});

it('knows leap years', () => {
  expect(
    weeksOf(2024, 2)
      .flat()
      .filter((day) => day !== null),
  ).toHaveLength(29);
  expect(
    weeksOf(2023, 2)
      .flat()
      .filter((day) => day !== null),
  ).toHaveLength(28);
});
