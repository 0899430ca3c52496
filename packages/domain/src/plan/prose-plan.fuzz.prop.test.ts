import fc from 'fast-check';
import { expect, it } from 'vitest';
import { written } from '../../test/plan/prose/written.ts';
import type { DraftMeasure, DraftSection } from './draft.ts';
import { readProsePlan } from './prose-plan.ts';
import { spanner } from './span.ts';

/** The stuff plans are made of, in any order, whole and spoilt. */
const pieces = [
  ...[
    '一、',
    '二、',
    '（一）',
    '（二）',
    '（ 三 ）',
    '1.',
    '2．',
    '３、',
    '（1）',
    '2)',
    '①',
    '㈠',
    '⑵',
    '第一章 ',
    '第二条 ',
    '专项一：',
    '任务2：',
    'Ⅰ.',
    'A.',
    '十一、',
  ],
  ...['加强扬尘管控', '推进产业绿色转型', '总体要求', '工作目标', '保障措施', '职责分工', '指导思想', '目录', '附件1', '附件：'],
  ...['市生态环境局', '各区政府（含经开区管委会）', '市公安局、市交通委', '清州燃气集团', '城关街道', '有关部门'],
  ...[
    '（责任单位：',
    '牵头单位：',
    '配合单位：',
    '完成时限：',
    '责任人：',
    '牵头',
    '负责',
    '配合，',
    '按职责分工负责',
    '）',
    '（',
    '【',
    '】',
    '(',
    ')',
    '《',
    '》',
    '“',
    '”',
  ],
  ...['。', '；', '，', '：', '、', ' ', '　　', '\n', '\n\n', '\t', '\t5\t6\n', '——', '★', '…… 3', '— 1 —', '**', '<p>', '# '],
  ...['PM2.5年均浓度', '4.5吨', '2024年6月底前', '下降10%以上', '1.5万户', '\u{20bb7}', '🌫', '\u200b', 'VOCs', '2024年3月1日'],
  ...[
    '列第一位者为牵头单位，下同',
    '以下均需各区政府落实，不再列出',
    '由市交通委牵头，',
    '市水务局会同市财政局',
    '首页 > 政务公开 > 文件',
    '抄送：',
  ],
];
const text = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...pieces) }, { weight: 1, arbitrary: fc.string({ maxLength: 5 }) }), {
    maxLength: 120,
  })
  .map((parts) => parts.join(''));

const measuresOf = (sections: readonly DraftSection[]): DraftMeasure[] =>
  sections.flatMap(({ tasks }) => tasks.flatMap(({ measures }) => measures));

function isWithin(short: string, long: string): boolean {
  let at = 0;
  for (const character of short) {
    at = long.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

it('reads anything without failing, and every measure stands where it says', () => {
  fc.assert(
    fc.property(text, (document) => {
      const doc = written(document);
      const characters = [...document];
      const { sections } = readProsePlan(doc.blocks, doc, { year: 2024, spanOf: spanner(doc) });
      for (const { text: words, source } of measuresOf(sections)) {
        expect(words.trim()).toBe(words);
        expect(words).not.toBe('');
        expect(source.end).toBeLessThanOrEqual(characters.length);
        const place = characters.slice(source.start, source.end).join('');
        expect(isWithin(words.replace(/\s/g, ''), place)).toBe(true);
      }
      for (const { tasks } of sections) {
        for (const { measures } of tasks) expect(measures.map(({ ordinal }) => ordinal)).toEqual(measures.map((_, i) => i + 1));
      }
    }),
    { numRuns: 500 },
  );
});
