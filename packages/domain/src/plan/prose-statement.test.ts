import { describe, expect, it } from 'vitest';
import { passageOf } from './passage.ts';
import { readAssignment } from './prose-assign.ts';
import { tokensOf } from './prose-statement.ts';
import { readRoles } from './units.ts';

function read(text: string) {
  const tokens = tokensOf(passageOf(text, { start: 0, end: text.length }));
  const { units, deadline } = readAssignment(tokens.filter(({ kind }) => kind === 'statement').map(({ passage }) => passage));
  const roles = units === null ? null : readRoles(units);
  const names = (role: 'lead' | 'responsible' | 'support'): string => (roles?.[role] ?? []).map(({ unit }) => unit).join('、');
  const words = tokens.filter(({ kind }) => kind === 'words').map(({ passage }) => passage.text);
  return { words: words.join(''), said: `${names('lead')}|${names('responsible')}|${names('support')}`, deadline: deadline?.text ?? null };
}

describe('tells who does the work from what is to be done', () => {
  it.each([
    ['推进工作。（市水务局、市公安局按职责分工负责）', '|市水务局、市公安局|'],
    ['推进工作（市水务局，各区政府，北京经济技术开发区管委会）', '|市水务局、各区政府、北京经济技术开发区管委会|'],
    [
      '推进工作。（发展改革委、能源局牵头，生态环境部等按职责分工负责，地方各级人民政府落实）',
      '发展改革委、能源局|生态环境部、地方各级人民政府|',
    ],
    ['推进工作。（牵头单位：市水务局；责任单位：市公安局；配合单位：各区政府）', '市水务局|市公安局|各区政府'],
    ['推进工作。[责任单位:市水务局]', '|市水务局|'],
    ['推进工作。【牵头单位：市水务局】', '市水务局||'],
    ['推进工作。责任单位：市交通委，各区政府。', '|市交通委、各区政府|'],
    ['推进工作。牵头单位：市交通委。配合单位：各区政府。', '市交通委||各区政府'],
    ['推进工作。由市交通委牵头，各区政府配合。', '市交通委||各区政府'],
    ['推进工作。各区政府负责组织落实。', '|各区政府|'],
    ['推进工作。——责任单位：市水务局', '|市水务局|'],
    ['推进工作。（市“双碳”办牵头）', '市“双碳”办||'],
    ['推进工作。（大气科牵头，监测站、执法支队配合）', '大气科||监测站、执法支队'],
    ['推进工作。（安全环保部）', '|安全环保部|'],
    ['推进工作。（市交通委、公交集团、张家镇、城关街道办）', '|市交通委、公交集团、张家镇、城关街道办|'],
    ['推进工作。（责任单位：市水务局', '|市水务局|'],
    ['【责任单位：市水务局】推进工作。', '|市水务局|'],
    ['推进工作。（牵头领导：张三；牵头单位：市水务局）', '市水务局||'],
    ['推进工作。（市水务局、市公安局按职责分工负责；列第一位者为牵头单位，下同）', '|市水务局、市公安局|'],
    ['推进工作。（市水务局负责。以下均需各区政府落实，不再列出）', '|市水务局|'],
    ['推进工作。（列首位的为牵头单位，下同）', '||'],
  ])('%s', (text, said) => {
    expect(read(text)).toMatchObject({ said, words: expect.stringMatching(/^推进工作。?$/) });
  });

  it.each([
    ['推进工作。（责任单位：市水务局；完成时限：2024年6月底前）', '2024年6月底前'],
    ['推进工作。（市水务局，2024年12月底前完成）', '2024年12月底前完成'],
    ['推进工作。责任单位：市水务局 完成时限：12月底前', '12月底前'],
    ['推进工作。（市水务局、市公安局，长期实施）', '长期实施'],
  ])('and by when: %s', (text, deadline) => {
    expect(read(text)).toMatchObject({ deadline, words: '推进工作。' });
  });

  it.each([
    '推广低VOCs含量涂料（水性、高固体分、无溶剂、粉末涂料）。',
    '对重点行业（石化、化工、工业涂装）开展治理（见附件2）。',
    '完善网格化管理（市、区、街道三级）。',
    '推进公园建设（含郊野公园、口袋公园）。',
    '报送市生态环境局（市攻坚办）。',
    '实施治理工程（加油站、储油库）。',
    '对重点企业（市生态环境局负责筛选）实施评估。',
    '各区政府、各有关部门要加强配合。',
    '强化联合执法（市公安局、市交通委参与），每月检查一次。',
  ])('and leaves what only looks like it: %s', (text) => {
    expect(read(text)).toEqual({ words: text, said: '||', deadline: null });
  });
});
