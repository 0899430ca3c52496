import { expect, it } from 'vitest';
import { yearOfPlan } from './layout-year.ts';

it.each([
  ['某市2024年大气污染防治工作方案', 2024],
  ['某市２０２４年大气污染防治工作方案', 2024],
  ['二〇二三年行动计划', 2023],
  ['行动计划（2023—2025年）', 2023],
  ['行动计划（2023―2025年）', 2023],
  ['大气污染防治行动计划', null],
])('the year of %s', (title, year) => {
  expect(yearOfPlan(title, null, null)).toBe(year);
});
