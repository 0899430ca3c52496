import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DraftMeasure, UnitMention } from '../../src/plan/draft.ts';
import { readPlan } from '../../src/plan/read-plan.ts';
import { textDocument } from './text-document.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const text = read('../../../../packs/beijing-2022/notice.txt');
const draft = readPlan(textDocument(text), { name: 'notice.txt', sha256: '' });

type Golden = [attachment: number, section: string, no: string, title: string, ordinal: number, text: string, deadline: string];
type GoldenUnits = [lead: string[], responsible: string[], support: string[], inferred: string[]];

/**
 * Written from the text and, for attachment 2, from the ruling lines of the printed PDF, by hand and not by the program. Each line
 * is one measure.
 */
const golden: [...Golden, ...GoldenUnits][] = read('./beijing-2022.measures.jsonl')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

const names = (units: readonly UnitMention[]): string[] => units.map((unit) => unit.text);
const heading = (ordinal: string | null, title: string | null): string => `${ordinal}、${title}`;

const measures = draft.plans.flatMap((plan) =>
  plan.sections.flatMap((section) => section.tasks.flatMap((task) => task.measures.map((measure) => ({ plan, section, task, measure })))),
);
const measureAt = (attachment: number, no: string, ordinal: number): DraftMeasure => {
  const found = measures.find(({ plan, task, measure }) => plan.attachment === attachment && task.no === no && measure.ordinal === ordinal);
  if (found === undefined) throw new Error(`no measure ${attachment} ${no} ${ordinal}`);
  return found.measure;
};

describe('the tables of the notice', () => {
  it('hold 12 sections, 48 tasks and 88 measures in two plans', () => {
    const sections = draft.plans.flatMap((plan) => plan.sections);
    expect(draft.plans.map(({ attachment, title, year }) => [attachment, title, year])).toEqual([
      [1, '应对气候变化 2022 年行动计划', 2022],
      [2, '大气污染防治 2022 年行动计划', 2022],
    ]);
    expect([sections.length, sections.flatMap(({ tasks }) => tasks).length, measures.length]).toEqual([12, 48, 88]);
    expect(sections.every(({ part }) => part === null)).toBe(true);
  });

  it('give every cell as printed, and every blank as the merged cell it was', () => {
    const given = measures.map(({ plan, section, task, measure }) => [
      plan.attachment,
      heading(section.ordinal, section.title),
      task.no,
      task.title,
      measure.ordinal,
      measure.text,
      measure.deadline.text,
      names(measure.lead),
      names(measure.responsible),
      names(measure.support),
      measure.inferred,
    ]);
    expect(given).toEqual(golden);
  });

  it('say where each measure stands', () => {
    const characters = [...text];
    for (const { measure } of measures) {
      const { start, end, line } = measure.source;
      const printed = characters.slice(start, end).join('');
      expect(printed.replace(/<\/?p>|\s|_|[{}]/g, '')).toBe(measure.text.replace(/\s|_|[{}]/g, ''));
      expect(characters.slice(0, start).filter((character) => character === '\n').length + 1).toBe(line);
    }
  });

  it('ask where the text allows two readings, and nowhere else', () => {
    const about = (attachment: number, no: string, ordinal: number): string[][] =>
      measureAt(attachment, no, ordinal)
        .questions.filter(({ field }) => ['lead', 'responsible', 'support'].includes(field))
        .map(({ field, choices }) => [field, ...choices]);
    const districts = '各区政府(含北京经济技术开发区管委会)';
    expect(about(2, '10', 4)).toEqual([['responsible', districts, '市生态环境局']]);
    expect(about(2, '3', 4)).toEqual([['responsible', '市邮政管理局', districts]]);
    expect(about(2, '15', 3)).toEqual([['responsible', '相关区政府', '市农业农村局']]);
    expect(about(2, '11', 5)).toEqual([['support', '无', districts]]);
    expect(about(1, '22', 2)).toEqual([['support', '市委宣传部', districts]]);
    expect(about(1, '1', 1)).toEqual([]);
    expect(about(2, '3', 2)).toEqual([]);
  });
});

describe('the letter of the notice', () => {
  const notice = draft.notice;

  it('tells who wrote it to whom, when, and under which number', () => {
    expect(notice).toMatchObject({
      title: '北京市人民政府办公厅关于印发《北京市深入打好污染防治攻坚战 2022 年行动计划》的通知',
      documentNumber: '京政办发〔2022〕6号',
      issuer: '北京市人民政府办公厅',
      issuedOn: '2022-02-21',
      addressees: ['各区人民政府', '市政府各委、办、局', '各市属机构'],
    });
  });

  it('makes four requirements, the third joined over a broken page', () => {
    expect(notice?.requirements.map(({ ordinal, heading: words }) => [ordinal, words])).toEqual([
      [1, '切实提高政治站位'],
      [2, '全面落实责任'],
      [3, '强化宣传引导'],
      [4, '严格督察考核'],
    ]);
    expect(notice?.requirements[2]?.text).toContain('倡导绿色低碳生活方式；');
    expect(notice?.requirements[2]?.source.line).toBe(15);
  });

  it('lists six attachments, two of them in the file', () => {
    expect(notice?.attachments.map(({ no, title, present }) => [no, title, present])).toEqual([
      [1, '应对气候变化 2022 年行动计划', true],
      [2, '大气污染防治 2022 年行动计划', true],
      [3, '水污染防治 2022 年行动计划', false],
      [4, '土壤污染防治 2022 年行动计划', false],
      [5, '生态保护 2022 年行动计划', false],
      [6, '各区生态环境保护 2022 年有关指标及重点任务计划', false],
    ]);
  });

  it('wants a report by the third working day of each month', () => {
    expect(notice?.reporting).toMatchObject({
      phrase: '每月第三个工作日前向市生态环境局报送上月工作进展情况',
      frequency: 'monthly',
      workday: 3,
      inclusive: true,
      to: '市生态环境局',
    });
  });
});
