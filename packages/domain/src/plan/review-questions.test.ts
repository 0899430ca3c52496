import { describe, expect, it } from 'vitest';
import { checkAnswer, editFor } from './review-answer.ts';
import { toReview } from './review-draft.ts';
import { applyEdit } from './review-edits.ts';
import { aDirectory, aDraft, aMeasure, unitNamed } from './review-examples.ts';
import { countQuestions, reviewQuestions } from './review-questions.ts';
import type { Decision } from './review-units.ts';

const draft = aDraft([
  aMeasure('甲', {
    lead: [unitNamed('市环保局')],
    responsible: [unitNamed('各区政府')],
    support: [unitNamed('相关区政府'), unitNamed('市某某局')],
    questions: [{ field: 'support', why: '空白可能与上一行合并', choices: ['市公安局', '——'] }],
  }),
  aMeasure('乙', { support: [unitNamed('相关区政府'), unitNamed('市某某局')] }),
]);
const { review, asked } = toReview({ ...draft, questions: [{ where: '附件6', why: '没有随文', choices: [] }] }, 'd');
const said = (over: Partial<Decision>): Decision => ({
  decision: 'answer',
  answer: null,
  units: null,
  reason: null,
  by: { id: 'p', name: '刘明' },
  at: '',
  ...over,
});
const ask = (decisions: Record<string, Decision> = {}, document = review) =>
  reviewQuestions(document, asked, new Map(Object.entries(decisions)), aDirectory);

describe('the questions of a draft', () => {
  it('asks for an unknown name once, and for an open group in every measure', () => {
    expect(ask().questions.map(({ key, measures }) => [key, measures])).toEqual([
      ['doc:1', []],
      ['cell:m1:support:1', ['m1']],
      ['group:m1/support/相关区政府', ['m1']],
      ['unit:市某某局', ['m1', 'm2']],
      ['group:m2/support/相关区政府', ['m2']],
    ]);
  });

  it('knows names, other names and groups without asking', () => {
    const how = Object.fromEntries(ask().resolutions.map(({ key, how, units }) => [key, `${how} ${units.length}`]));
    expect(how).toMatchObject({ 市环保局: 'alias 1', 各区政府: 'group 2', 市交通委: 'unit 1', 市某某局: 'open 0' });
  });

  it('takes a decision for what it decides, and only there', () => {
    const { resolutions, questions } = ask({
      'group:m1/support/相关区政府': said({ units: ['110101'] }),
      'unit:市某某局': said({ decision: 'defer', reason: '待核实' }),
    });
    const how = Object.fromEntries(resolutions.map(({ key, how, units }) => [key, `${how} ${units.map(({ id }) => id).join()}`]));
    expect(how['m1/support/相关区政府']).toBe('decided 110101');
    expect(how['m2/support/相关区政府']).toBe('open ');
    expect(how.市某某局).toBe('deferred ');
    expect(countQuestions(questions)).toEqual({ open: 3, answered: 1, deferred: 1 });
  });

  it('a cell a person has written himself is no question any more', () => {
    const done = applyEdit(review, { op: 'setUnits', measure: 'm1', role: 'support', units: [] }, 1);
    if (!('document' in done)) throw new Error('not edited');
    expect(ask({}, done.document).questions.find(({ key }) => key.startsWith('cell'))?.state).toBe('answered');
  });

  it('an answer that is one of the offered readings is written into the cell', () => {
    const cell = ask().questions.find(({ kind }) => kind === 'cell');
    if (!cell) throw new Error('no question');
    expect(editFor(cell, { decision: 'answer', answer: '市公安局' })).toMatchObject({
      op: 'setUnits',
      measure: 'm1',
      role: 'support',
      units: [{ unit: '市公安局' }],
    });
    expect(editFor(cell, { decision: 'answer', answer: '——' })).toMatchObject({ units: [] });
    expect(editFor(cell, { decision: 'answer', answer: '别的' })).toBeNull();
  });

  it('says what is missing in an answer', () => {
    const [document, , group] = ask().questions;
    if (!document || !group) throw new Error('no question');
    expect(checkAnswer(document, { decision: 'answer' }, aDirectory)).toEqual([{ code: 'answer_missing', at: ['answer'] }]);
    expect(checkAnswer(document, { decision: 'defer' }, aDirectory)).toEqual([{ code: 'reason_missing', at: ['reason'] }]);
    expect(checkAnswer(group, { decision: 'answer', units: ['110101', 'nowhere'] }, aDirectory)).toEqual([
      { code: 'unit_unknown', at: ['units', 1] },
    ]);
    expect(checkAnswer(group, { decision: 'answer', units: [] }, aDirectory)).toEqual([]);
  });
});
