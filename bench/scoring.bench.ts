/** Scores of 420 units by 200 items from frozen inputs, and a study of 300 runs on a composite indicator as large as the ASEM example. */
import { weightedMean } from '@gongjian/domain/assessment/composite/means';
import { normalise } from '@gongjian/domain/assessment/composite/normalise';
import { randomStream } from '@gongjian/domain/assessment/composite/random';
import { sensitivityOf } from '@gongjian/domain/assessment/composite/sensitivity';
import { winsorise } from '@gongjian/domain/assessment/composite/treat';
import type { FrozenInputs, Scheme, SchemeItem } from '@gongjian/domain/assessment/model';
import { makeScores } from '../apps/server/src/assessment/make-scores.ts';
import { median, report } from './measure.ts';

const UNITS = 420;
const ITEMS = 200;
const random = randomStream(2022);
const rules: readonly SchemeItem['rule'][] = [
  { kind: 'ratio', better: 'more' },
  { kind: 'ratio', better: 'less' },
  { kind: 'about', tolerance: '5', limit: '20' },
  {
    kind: 'steps',
    better: 'more',
    steps: [
      { from: '0', points: '40' },
      { from: '50', points: '70' },
      { from: '90', points: '100' },
    ],
  },
  { kind: 'points', full: '100' },
];

const scheme: Scheme = {
  ...{ code: 'bench', title: '基准', version: 1, from: '2022-01-01', to: null, document: 'bench', assesses: ['street'], places: 2 },
  parts: Array.from({ length: 10 }, (_, b) => ({
    code: `b${b}`,
    title: `第${b}部分`,
    weight: String(b + 1),
    parts: Array.from({ length: ITEMS / 10 }, (_, i) => ({
      code: `i${b}_${i}`,
      title: `指标${i}`,
      weight: String((i % 7) + 1),
      source: null,
      rule: rules[(b + i) % rules.length] as SchemeItem['rule'],
      missing: i % 5 === 0 ? ('group_median' as const) : ('leave_out' as const),
    })),
  })),
  ...{
    additions: [],
    additionsCap: '0',
    deductions: [{ code: 'd', title: '扣分', points: '0.5', cap: '5', source: null }],
    vetoes: [],
    tiers: [],
  },
};
const units = Array.from({ length: UNITS }, (_, u) => ({ unit: `u${u}`, group: u < 60 ? 'bureau' : 'street' }));
const inputs: FrozenInputs = {
  day: '2022-12-31',
  units,
  cells: units.flatMap(({ unit }) =>
    scheme.parts
      .flatMap((node) => ('parts' in node ? node.parts : [node]))
      .filter(() => random() > 0.03)
      .map(({ code }) => ({ unit, item: code, actual: (random() * 120).toFixed(3), target: '100', rows: ['told'] })),
  ),
  happenings: units.filter(() => random() > 0.7).map(({ unit }) => ({ unit, code: 'd', times: 2, rows: ['told'] })),
};

/** 51 units and 49 indicators in 8 pillars and 2 sub-indices, as ASEM has them; the numbers are drawn. */
const COUNTRIES = 51;
const PILLARS = [7, 6, 6, 6, 6, 6, 6, 6];
const raw = Array.from({ length: PILLARS.reduce((all, n) => all + n, 0) }, () =>
  Array.from({ length: COUNTRIES }, () => Math.exp(2 * random()) * 10),
);

/** The index by one choice of winsorising, normalising, aggregating and weights: how far its ranks lie from the usual ones. */
function index([treat = 0, scale = 0, mean = 0, weight = 0]: readonly number[]): number[] {
  const treated = raw.map((values) => (treat < 0.5 ? winsorise(values).values : values));
  const scaled = treated.map((values) =>
    normalise(values, scale < 0.5 ? { kind: 'min_max', low: 1, high: 100 } : { kind: 'z_score', mean: 50, deviation: 10 }),
  );
  const how = mean < 0.5 ? 'arithmetic' : 'geometric';
  return Array.from({ length: COUNTRIES }, (_, unit) => {
    let first = 0;
    const pillars = PILLARS.map((n) => {
      const values = scaled.slice(first, first + n).map((column) => Math.max(column[unit] ?? 1, 1e-6));
      first += n;
      return weightedMean(
        values,
        values.map((_, i) => 1 + (i % 2) * weight),
        how,
      );
    });
    const halves = [pillars.slice(0, 4), pillars.slice(4)].map((half) =>
      weightedMean(
        half,
        half.map(() => 1),
        how,
      ),
    );
    return weightedMean(halves, [1, 1], how);
  });
}
const ranksOf = (scores: readonly number[]): number[] => scores.map((score) => 1 + scores.filter((other) => other > score).length);
const usual = ranksOf(index([0, 0, 0, 0]));
const shift = (point: readonly number[]): number =>
  ranksOf(index(point)).reduce((all, rank, i) => all + Math.abs(rank - (usual[i] ?? rank)), 0) / COUNTRIES;

/** Seconds of one core, whatever else the machine is at: the median of five after one to warm up. */
function coreSeconds(work: () => unknown): number {
  const taken = Array.from({ length: 6 }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000_000;
  });
  return median(taken.slice(1));
}
const scoring = coreSeconds(() => makeScores(scheme, inputs));
const study = coreSeconds(() => sensitivityOf(shift, 4, 50, 7));
report([
  { what: `scoring ${UNITS} units by ${ITEMS} items from frozen inputs`, measured: scoring, limit: 1, unit: 's of one core' },
  { what: 'a sensitivity study of 300 runs, 51 units by 49 indicators', measured: study, limit: 1.5, unit: 's of one core' },
]);
