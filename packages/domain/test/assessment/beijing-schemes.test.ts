import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { schemeProblems } from '../../src/assessment/check-scheme.ts';
import { withGrants } from '../../src/assessment/grant.ts';
import type { FrozenInputs, Scheme } from '../../src/assessment/model.ts';
import { rankUnits } from '../../src/assessment/rank.ts';
import { scoreUnits } from '../../src/assessment/score.ts';

const folder = fileURLToPath(new URL('../../../../packs/beijing-2022/assessment/', import.meta.url));
const schemes = new Map(
  readdirSync(folder).map((file) => {
    const scheme = JSON.parse(readFileSync(`${folder}${file}`, 'utf8')) as Scheme;
    return [scheme.code, scheme] as const;
  }),
);
const schemeOf = (code: string): Scheme => schemes.get(code) as Scheme;

type Values = Readonly<Record<string, string | readonly [string, string]>>;
/** What each unit has: a value, or a value and its target. Counts are `code:times`. */
function inputs(units: Readonly<Record<string, Values>>, counts: Readonly<Record<string, readonly string[]>> = {}): FrozenInputs {
  return {
    day: '2022-12-31',
    units: Object.keys(units).map((unit) => ({ unit, group: 'all' })),
    cells: Object.entries(units).flatMap(([unit, values]) =>
      Object.entries(values).map(([item, value]) => {
        const [actual, target] = typeof value === 'string' ? [value, null] : value;
        return { unit, item, actual: actual as string, target: target as string | null, rows: ['told'] };
      }),
    ),
    happenings: Object.entries(counts).flatMap(([unit, all]) =>
      all.map((one) => ({ unit, code: one.split(':')[0] ?? '', times: Number(one.split(':')[1]), rows: ['told'] })),
    ),
  };
}
const ranked = (code: string, frozen: FrozenInputs) =>
  rankUnits(schemeOf(code), scoreUnits(schemeOf(code), frozen)).map(({ unit, published, rank, tier }) => [unit, published, rank, tier]);

it.each([...schemes])('%s is a sound scheme', (_, scheme) => expect(schemeProblems(scheme)).toEqual([]));

describe('Beijing’s schemes', () => {
  it('air and carbon of districts: by target, by improvement, by days', () => {
    const good = {
      pm25: ['30', '31'],
      improved: '5',
      good_days: ['80', '80'],
      heavy_days: '2',
      carbon_intensity: ['4', '4'],
      energy_intensity: ['3', '4'],
    } as const;
    const poor = {
      pm25: ['40', '32'],
      improved: '-2',
      good_days: ['60', '80'],
      heavy_days: '9',
      carbon_intensity: ['1', '4'],
      energy_intensity: ['4', '4'],
    } as const;
    // 60 % × (40×100 + 20×50 + 20×100 + 20×80) + 40 % × (60×100 + 40×75); 60 % × (40×80 + 20×75) + 40 % × (60×25 + 40×100)
    expect(ranked('district_air_carbon', inputs({ a: good, b: poor }))).toEqual([
      ['a', '87.60', 1, '良好'],
      ['b', '50.20', 2, '不合格'],
    ]);
    expect(ranked('district_air_carbon', inputs({ a: good, b: poor }, { a: ['fraud:1'] }))[0]).toEqual(['a', '87.60', 2, '不合格']);
  });

  it('dust of streets: the less the better, beyond every limit included, ties as 1, 2, 2, 4', () => {
    const street = (tsp: string) => ({ tsp, road: '1.1', fall: '8.5', cover: '80' });
    // 40 % × (300 − tsp) / 250 + 30 % × 50 + 20 % × 50 + 10 % × 50
    expect(ranked('street_dust', inputs({ a: street('100'), b: street('175'), c: street('175'), d: street('400') }))).toEqual([
      ['a', '62.0', 1, '较好'],
      ['b', '50.0', 2, '一般'],
      ['c', '50.0', 2, '一般'],
      ['d', '30.0', 4, '差'],
    ]);
    expect(ranked('street_dust', inputs({ a: street('100') }, { a: ['violation:20'] }))[0]?.[1]).toBe('57.0');
  });

  it('points of testing stations: lost by rule, given back by a counter-entry, with what follows', () => {
    const counts = { a: ['procedure:1', 'video:2'], b: ['procedure:2', 'procedure:-1'], c: ['false_report:1', 'refuse:1'], d: [] };
    expect(ranked('testing_station_points', inputs({ a: {}, b: {}, c: {}, d: {} }, counts))).toEqual([
      ['a', '5', 3, '约谈'],
      ['b', '9', 2, '提醒'],
      ['c', '0', 4, '停网整改'],
      ['d', '12', 1, '正常'],
    ]);
  });

  it('grades of concrete plants: what is not shown counts nothing, a veto is the last grade', () => {
    const best = { closed: '95', dust: '99', water: '95', vehicles: '90', wash: '100' };
    // 30 % × 95 + 25 % × 95 + 20 % × 87.5 + 15 % × 90 + 10 % × 100
    expect(ranked('concrete_plant_grade', inputs({ a: best, b: { closed: '95' }, c: best }, { c: ['illegal:1'] }))).toEqual([
      ['a', '93.2', 1, 'A'],
      ['b', '28.5', 2, 'D'],
      ['c', '93.2', 3, 'D'],
    ]);
  });

  it('the tilt of transfer payments: improvement by task load, within bounds, to the last yuan', () => {
    const scheme = schemeOf('transfer_tilt');
    const units = Object.fromEntries(
      Array.from({ length: 17 }, (_, i) => [`u${i}`, { improved: i === 0 ? '-3' : String(1 + (i % 5)), load: String(100 * (i + 1)) }]),
    );
    const scores = rankUnits(scheme, scoreUnits(scheme, inputs(units)));
    expect(scores.find(({ unit }) => unit === 'u4')?.score).toBe('2500');
    const pool = 100_000_007;
    const grants = withGrants(pool, scheme.pool as NonNullable<Scheme['pool']>, scores);
    expect(grants.reduce((all, { grant = 0 }) => all + grant, 0)).toBe(pool);
    // One that worsened has no score, and the floor: one percent, rounded up.
    expect(grants.find(({ unit }) => unit === 'u0')?.grant).toBe(1_000_001);
    expect(Math.max(...grants.map(({ grant = 0 }) => grant))).toBeLessThanOrEqual(20_000_001);
    expect(() => withGrants(pool, { leastPercent: '6', mostPercent: null }, scores)).toThrow(RangeError);
  });
});
