import { expect, it } from 'vitest';
import { problemsTold } from './bulletin-problems.ts';

it('tells the same words once, with three units by name and how many there are', () => {
  const told = ['甲区', '乙区', '丙区', '丁区'].map((unit) => ({ unit, text: '经费不足。' }));
  expect(problemsTold([{ unit: '戊局', text: '人手不够' }, ...told])).toEqual([
    '甲区、乙区、丙区等4个单位反映经费不足',
    '戊局反映人手不够',
  ]);
});

it.each(['无', '暂无。', '没有问题', '暂无突出问题', '【模拟数据】暂无突出问题。', ' '])('does not tell %j as a problem', (text) => {
  expect(problemsTold([{ unit: '甲区', text }])).toEqual([]);
});

it('keeps words that only begin like nothing', () => {
  expect(problemsTold([{ unit: '甲区', text: '无法按期完成' }])).toEqual(['甲区反映无法按期完成']);
});
