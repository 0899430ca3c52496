import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { at, beijingPack } from '../../test/make.ts';
import { aCity } from '../../test/monthly.ts';
import { loadPackPlans } from '../tasks/index.ts';
import { bindPromises } from './bind-promises.ts';
import { loadIndicators } from './load-indicators.ts';

const db = ownDatabase();
const ctx = () => at(db(), '2022-02-21T02:00:00Z');

beforeAll(async () => {
  await aCity(ctx(), beijingPack);
  await loadIndicators(ctx(), beijingPack);
  await loadPackPlans(ctx(), beijingPack);
});

type Row = { code: string; how: string; places: number; from: string; to: string; course: { kind: string } | null };
const bindings = async (): Promise<Row[]> =>
  (
    await sql<Row>`select indicator_code as code, how, cardinality(places) as places, from_on as "from", to_on as "to", course from indicators.binding order by 1`.execute(
      db(),
    )
  ).rows;

describe('the promises of the notice', () => {
  it('all get an indicator: every one the pack names is found by its words, the others are read from them', async () => {
    expect(await ctx().transact((tx) => bindPromises(tx, ctx(), null))).toBe(41);
    const bound = await bindings();
    const named = bound.filter(({ how }) => how === 'pack').map(({ code }) => code);
    const { rows } = await sql<{ code: string }>`select code from indicators.indicator where origin = 'pack' order by code`.execute(db());
    expect(named).toEqual(rows.map(({ code }) => code));
    expect(bound.filter(({ how }) => how === 'notice')).toHaveLength(41 - named.length);
  });

  it('have windows and places as the notice says: the districts each, the year, or until the heating season', async () => {
    const bound = new Map((await bindings()).map((row) => [row.code, row] as const));
    expect(bound.get('district-dustfall')).toMatchObject({ places: 17, from: '2022-01-01', to: '2022-12-31' });
    expect(bound.get('scattered-coal-replaced')).toMatchObject({ to: '2022-11-15', course: { kind: 'months' } });
    expect(bound.get('new-energy-vehicles')).toMatchObject({ to: '2025-12-31' });
    expect(bound.get('heavy-diesel-checks')).toMatchObject({ places: 2 });
  });

  it('are bound once: doing it again changes nothing and tells nobody', async () => {
    const told = async () => (await sql<{ n: number }>`select count(*)::int as n from platform.event`.execute(db())).rows[0]?.n;
    const before = await told();
    expect(await ctx().transact((tx) => bindPromises(tx, ctx(), null))).toBe(0);
    expect(await loadIndicators(ctx(), beijingPack)).toBe(0);
    expect(await told()).toBe(before);
  });
});

it('a pack that contradicts itself is refused with file and line', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pack-'));
  const one = { code: 'x', name: 'x', unit: null, overTime: 'sum', overPlaces: 'sum', better: 'more', cumulative: true };
  await writeFile(join(folder, 'indicators.json'), JSON.stringify({ format: 'gongjian.indicators/1', indicators: [one] }, null, 2));
  await expect(loadIndicators(ctx(), folder)).rejects.toThrow(/indicators\.json:\d+: indicators\.0: a cumulative figure is the last one/);
});
