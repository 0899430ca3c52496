import { Workbook } from '@cj-tech-master/excelts';
import type { Target } from '@gongjian/domain/plan/draft';
import { aDraft, aMeasure, unitNamed } from '@gongjian/domain/plan/review-examples';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { bindPromises } from '../src/indicators/bind-promises.ts';
import { importValues } from '../src/indicators/import-values.ts';
import '../src/indicators/index.ts';
import { correctValue, tellValue } from '../src/indicators/tell-value.ts';
import { Refused } from '../src/platform/refused.ts';
import { ownDatabase } from './database.ts';
import { anActor, at, beijingPack, memberOf } from './make.ts';
import { aCity } from './monthly.ts';
import { aPublishedPlan } from './published-plan.ts';

const db = ownDatabase();
const clock = '2022-07-20T02:00:00Z';
const office = () => at(db(), clock, anActor({ id: 'p-gjb' }));
const chaoyang = () => at(db(), clock, memberOf('110105'));
let dust = '';

beforeAll(async () => {
  await aCity(at(db(), clock), beijingPack);
  const target: Target = {
    ...{ phrase: '降尘量5吨左右', metric: '降尘量', comparator: 'about', value: '5', unit: '吨/平方公里·月', scope: 'eachDistrict' },
    ...{ places: [], strength: 'must', about: true, by: null, excludes: [], source: { start: 0, end: 1, line: 1, page: null } },
  };
  const parties = { lead: [unitNamed('市水务局')], responsible: [unitNamed('各区政府(含北京经济技术开发区管委会)')] };
  await aPublishedPlan(at(db(), clock), aDraft([aMeasure('降尘', { ...parties, targets: [target] })]));
  await at(db(), clock).transact((tx) => bindPromises(tx, at(db(), clock), null));
  dust = (await db().selectFrom('indicators.indicator').select('code').executeTakeFirstOrThrow()).code;
});

const csv = (...lines: string[]) => ({
  name: '2021年降尘.csv',
  bytes: Buffer.from(`指标编号,单位代码,月份,数值,分子,分母,说明\n${lines.join('\n')}`),
});
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Refused ? error : Promise.reject(error)),
  );
const kept = async () =>
  (
    await sql<{ place: string; month: string; value: string; kind: string; source: string }>`
      select place, month, value::text, source_kind as kind, source_id as source from indicators.value order by month, place, no`.execute(
      db(),
    )
  ).rows;
const told = async () =>
  (
    await sql<{ type: string; n: number }>`
    select type, count(*)::int as n from platform.event where type in ('indicators.value_told', 'indicators.values_imported') group by type order by type`.execute(
      db(),
    )
  ).rows;

it('says every cell that is wrong, and writes nothing of the file', async () => {
  const file = csv(
    `${dust},110105,2021-01,4.8,,,`,
    `${dust},110105,2021年1月,4.9,,,`,
    'no-such,110105,2021-02,4.8,,,',
    `${dust},nowhere,2021-02,4.8,,,`,
    `${dust},110105,二月,4.8,,,`,
    `${dust},110105,2021-03,四,,,`,
    `${dust},110105,2021-04,,1,2,`,
    `${dust},110105,2022-07,4.8,,,`,
  );
  const dry = await importValues(office(), file, true);
  expect(dry.problems.map(({ code, row, column, title }) => `${column}${row} ${title} ${code}`)).toEqual([
    'C3 月份 said_twice',
    'A4 指标编号 indicator_unknown',
    'B5 单位代码 unit_unknown',
    'C6 月份 not_a_month',
    'D7 数值 number_not_decimal',
    'D8 数值 not_a_ratio',
    'C9 月份 month_not_over',
  ]);
  const refused = await refusal(importValues(office(), file, false));
  expect(refused?.code).toBe('indicators.import_refused');
  expect(refused?.problems).toHaveLength(7);
  expect(await kept()).toEqual([]);
  expect(await told()).toEqual([]);
  expect(
    (await importValues(office(), { name: 'x.csv', bytes: Buffer.from('月份,数值\n') }, true)).problems.map(({ title }) => title),
  ).toEqual(['指标编号', '单位代码']);
});

it('takes a unit’s own figures and no other’s', async () => {
  const dry = await importValues(chaoyang(), csv(`${dust},110105,2021-01,4.8,,,`, `${dust},110106,2021-01,5.1,,,`), true);
  expect(dry.problems).toMatchObject([{ code: 'not_your_unit', row: 3 }]);
});

it('writes all of them at once, each in the trail, and moves the light', async () => {
  const months = Array.from({ length: 6 }, (_, i) => `2022-0${i + 1}`);
  const { rows: places } = await sql<{ place: string }>`select unnest(places) as place from indicators.binding`.execute(db());
  const lines = months.flatMap((month) => places.map(({ place }) => `${dust},${place},${month},4.6,,,历史数据`));
  const light = async () => (await db().selectFrom('tasks.ledger_row').select('light').executeTakeFirstOrThrow()).light;
  const before = await light();
  expect(await importValues(office(), csv(...lines), true)).toEqual({ dryRun: true, values: lines.length, problems: [] });
  expect(await kept()).toEqual([]);
  expect(await importValues(office(), csv(...lines), false)).toEqual({ dryRun: false, values: lines.length, problems: [] });
  expect(await kept()).toHaveLength(lines.length);
  expect((await kept())[0]).toMatchObject({ month: '2022-01', value: '4.6', kind: 'import', source: '2021年降尘.csv' });
  expect(await told()).toEqual([
    { type: 'indicators.value_told', n: lines.length },
    { type: 'indicators.values_imported', n: 1 },
  ]);
  expect(await light()).not.toBe(before);
});

it('does not write over a figure that stands, and takes the place of one taken back', async () => {
  const value = await tellValue(office(), dust, { place: '110105', month: '2021-05', amount: { value: '5' }, note: '' });
  const file = csv(`${dust},110105,2021-05,4.7,,,`);
  expect((await importValues(office(), file, true)).problems).toMatchObject([{ code: 'value_exists', column: 'C', row: 2 }]);
  await correctValue(office(), value.id, null, '误填');
  expect(await importValues(office(), file, false)).toMatchObject({ values: 1 });
});

it('reads a workbook as well', async () => {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet('历史');
  sheet.addRow(['月份', '单位代码', '指标编号', '数值']);
  sheet.addRow(['2021-06', '110106', dust, 4.25]);
  const bytes = Buffer.from(await workbook.xlsx.writeBuffer());
  expect(await importValues(office(), { name: '历史.xlsx', bytes }, false)).toMatchObject({ values: 1, problems: [] });
  expect(await kept()).toContainEqual(expect.objectContaining({ month: '2021-06', value: '4.25' }));
});
