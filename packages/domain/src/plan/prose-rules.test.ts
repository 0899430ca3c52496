import { describe, expect, it } from 'vitest';
import { passageOf } from './passage.ts';
import { standingRules, withoutRules } from './prose-rules.ts';

function read(text: string) {
  const passage = passageOf(text, { start: 0, end: text.length });
  const rules = standingRules(passage);
  return { rules, rest: withoutRules(passage, rules).map((part) => part.text) };
}

describe('finds that the first of a list leads', () => {
  it.each([
    ['列第一位者为牵头单位，下同', 'following', false],
    ['排名第一的为牵头单位，其他为配合单位，下同', 'following', true],
    ['以下排第一位的为牵头单位', 'following', false],
    ['各项任务列首位的为牵头部门', 'all', false],
    ['排在首位的单位为牵头单位', 'here', false],
    ['牵头单位列首位', 'here', false],
  ] as const)('%s', (text, reach, restSupport) => {
    expect(read(text)).toMatchObject({ rules: [{ kind: 'firstLeads', reach, restSupport }], rest: [] });
  });
});

describe('finds who does everything', () => {
  it.each([
    ['以下均需各区政府落实，不再列出', '各区政府', 'responsible', 'following'],
    ['均需各县（市、区）政府落实，下同', '各县（市、区）政府', 'responsible', 'following'],
    ['各项任务均由各区政府负责落实，不再逐一列出', '各区政府', 'responsible', 'all'],
    ['以上任务，均由各区政府、经开区管委会负责落实，不再重复列出', '各区政府 经开区管委会', 'responsible', 'all'],
    ['以下各项任务各区政府均为责任单位，不再单列', '各区政府', 'responsible', 'following'],
    ['以下工作各区政府（含经开区管委会）均需落实', '各区政府（含经开区管委会）', 'responsible', 'following'],
    ['以下工作任务均需各市党委、政府负责落实，不再逐一列出', '各市党委、政府', 'responsible', 'following'],
    ['各项工作均由各市党委和政府负责，不再列出', '各市党委和政府', 'responsible', 'all'],
    ['以下任务责任单位均包含各区政府，各开发区管委会，不再列出', '各区政府 各开发区管委会', 'responsible', 'following'],
    ['各任务配合单位均包括市公安局，各镇街，不再逐一列出', '市公安局 各镇街', 'support', 'all'],
    ['以下任务均需各街道办事处配合，不再列出', '各街道办事处', 'support', 'following'],
  ] as const)('%s', (text, units, role, reach) => {
    const { rules, rest } = read(text);
    expect(rules).toMatchObject([{ kind: 'everywhere', role, reach }]);
    expect(rules.flatMap((rule) => (rule.kind === 'everywhere' ? rule.units.map(({ unit }) => unit) : [])).join(' ')).toBe(units);
    expect(rest).toEqual([]);
  });

  it.each(['重点行业企业均需落实减排措施', '所有工地均需落实“六个百分百”要求', '各项指标均达到国家标准', '以下任务均需按期完成'])(
    'but not in %s',
    (text) => {
      expect(read(text).rules).toEqual([]);
    },
  );
});

it('leaves what a bracket says beside its rule', () => {
  expect(read('市水务局牵头，市公安局配合，以下均需各区政府落实，不再列出').rest).toEqual(['市水务局牵头，市公安局配合，']);
});

it.each(['（', '〔', '['])('takes the bracket %s that holds nothing but a rule away with it', (open) => {
  const close = '）〕]'['（〔['.indexOf(open)];
  const text = `市水务局牵头，各区政府落实${open}以下均需各区政府落实，不再列出${close}`;
  expect(read(text)).toMatchObject({ rules: [{ kind: 'everywhere', reach: 'following' }], rest: ['市水务局牵头，各区政府落实'] });
});
