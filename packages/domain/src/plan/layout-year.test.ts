import { expect, it } from 'vitest';
import { dateOf } from '../kernel/dates.ts';
import { yearOfPlan } from './layout-year.ts';

it.each([
  ['某市2024年大气污染防治工作方案', 2024],
  ['某市２０２４年大气污染防治工作方案', 2024],
  ['二〇二三年行动计划', 2023],
  ['行动计划（2023—2025年）', 2023],
  ['行动计划（2023―2025年）', 2023],
  ['某市“十四五”生态环境保护规划', 2021],
  ['某市“十五五”时期水污染防治方案', 2026],
  ['大气污染防治行动计划', null],
])('the year of %s', (title, year) => {
  expect(yearOfPlan(title, null, null)).toBe(year);
});

it('the year of a span is the year of issue where it lies within', () => {
  const letter = { title: '关于印发“十四五”节能减排方案的通知', issuedOn: dateOf(2022, 6, 5) };
  expect(yearOfPlan('“十四五”节能减排方案', letter, null)).toBe(2022);
  expect(yearOfPlan(null, { ...letter, issuedOn: null }, null)).toBe(2021);
});
