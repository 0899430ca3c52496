import { readPlan } from '@gongjian/domain/plan/read-plan';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../src/read-document.ts';
import { cell, grid, line } from './plan-document.ts';
import { renderers } from './render.ts';

const document = [
  line('2024年大气污染防治任务推进表', 1),
  grid([
    [cell('序号', { rowSpan: 2 }), cell('工作任务', { rowSpan: 2 }), cell('责任分工', { colSpan: 2 }), cell('完成时限', { colSpan: 2 })],
    ['市直部门', '街镇及园区', '9月', '12月'].map((text) => cell(text)),
    ['1', '清洁取暖改造5万户', '市发展改革委', '各街镇', '完成30%', '完成100%'].map((text) => cell(text)),
  ]),
];

describe.each(['docx', 'xlsx', 'html'] as const)('a header over two rows in %s', (kind) => {
  it('says in its second row what no measure says, however its words run', async () => {
    const bytes = await renderers[kind](document);
    const { plans } = readPlan(await readDocument(bytes, 'plan'), { name: 'plan', sha256: '' });
    const measures = plans.flatMap(({ sections }) => sections.flatMap(({ tasks }) => tasks.flatMap((task) => task.measures)));
    expect(measures.map(({ text }) => text)).toEqual(['清洁取暖改造5万户']);
    expect(measures[0]?.responsible.map(({ unit }) => unit)).toEqual(['市发展改革委', '各街镇']);
    expect(measures[0]?.deadline.milestones.map(({ on, what }) => `${on} ${what}`)).toEqual(['2024-09-30 完成30%', '2024-12-31 完成100%']);
  });
});
