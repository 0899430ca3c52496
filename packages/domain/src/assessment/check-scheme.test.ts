import { describe, expect, it } from 'vitest';
import { schemeProblems } from './check-scheme.ts';
import type { Scheme, SchemeItem } from './model.ts';

const good: SchemeItem = { code: 'x', title: '任务', weight: '40', source: null, rule: { kind: 'ratio', better: 'more' }, missing: 'zero' };
const scheme: Scheme = {
  code: 'performance',
  title: '绩效考核',
  version: 1,
  from: '2022-01-01',
  to: null,
  document: 'test',
  assesses: ['district'],
  parts: [{ code: 'all', title: '全部', weight: '1', parts: [good] }],
  additions: [{ code: 'praise', title: '表扬', points: '1', cap: '3', source: null }],
  additionsCap: '5',
  deductions: [],
  vetoes: [],
  tiers: [
    { title: '优秀', from: '90' },
    { title: '一般', from: '0' },
  ],
  places: 2,
};

describe('a scheme', () => {
  it('without fault has no problem', () => {
    expect(schemeProblems(scheme)).toEqual([]);
  });

  it.each<[string, Partial<Scheme>, readonly (string | number)[]]>([
    ['ends_before_it_begins', { to: '2021-12-31' }, ['to']],
    ['nothing_to_score', { parts: [] }, ['parts']],
    ['nothing_to_score', { parts: [{ code: 'all', title: '', weight: '1', parts: [] }] }, ['parts', 0, 'parts']],
    ['weight_not_above_zero', { parts: [{ ...good, weight: '0' }] }, ['parts', 0, 'weight']],
    ['tolerance_not_below_limit', { parts: [{ ...good, rule: { kind: 'about', tolerance: '5', limit: '5' } }] }, ['parts', 0, 'rule']],
    ['full_not_above_zero', { parts: [{ ...good, rule: { kind: 'points', full: 'x' } }] }, ['parts', 0, 'rule']],
    ['steps_not_readable', { parts: [{ ...good, rule: { kind: 'steps', better: 'more', steps: [] } }] }, ['parts', 0, 'rule']],
    ['code_twice', { parts: [good, good] }, ['parts', 'x']],
    ['code_twice', { vetoes: [{ code: 'praise', title: '' }] }, ['additions', 'praise']],
    ['not_an_amount', { additionsCap: '-1' }, ['additionsCap']],
    ['not_an_amount', { deductions: [{ code: 'd', title: '', points: '0', cap: null, source: null }] }, ['deductions', 0, 'points']],
    [
      'tiers_not_falling',
      {
        tiers: [
          { title: 'a', from: '1' },
          { title: 'b', from: '1' },
        ],
      },
      ['tiers', 1, 'from'],
    ],
  ])('is told %s', (code, wrong, at) => {
    expect(schemeProblems({ ...scheme, ...wrong })).toEqual([{ code, at }]);
  });
});
