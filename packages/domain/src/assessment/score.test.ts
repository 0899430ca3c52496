import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextPlaces } from './gain-a-place.ts';
import { itemPoints } from './item-points.ts';
import type { Cell, FrozenInputs, Scheme, SchemeItem, SchemeNode } from './model.ts';
import { rankUnits } from './rank.ts';
import { scoreUnits } from './score.ts';

const item = (code: string, weight: string, rest: Partial<SchemeItem> = {}): SchemeItem => ({
  code,
  title: code,
  weight,
  source: null,
  rule: { kind: 'points', full: '100' },
  missing: 'zero',
  ...rest,
});
const scheme = (parts: readonly SchemeNode[], rest: Partial<Scheme> = {}): Scheme => ({
  code: 's',
  title: '考核',
  version: 1,
  from: '2022-01-01',
  to: null,
  document: 'test',
  assesses: ['district'],
  parts,
  additions: [],
  additionsCap: '0',
  deductions: [],
  vetoes: [],
  tiers: [],
  places: 2,
  ...rest,
});
const cell = (unit: string, code: string, actual: string, target: string | null = null): Cell => ({
  unit,
  item: code,
  actual,
  target,
  rows: [`${unit}/${code}`],
});
const inputs = (cells: readonly Cell[], happenings: FrozenInputs['happenings'] = []): FrozenInputs => ({
  day: '2022-12-31',
  units: [...new Set(cells.map(({ unit }) => unit))].map((unit) => ({ unit, group: 'all' })),
  cells,
  happenings,
});
const points = (...words: Parameters<typeof itemPoints>): string | null => {
  const made = itemPoints(...words);
  return made === null ? null : (Number(made.units) / 10 ** made.scale).toFixed(4);
};

it('scores thirds of sevenths: shares and points that end nowhere', () => {
  const ratio = { rule: { kind: 'ratio', better: 'more' } } as const;
  const thirds = scheme([
    { code: 'all', title: 'all', weight: '3', parts: ['a', 'b', 'c'].map((code) => item(code, '1', ratio)) },
    item('d', '4'),
  ]);
  const [one] = scoreUnits(thirds, inputs(['a', 'b', 'c'].map((code) => cell('u', code, '1', '7'))));
  expect(one?.published).toBe('6.12');
  expect(Number(one?.score)).toBeCloseTo(300 / 49, 12);
});

describe('points of an item', () => {
  it.each([
    [{ kind: 'ratio', better: 'more' }, '95', '100', '95.0000'],
    [{ kind: 'ratio', better: 'more' }, '130', '100', '100.0000'],
    [{ kind: 'ratio', better: 'more' }, '-3', '100', '0.0000'],
    [{ kind: 'ratio', better: 'less' }, '40', '30', '75.0000'],
    [{ kind: 'ratio', better: 'less' }, '0', '30', '100.0000'],
    [{ kind: 'ratio', better: 'more' }, '5', null, null],
    [{ kind: 'about', tolerance: '10', limit: '50' }, '3.3', '3', '100.0000'],
    [{ kind: 'about', tolerance: '10', limit: '50' }, '2.1', '3', '50.0000'],
    [{ kind: 'about', tolerance: '10', limit: '50' }, '4.5', '3', '0.0000'],
    [{ kind: 'points', full: '20' }, '18', null, '90.0000'],
  ] as const)('%o of %s against %s', (rule, actual, target, wanted) => {
    expect(points(rule, { actual, target })).toBe(wanted);
  });

  it('takes the best step reached', () => {
    const rule = {
      kind: 'steps',
      better: 'less',
      steps: [
        { from: '35', points: '100' },
        { from: '40', points: '60' },
      ],
    } as const;
    expect(['35', '35.1', '41'].map((actual) => points(rule, { actual, target: null }))).toEqual(['100.0000', '60.0000', '0.0000']);
  });
});

/** 三效一创 (domain-rules 8.4): 职责任务 40, 依法行政 8, 能力建设 7, 服务中央 5, 公众评价 20, 领导评价 10, 协调配合 5, 创新创优 5. */
const performance = scheme(
  [item('duty', '40'), item('law', '8'), item('skill', '7'), item('service', '5'), item('public', '20'), item('leaders', '10')].concat([
    item('together', '5'),
    item('new', '5'),
  ]),
  {
    deductions: [
      { code: 'two_yellow', title: '两次黄灯', points: '1', cap: null, source: null },
      { code: 'red', title: '红灯', points: '2', cap: null, source: null },
    ],
    vetoes: [{ code: 'accident', title: '重大事故' }],
    tiers: [
      { title: '优秀', from: '90' },
      { title: '良好', from: '80' },
      { title: '一般', from: '0' },
    ],
  },
);
const marks = { duty: '95', law: '100', skill: '100', service: '100', public: '90', leaders: '80', together: '100', new: '60' };
const marked = (unit: string) => Object.entries(marks).map(([code, actual]) => cell(unit, code, actual));

describe('a score', () => {
  it('is 92.0 by the published weights, 89.0 after two yellows and a red', () => {
    expect(scoreUnits(performance, inputs(marked('a')))[0]?.published).toBe('92.00');
    const happenings = [
      { unit: 'a', code: 'two_yellow', times: 1, rows: ['m1', 'm2'] },
      { unit: 'a', code: 'red', times: 1, rows: ['m3'] },
    ];
    const [score] = scoreUnits(performance, inputs(marked('a'), happenings));
    expect(score).toMatchObject({ published: '89.00', basis: '92', deducted: '3' });
    expect(score?.deductions.map(({ rows }) => rows)).toEqual([['m1', 'm2'], ['m3']]);
  });

  it('under a veto cannot be 优秀 and stands behind a lower score', () => {
    const both = [...marked('a'), ...marked('b').map((one) => ({ ...one, actual: '50' }))];
    const scores = scoreUnits(performance, inputs(both, [{ unit: 'a', code: 'accident', times: 1, rows: ['x'] }]));
    expect(rankUnits(performance, scores).map(({ unit, rank, tier }) => [unit, rank, tier])).toEqual([
      ['a', 2, '一般'],
      ['b', 1, '一般'],
    ]);
  });

  it('ranks 1, 2, 2, 4 on what is published', () => {
    const one = scheme([item('x', '1')], { places: 1 });
    const cells = ['90.04', '88.01', '87.99', '70'].map((actual, i) => cell(`u${i}`, 'x', actual));
    expect(rankUnits(one, scoreUnits(one, inputs(cells))).map(({ published, rank }) => [published, rank])).toEqual([
      ['90.0', 1],
      ['88.0', 2],
      ['88.0', 2],
      ['70.0', 4],
    ]);
  });

  it('caps additions together and each alone', () => {
    const rule = (code: string, each: string, cap: string | null) => ({ code, title: code, points: each, cap, source: null });
    const rich = scheme([item('x', '1')], { additions: [rule('p', '2', '3'), rule('q', '1', null)], additionsCap: '5' });
    const happenings = [
      { unit: 'u', code: 'p', times: 9, rows: [] },
      { unit: 'u', code: 'q', times: 4, rows: [] },
    ];
    expect(scoreUnits(rich, inputs([cell('u', 'x', '100')], happenings))[0]).toMatchObject({ added: '5', score: '105' });
  });
});

it('names what would change a rank, and doing it does', () => {
  const two = scheme([item('x', '60'), item('y', '40')]);
  const cells = [cell('a', 'x', '90'), cell('a', 'y', '90'), cell('b', 'x', '80'), cell('b', 'y', '70')];
  const [next] = nextPlaces(rankUnits(two, scoreUnits(two, inputs(cells))));
  expect(next).toMatchObject({ unit: 'b', ahead: 'a', gap: '14' });
  expect(next?.ways).toEqual([]);
  const closer = cells.map((one) => (one.unit === 'b' && one.item === 'x' ? { ...one, actual: '95' } : one));
  const [near] = nextPlaces(rankUnits(two, scoreUnits(two, inputs(closer))));
  expect(near?.ways).toEqual([{ item: 'y', title: 'y', points: '12.5', needs: '82.5' }]);
  const done = closer.map((one) => (one.unit === 'b' && one.item === 'y' ? { ...one, actual: '82.5' } : one));
  expect(rankUnits(two, scoreUnits(two, inputs(done))).map(({ rank }) => rank)).toEqual([1, 1]);
});

describe('a missing value', () => {
  const with_ = (missing: SchemeItem['missing']) => scheme([item('x', '60'), item('y', '40', { missing })]);
  const cells = [cell('a', 'x', '80'), cell('a', 'y', '90'), cell('b', 'x', '80'), cell('b', 'y', '70'), cell('c', 'x', '80')];
  it.each([
    ['zero', '48', 'missing_zero'],
    ['leave_out', '80', 'missing_left_out'],
    ['group_median', '80', 'missing_group_median'],
  ] as const)('by the rule %s gives %s', (missing, wanted, how) => {
    const score = scoreUnits(with_(missing), inputs(cells)).find(({ unit }) => unit === 'c');
    expect([score?.score, score?.tree[1]?.how]).toEqual([wanted, how]);
  });
});

it('is explained: what the leaves give adds up to the score within 1e-9, at every level', () => {
  const weight = fc.integer({ min: 1, max: 97 }).map(String);
  const value = fc.option(
    fc.integer({ min: 0, max: 10_000 }).map((n) => (n / 100).toFixed(2)),
    { nil: undefined },
  );
  const missing = fc.constantFrom('zero' as const, 'leave_out' as const, 'group_median' as const);
  const leaves = fc.array(fc.record({ weight, value, missing }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(fc.record({ weight, leaves }), { minLength: 1, maxLength: 5 }), (branches) => {
      const parts = branches.map(({ weight: w, leaves: own }, b) => ({
        code: `b${b}`,
        title: '',
        weight: w,
        parts: own.map((one, i) => item(`b${b}.${i}`, one.weight, { missing: one.missing })),
      }));
      const cells = branches.flatMap(({ leaves: own }, b) =>
        own.flatMap(({ value: v }, i) => (v === undefined ? [] : [cell('u', `b${b}.${i}`, v)])),
      );
      const frozen = { ...inputs(cells), units: [{ unit: 'u', group: 'all' }] };
      const [score] = scoreUnits(scheme(parts), frozen);
      const gives = (nodes: readonly { gives: string; parts: readonly unknown[] }[]) =>
        nodes.reduce((all, one) => all + Number(one.gives), 0);
      expect(Math.abs(gives(score?.tree ?? []) - Number(score?.score))).toBeLessThan(1e-9);
      for (const node of score?.tree ?? []) expect(Math.abs(gives(node.parts) - Number(node.gives))).toBeLessThan(1e-9);
      expect(JSON.stringify(scoreUnits(scheme(parts), frozen))).toBe(JSON.stringify([score]));
    }),
  );
});
