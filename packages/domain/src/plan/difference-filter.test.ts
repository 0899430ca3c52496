import { expect, it } from 'vitest';
import { filterDifference } from './difference-filter.ts';

const side = (text: string, lead: string) => ({
  plan: '大气',
  section: '移动源',
  task: '检查',
  text,
  lead: [lead],
  responsible: [],
  support: [],
});
const items = [
  { kind: 'changed', before: side('检查180万辆', '市公安局'), after: side('检查200万辆', '市公安局') },
  { kind: 'gone', before: side('出台方案', '市交通委'), after: null },
  { kind: 'same', before: side('持续执法', '市城管执法局'), after: side('持续执法', '市城管执法局') },
];
const found = (kinds: string[], q: string) => filterDifference(items, { kinds, q }).map(({ kind }) => kind);

it('finds by what became of a measure, and by words of either side', () => {
  expect(found(['changed', 'gone'], '')).toEqual(['changed', 'gone']);
  expect(found(['changed', 'gone', 'same'], '180万')).toEqual(['changed']);
  expect(found(['changed', 'gone', 'same'], ' 移动源  交通委 ')).toEqual(['gone']);
  expect(found([], '')).toEqual([]);
});
