import type { CaseDetail, CaseItem } from '@gongjian/contract/cases';
import { expect, it } from 'vitest';
import { bulkSteps } from './bulk-steps.ts';

const action = (code: string, by: string, evidence: object[] = [], through?: string) => ({ code, by: [by], evidence, through });
const kind = {
  code: 'dust',
  stages: [
    {
      code: 'a',
      actions: [
        action('push', 'coordinator'),
        action('pass', 'inspector'),
        action('shown', 'coordinator', [{}]),
        action('far', 'coordinator', [], 'supervision'),
      ],
    },
    { code: 'b', actions: [] },
  ],
} as unknown as CaseDetail['definition'];
const item = (stage: string, of = 'dust') => ({ kind: { code: of }, stage: { code: stage } }) as CaseItem;
const offered = (items: CaseItem[]) => {
  const steps = bulkSteps(items, [kind]);
  return steps === 'mixed' ? steps : steps.actions.map(({ code }) => code);
};

it('offers what the office may do to all of them without evidence', () => {
  expect(offered([item('a'), item('a')])).toEqual(['push']);
  expect(offered([item('b')])).toEqual([]);
});

it('offers nothing for a mixture', () => {
  for (const items of [[], [item('a'), item('b')], [item('a'), item('a', 'other')], [item('a', 'unknown')]])
    expect(offered(items)).toBe('mixed');
});
