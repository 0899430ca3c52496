import { expect, it } from 'vitest';
import { readDay } from './read-day.ts';

it.each([
  ['2022-6-30', '2022-06-30'],
  ['2022/06/30', '2022-06-30'],
  ['2022.6.3', '2022-06-03'],
  ['20220630', '2022-06-30'],
  ['2022年6月30日', '2022-06-30'],
  ['２０２２－６－３０', '2022-06-30'],
  [' 2022 年 6 月 30 日 ', '2022-06-30'],
  ['', ''],
])('reads %s', (typed, day) => {
  expect(readDay(typed)).toBe(day);
});

it.each(['2022-02-30', '2022-13-01', '6月30日', '2022', 'soon', '22-06-30'])('takes %s for no day', (typed) => {
  expect(readDay(typed)).toBeNull();
});
