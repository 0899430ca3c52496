import { describe, expect, it } from 'vitest';
import { canonical, changeOf, disclosed, personalProblems, searchText } from './content.ts';

describe('content', () => {
  it('is the same text however its keys are ordered', () => {
    expect(canonical({ b: [1, { d: null, c: '中' }], a: undefined })).toBe(canonical({ b: [1, { c: '中', d: null }] }));
  });

  it('lets out the fields the catalogue names and no other', () => {
    expect(disclosed({ title: '题', phone: '1', note: undefined }, { fields: ['title', 'note', 'place'] })).toEqual({ title: '题' });
  });

  it('is searched by its words, not by its numbers of things', () => {
    expect(searchText({ title: 'ＰＭ２.５', units: [{ id: '110105', name: '朝阳区' }] })).toBe('pm2.5\n朝阳区');
  });

  it('is told where a person stands in it', () => {
    expect(personalProblems({ title: '好', facts: [{ value: '电话 13800001111' }] })).toEqual([
      { code: 'personal_mobile', at: ['facts', 0, 'value'] },
    ]);
  });
});

describe('what the newer content is to the older', () => {
  it('is the first where there was none, and nothing where it is the same', () => {
    expect(changeOf(undefined, { a: 1 })).toEqual({ kind: 'first', changes: [] });
    expect(changeOf({ a: 1 }, { a: 1 })).toBeUndefined();
  });

  it('is a correction where the same day is told differently', () => {
    expect(changeOf({ asOf: '2022-03', done: 3 }, { asOf: '2022-03', done: 4 })).toEqual({
      kind: 'correction',
      changes: [{ field: 'done', before: '3', after: '4' }],
    });
  });

  it('is an update where it tells of a later day', () => {
    expect(changeOf({ asOf: '2022-03', done: 3 }, { asOf: '2022-04', done: 4 })).toEqual({ kind: 'update', changes: [] });
  });

  it('corrects a month told before inside an update', () => {
    const march = { month: '2022-03', light: 'green' };
    const april = { month: '2022-04', light: 'red' };
    const change = changeOf({ asOf: '2022-03', series: [march] }, { asOf: '2022-04', series: [{ ...march, light: 'yellow' }, april] });
    expect(change).toEqual({
      kind: 'update',
      changes: [{ field: 'series 2022-03', before: '2022-03 · green', after: '2022-03 · yellow' }],
    });
  });
});
