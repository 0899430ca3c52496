import type { Target } from '@gongjian/domain/plan/draft';
import { aDraft, aMeasure, unitNamed } from '@gongjian/domain/plan/review-examples';
import { beforeEach, expect, it } from 'vitest';
import { indicatorRounds } from '../src/indicators/index.ts';
import { judgeAll } from '../src/indicators/jobs.ts';
import { tellValue } from '../src/indicators/tell-value.ts';
import { deliverAll } from '../src/platform/deliver.ts';
import { ownDatabase } from './database.ts';
import { at, beijingPack, CITY } from './make.ts';
import { aCity } from './monthly.ts';
import { aPublishedPlan } from './published-plan.ts';

/** 96 % of a year's figure: on pace while the year runs, and missed at its end; a played year shows both. */
const db = ownDatabase();
const checks: Target = {
  ...{ phrase: '检查240次以上', metric: '检查', comparator: 'atLeast', value: '240', unit: '次', scope: 'city', places: [] },
  ...{ strength: 'must', about: false, by: null, excludes: [], source: { start: 0, end: 1, line: 1, page: null } },
};
const MONTHLY = '19.2';
let made = 0;
let measure = '';
let code = '';

/** A measure of its own for each test. */
beforeEach(async () => {
  const start = at(db(), '2022-02-21T02:00:00Z');
  if (made === 0) await aCity(start, beijingPack);
  made += 1;
  const text = `检查重型柴油车${made}`;
  const target = { ...checks, metric: `检查${made}` };
  await aPublishedPlan(start, aDraft([aMeasure(text, { lead: [unitNamed('市公安局')], responsible: [], targets: [target] })]));
  await deliverAll(db(), CITY, new Date('2022-02-21T03:00:00Z'));
  measure = (await db().selectFrom('tasks.measure').select('id').where('text', '=', text).executeTakeFirstOrThrow()).id;
  const bound = await db().selectFrom('indicators.binding').selectAll().where('measure_id', '=', measure).executeTakeFirstOrThrow();
  code = bound.indicator_code ?? '';
  for (let month = 1; month <= 11; month++) await tell(month, `2022-${String(Math.min(12, month + 1)).padStart(2, '0')}-05T02:00:00Z`);
});

async function tell(month: number, instant: string): Promise<void> {
  const { places } = await db()
    .selectFrom('indicators.binding')
    .select('places')
    .where('measure_id', '=', measure)
    .executeTakeFirstOrThrow();
  const told = { place: places[0] ?? '', month: `2022-${String(month).padStart(2, '0')}`, amount: { value: MONTHLY }, note: '' };
  await tellValue(at(db(), instant), code, told);
}
const light = async () =>
  (await db().selectFrom('tasks.ledger_row').select(['light', 'state']).where('measure_id', '=', measure).executeTakeFirstOrThrow()).light;
const lightOn = async (day: string) => {
  await judgeAll(at(db(), `${day}T02:00:00Z`));
  return light();
};

it('is green to the last day of the year and, while December is not yet expected, after the due day too', async () => {
  expect(await lightOn('2022-12-31')).toBe('green');
  expect(await lightOn('2023-01-05')).toBe('green');
  expect(await lightOn('2023-01-06')).toBe('green');
  expect(await lightOn('2023-01-14')).toBe('green');
});

it('is red as soon as December is told and does not make it whole, whatever day that is', async () => {
  expect(await lightOn('2023-01-03')).toBe('green');
  await tell(12, '2023-01-03T02:00:00Z');
  expect(await light()).toBe('red');
  for (const day of ['2023-01-05', '2023-01-06', '2023-01-16']) expect(await lightOn(day)).toBe('red');
});

it('is red without December from the day its figures are expected, by the clock alone', async () => {
  const [round] = indicatorRounds(db(), CITY);
  await round?.work(new Date('2023-01-14T15:59:00Z'));
  expect(await light()).toBe('green');
  await round?.work(new Date('2023-01-14T16:00:00Z'));
  expect(await light()).toBe('red');
  expect(await judgeAll(at(db(), '2023-01-15T02:00:00Z'))).toBe(0);
});
