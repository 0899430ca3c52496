import { describe, expect, it } from 'vitest';
import type { PlanEdit, ReviewDocument } from './review.ts';
import { applyEdit, replay } from './review-edits.ts';
import { aMeasure, aReview } from './review-examples.ts';
import { findMeasure, tasksOf } from './review-find.ts';

const target = {
  phrase: '检查180万辆次以上',
  metric: '检查',
  comparator: 'atLeast',
  value: '180',
  unit: '万辆次',
  scope: 'city',
  places: [],
  strength: 'must',
  about: false,
  by: null,
  excludes: [],
  source: { start: 0, end: 1, line: 1, page: null },
} as const;
const document = aReview(
  [aMeasure('推广新能源车。检查180万辆次以上。', { targets: [target], inferred: ['responsible'] }), aMeasure('优化运输结构。')],
  [aMeasure('治理扬尘。')],
);

function edited(from: ReviewDocument, edit: PlanEdit, no = 7): ReviewDocument {
  const done = applyEdit(from, edit, no);
  if (!('document' in done)) throw new Error(JSON.stringify(done.problem));
  return done.document;
}
const texts = (doc: ReviewDocument) => tasksOf(doc).map(({ measures }) => measures.map(({ ordinal, text }) => `${ordinal} ${text}`));

describe('editing a draft', () => {
  it('changes one cell, remembers which, and forgets that it was inferred', () => {
    const next = edited(document, { op: 'setUnits', measure: 'm1', role: 'responsible', units: [] });
    expect(findMeasure(next, 'm1')?.measure).toMatchObject({ responsible: [], edited: ['responsible'], inferred: [] });
    expect(document.plans[0]?.sections[0]?.tasks[0]?.measures[0]?.responsible).toHaveLength(1);
  });

  it('keeps every task it did not touch as the same object, so a screen can see what changed', () => {
    const next = edited(document, { op: 'setText', measure: 'm3', text: '治理裸地扬尘。' });
    const [before, after] = [tasksOf(document), tasksOf(next)];
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
  });

  it('splits a measure: both keep the place in the document, each promise goes with its words', () => {
    const next = edited(document, { op: 'splitMeasure', measure: 'm1', at: 7 });
    expect(texts(next)[0]).toEqual(['1 推广新能源车。', '2 检查180万辆次以上。', '3 优化运输结构。']);
    const [first, second] = tasksOf(next)[0]?.measures ?? [];
    expect([first?.targets.length, second?.targets.length]).toEqual([0, 1]);
    expect(second).toMatchObject({ id: 'm-e7', was: null, source: first?.source });
  });

  it('merges a measure into another, and adds the units that one lacked', () => {
    const from = edited(document, {
      op: 'setUnits',
      measure: 'm2',
      role: 'support',
      units: [{ text: '市公安局', unit: '市公安局', note: null, group: false }],
    });
    const next = edited(from, { op: 'mergeMeasure', measure: 'm2', into: 'm3' });
    expect(texts(next)).toEqual([['1 推广新能源车。检查180万辆次以上。'], ['1 治理扬尘。\n优化运输结构。']]);
    expect(findMeasure(next, 'm3')?.measure.support.map(({ unit }) => unit)).toEqual(['市公安局']);
  });

  it('adds, moves and removes measures and tasks, and numbers them anew', () => {
    let next = edited(document, { op: 'addMeasure', task: 't2', after: null, text: '新的措施' }, 8);
    next = edited(next, { op: 'moveMeasure', measure: 'm1', task: 't2', after: 'm-e8' });
    next = edited(next, { op: 'removeMeasure', measure: 'm2' });
    expect(texts(next)).toEqual([[], ['1 新的措施', '2 推广新能源车。检查180万辆次以上。', '3 治理扬尘。']]);
    expect(texts(edited(next, { op: 'removeTask', task: 't1' }))).toHaveLength(1);
  });

  it.each<[string, PlanEdit, string]>([
    ['a measure that is not there', { op: 'setText', measure: 'm9', text: 'x' }, 'not_found'],
    ['a cut at the edge', { op: 'splitMeasure', measure: 'm1', at: 99 }, 'cut_outside_text'],
    ['a measure merged with itself', { op: 'mergeMeasure', measure: 'm1', into: 'm1' }, 'merge_with_itself'],
    ['a task that still holds measures', { op: 'removeTask', task: 't1' }, 'task_not_empty'],
    ['a place behind nothing', { op: 'addMeasure', task: 't1', after: 'm3', text: 'x' }, 'after_not_found'],
  ])('refuses %s', (_, edit, code) => {
    expect(applyEdit(document, edit, 1)).toMatchObject({ problem: { code } });
  });

  it('two measures cannot continue the same published one', () => {
    const one = edited(document, { op: 'continueMeasure', measure: 'm1', was: 'published' });
    expect(applyEdit(one, { op: 'continueMeasure', measure: 'm2', was: 'published' }, 1)).toMatchObject({
      problem: { code: 'continued_twice' },
    });
  });

  it('replaying the log gives the same draft and the same names', () => {
    const log = [
      { no: 1, edit: { op: 'splitMeasure', measure: 'm1', at: 7 } },
      { no: 3, edit: { op: 'setText', measure: 'm-e1', text: '检查200万辆次以上。' } },
    ] as const;
    const replayed = replay(document, log);
    expect(texts(replayed)[0]?.[1]).toBe('2 检查200万辆次以上。');
    expect(replay(document, log)).toEqual(replayed);
  });
});
