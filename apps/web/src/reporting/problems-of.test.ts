import type { ReportForm } from '@gongjian/contract/reporting';
import { expect, it } from 'vitest';
import { problemsOf } from './problems-of.ts';

const content = { progress: '已开工', problems: '', nextStep: '', supportNeeded: '', numbers: [], stages: [], acts: [] };
const promise = (id: string, kind: 'target' | 'deliverable' | 'duty') => ({
  id,
  kind,
  phrase: '',
  by: null,
  unit: null,
  ratio: false,
  required: false,
  stage: null,
  locked: null,
  lastMonth: [],
});
const form = {
  unit: { id: '110105', name: '朝阳区', kind: 'district' },
  verdict: { state: 'behind', light: 'yellow', lag: '12' },
  promises: [promise('t', 'target'), promise('d', 'deliverable')],
  attachments: [],
} as unknown as ReportForm;
const officer = { name: '李明', title: '副区长' };

it('asks a measure that is behind for what stands in the way, and every report for its officer, all at once', () => {
  expect(problemsOf(form, content, null, '2022-04-06')).toEqual([
    { code: 'problems_empty', field: 'problems' },
    { code: 'next_step_empty', field: 'nextStep' },
    { code: 'accountable_missing', field: 'accountable' },
  ]);
});

it('points at the promise whose figure or stage is wrong', () => {
  const told = {
    ...content,
    problems: '资金未到位',
    nextStep: '协调资金',
    numbers: [{ promiseId: 't', place: '110105', amount: { value: '十二' }, correction: '' }],
    stages: [{ promiseId: 'd', stage: 'issue' as const, on: '2022-04-07', documentNumber: null, files: [] }],
  };
  expect(problemsOf(form, told, officer, '2022-04-06')).toEqual([
    { code: 'number_not_decimal', field: 't' },
    { code: 'date_in_future', field: 'd' },
    { code: 'document_number_missing', field: 'd' },
  ]);
});

it('lets a complete report go', () => {
  expect(problemsOf({ ...form, verdict: null }, content, officer, '2022-04-06')).toEqual([]);
});
