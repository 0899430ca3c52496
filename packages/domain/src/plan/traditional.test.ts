import { describe, expect, it } from 'vitest';
import { textDocument } from '../../test/plan/text-document.ts';
import { readPlan } from './read-plan.ts';
import { isTraditional, printedIn, simplified } from './traditional.ts';

const parse = (...lines: string[]) => readPlan(textDocument(lines.join('\n')), { name: 'plan.txt', sha256: '' });

describe('a document in traditional characters', () => {
  it('is read as one in simplified characters, and given back as printed', () => {
    const { plans } = parse(
      '某市2024年大氣污染防治工作方案',
      '一、重點任務',
      '（一）治理揚塵。皇后大道工地復工後落實六個百分百。',
      '牽頭單位：市住房城鄉建設局',
      '責任單位：各區政府',
      '完成時限：年底前',
      '（二）治理工業。完成12家企業治理。（市生態環境局牽頭，市發展改革委配合）',
    );
    const measures = plans.flatMap(({ sections }) => sections.flatMap(({ tasks }) => tasks.flatMap((task) => task.measures)));
    expect(plans).toMatchObject([{ title: '某市2024年大氣污染防治工作方案', year: 2024 }]);
    expect(measures).toMatchObject([
      {
        text: '皇后大道工地復工後落實六個百分百。',
        deadline: { on: '2024-12-31' },
        lead: [{ unit: '市住房城鄉建設局' }],
        responsible: [{ unit: '各區政府', group: true }],
      },
      { text: '完成12家企業治理。', lead: [{ unit: '市生態環境局' }], support: [{ unit: '市發展改革委' }] },
    ]);
  });

  it('has its tables read too', () => {
    const { plans } = parse(
      '序號\t重點任務\t工作措施\t完成時限\t牽頭單位\t責任單位',
      '1\t揚塵\t工地落實六個百分百。\t2024年底前\t市住房城鄉建設局\t各區政府',
    );
    expect(plans[0]?.sections[0]?.tasks).toMatchObject([{ title: '揚塵', measures: [{ lead: [{ unit: '市住房城鄉建設局' }] }] }]);
  });
});

it('is told from one in simplified characters that quotes some', () => {
  expect(isTraditional('責任單位：各區政府')).toBe(true);
  expect(isTraditional('责任单位：各区政府，市住房城乡建设局，各街道办事处、乡镇人民政府（含臺资企业）')).toBe(false);
});

it('keeps every place where it was', () => {
  const text = '皇后大道復工後，發展與頭髮';
  expect(simplified(text)).toBe('皇后大道复工后，发展与头发');
  expect(printedIn(text)(simplified(text))).toBe(text);
});
