import { describe, expect, it } from 'vitest';
import { localDate } from '../../kernel/dates.ts';
import { checkDocument } from '../../official/document.ts';
import { templateProblems } from './check-template.ts';
import { composePaper, documentOf } from './compose.ts';
import { mayDraft } from './may-draft.ts';
import type { PaperFacts, PaperTemplate } from './model.ts';

const order: PaperTemplate = {
  ...{ code: 'order', name: '督办单', nameEn: 'Supervision order', version: 1, rung: 'order', isPublic: false },
  ...{ issuer: 'bj-sthjj', series: '京环督', replyDays: 5, title: '关于限期办理{number}号案件的督办单', addressees: ['{unit}'] },
  blocks: [{ kind: 'paragraph', text: '{title}已逾期{overdue}个工作日。' }, { kind: 'fields' }],
  ...{ note: null, copiesTo: [] },
};
const facts: PaperFacts = {
  places: {
    ...{ number: 'AJ2022-000001', title: '裸土未苫盖', kind: '扬尘报警', origin: '监测报警', stage: '整改', unit: '朝阳区' },
    ...{ opened: '2022年6月1日', due: '2022年6月2日', overdue: '3', returns: '0', closed: '', reason: '逾期未办', reply: '5' },
  },
  fields: [
    { title: '工地名称', value: '某工地', isPublic: true },
    { title: '联系人', value: '张三 13800000000', isPublic: false },
  ],
};
const codes = (template: Partial<PaperTemplate>) => templateProblems({ ...order, ...template }).map(({ code }) => code);

describe('a paper', () => {
  it('is composed of its template and the case, and makes a document that can be issued', () => {
    const text = composePaper(order, facts);
    expect(text).toMatchObject({
      title: '关于限期办理AJ2022-000001号案件的督办单',
      addressees: ['朝阳区'],
      blocks: [
        { text: '裸土未苫盖已逾期3个工作日。' },
        {
          rows: [
            ['工地名称', '某工地'],
            ['联系人', '张三 13800000000'],
          ],
        },
      ],
    });
    const document = documentOf(text, '北京市生态环境局', { number: '京环督〔2022〕1号', on: localDate('2022-06-07') });
    expect(checkDocument(document)).toEqual([]);
    expect(documentOf(text, '北京市生态环境局', null)).toMatchObject({
      number: null,
      imprint: null,
      signature: { on: null, sealed: false },
    });
  });

  it('for the public tells only the fields its kind discloses', () => {
    const [, fields] = composePaper({ ...order, isPublic: true }, facts).blocks;
    expect(fields).toMatchObject({ rows: [['工地名称', '某工地']] });
  });

  it('has no table where there is nothing to put in one', () => {
    expect(documentOf(composePaper(order, { ...facts, fields: [] }), '某局', null).body).toHaveLength(1);
  });
});

describe('when a paper may be drafted', () => {
  const stage = (code: string, duty: 'work' | 'publish' | 'end') => ({ code, title: code, duty, days: null, actions: [] });
  const kind = {
    stages: [stage('work', 'work'), stage('shown', 'publish'), stage('end', 'end')],
    disclosure: { fields: [], fromStage: 'shown' },
  };
  const at = (code: string, closed = false) => ({ stage: code, closedOn: closed ? localDate('2022-06-01') : null });
  const publicity = { rung: null, isPublic: true };

  it('is with its rung, and for the public once the work is verified', () => {
    expect(mayDraft(order, kind, at('work'), [])).toBe(false);
    expect(mayDraft(order, kind, at('work'), ['order'])).toBe(true);
    expect([at('work'), at('shown'), at('end', true)].map((state) => mayDraft(publicity, kind, state, []))).toEqual([false, true, true]);
    expect(mayDraft(publicity, { ...kind, disclosure: null }, at('end', true), [])).toBe(false);
  });
});

describe('a template', () => {
  it('is told all that is wrong with it', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ title: '{nummer} {}', blocks: [{ kind: 'heading', level: 1, text: ' ' }], replyDays: 0, series: 'abc' })).toEqual([
      'place_unknown',
      'place_unknown',
      'text_missing',
      'nothing_said',
      'reply_not_above_zero',
      'series_malformed',
    ]);
    expect(codes({ isPublic: true })).toEqual(['place_not_public', 'place_not_public', 'reply_from_the_public']);
  });
});
