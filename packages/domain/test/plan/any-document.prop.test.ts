import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlan } from '../../src/plan/read-plan.ts';
import type { Block, Cell, DocumentKind, ReadDocument } from '../../src/plan/source.ts';
import { textDocument } from './text-document.ts';

const scraps = [
  '附件',
  '附件 2',
  '附件：1.甲方案 2.乙计划',
  '关于印发《甲行动计划》的通知',
  '京政办发〔2022〕6号',
  '各区人民政府，各有关部门：',
  '二〇二二年二月二十一日',
  '2022 年 2 月 21 日',
  '一、',
  '（一）',
  '一是要',
  '第一部分',
  '1',
  '1.',
  '12',
  '（1）',
  '序号',
  '重点任务',
  '工作措施',
  '完成时限',
  '牵头部门',
  '主责单位',
  '协办单位',
  '责任分工',
  '备注',
  '姓名',
  '电话',
  '年底前',
  '长期实施',
  '6月底前',
  '2023年',
  '市生态环境局',
  '各区政府(含北京经济技术开发区管委会)',
  '市交通委、市公安局',
  '——',
  '/',
  '无',
  '大气污染防治 2022 年行动计划',
  '主要目标',
  '推进绿色发展。',
  '完成 10 万千瓦',
  '<p>',
  '</p>',
  '<br/>',
  'NO _x',
  'PM _{2.5}',
  '_',
  '{',
  '\t',
  '\t\t',
  ' ',
  '\n',
  '\n\n',
  '\u3000',
  '|',
  '| --- |',
  '😀',
  '𠮷',
  '\u0000',
  ')',
  '（',
  '：',
  '。',
  '；',
  '、',
  '每月第三个工作日前向市生态环境局报送进展',
];
const words = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...scraps) }, { weight: 1, arbitrary: fc.string({ maxLength: 12 }) }), {
    maxLength: 60,
  })
  .map((pieces) => pieces.join(''));

const anyText: fc.Arbitrary<ReadDocument> = words.map(textDocument);

/** Tables as no reader would make them: spans that overlap, leave the table, or begin beyond it. */
const anyBlocks: fc.Arbitrary<ReadDocument> = fc
  .record({
    kind: fc.constantFrom<DocumentKind>('text', 'markdown', 'html', 'docx', 'xlsx', 'pdf'),
    spans: fc.constantFrom<'true' | 'unknown'>('true', 'unknown'),
    columns: fc.integer({ min: 0, max: 60 }),
    parts: fc.array(
      fc.oneof(
        words,
        fc.array(
          fc.array(
            fc.record({
              words: fc.constantFrom(...scraps),
              column: fc.nat(9),
              rowSpan: fc.integer({ min: 0, max: 5 }),
              colSpan: fc.integer({ min: 0, max: 9 }),
            }),
            { maxLength: 8 },
          ),
          { maxLength: 12 },
        ),
      ),
      { maxLength: 8 },
    ),
  })
  .map(({ kind, spans, columns, parts }) => {
    let text = '';
    const write = (piece: string): { start: number; end: number } => {
      const start = text.length;
      text += piece;
      const at = { start, end: text.length };
      text += '\n';
      return at;
    };
    const blocks = parts.map((part): Block => {
      if (typeof part === 'string') return { kind: 'paragraph', at: write(part.replaceAll('\n', ' ')), heading: null, bold: false };
      const start = text.length;
      const rows = part.map((cells) =>
        cells.map(({ words: piece, column, rowSpan, colSpan }): Cell => ({ at: write(piece), column, rowSpan, colSpan })),
      );
      return { kind: 'table', at: { start, end: text.length }, columns, spans, rows };
    });
    return { kind, text, blocks, pageStarts: kind === 'xlsx' || kind === 'pdf' ? [0] : [] };
  });

describe('whatever the document', () => {
  it.each([
    ['text', anyText],
    ['blocks', anyBlocks],
  ])('%s is read to a draft whose spans lie in the text', (_, documents) => {
    fc.assert(
      fc.property(documents, (doc) => {
        const draft = readPlan(doc, { name: 'any', sha256: '' });
        for (const measure of draft.plans.flatMap((plan) =>
          plan.sections.flatMap(({ tasks }) => tasks.flatMap(({ measures }) => measures)),
        )) {
          expect(measure.text).not.toBe('');
          expect(measure.source.start).toBeLessThanOrEqual(measure.source.end);
          expect(measure.source.end).toBeLessThanOrEqual(draft.source.characters);
        }
        JSON.stringify(draft);
      }),
      { numRuns: 250 },
    );
  });
});

describe('the notice, changed', () => {
  const notice = readFileSync(new URL('../../../../packs/beijing-2022/notice.txt', import.meta.url), 'utf8');

  it('is read with any stretch of it left out or doubled', () => {
    fc.assert(
      fc.property(fc.nat(notice.length), fc.nat(3000), fc.boolean(), (start, length, doubled) => {
        const end = Math.min(notice.length, start + length);
        const changed = doubled ? notice.slice(0, end) + notice.slice(start) : notice.slice(0, start) + notice.slice(end);
        readPlan(textDocument(changed), { name: 'changed', sha256: '' });
      }),
      { numRuns: 25 },
    );
  });
});
