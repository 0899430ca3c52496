import type { ReviewMeasure } from '@gongjian/contract/plan';
import { expect, it } from 'vitest';
import { editsBetween } from './edits-between.ts';

const unit = (text: string) => ({ text, unit: text, note: null, group: false });
const before: ReviewMeasure = {
  id: 'm1',
  was: null,
  ordinal: 1,
  text: '编制市级排放清单。',
  source: null,
  document: null,
  deadline: { text: '年底前', kind: 'yearEnd', on: '2022-12-31', from: null, to: null, milestones: [] },
  lead: [unit('市生态环境局')],
  responsible: [],
  support: [],
  inferred: [],
  targets: [],
  deliverables: [],
  duties: [],
  edited: [],
};

it('says nothing when nothing changed', () => {
  expect(editsBetween(before, structuredClone(before))).toEqual([]);
});

it('says only what changed, each cell once', () => {
  const after = { ...before, text: '编制排放清单。', support: [unit('市统计局')] };
  expect(editsBetween(before, after)).toEqual([
    { op: 'setText', measure: 'm1', text: '编制排放清单。' },
    { op: 'setUnits', measure: 'm1', role: 'support', units: [unit('市统计局')] },
  ]);
});

it('sends a deadline whole', () => {
  const deadline = { ...before.deadline, on: '2022-11-15', kind: 'date' as const };
  expect(editsBetween(before, { ...before, deadline })).toEqual([{ op: 'setDeadline', measure: 'm1', deadline }]);
});
