import { addWorkdays, nthWorkday } from '@gongjian/domain/calendar/rules';
import { nextMonth, yearMonth } from '@gongjian/domain/kernel/dates';
import type { Target } from '@gongjian/domain/plan/draft';
import { aDraft, aMeasure, unitNamed } from '@gongjian/domain/plan/review-examples';
import { conductOf } from '@gongjian/domain/reporting/played-year/conduct';
import { keyOf } from '@gongjian/domain/reporting/played-year/content';
import { FARES, fareOf } from '@gongjian/domain/reporting/played-year/figures';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadCalendar } from '../src/calendar/index.ts';
import { indicatorRounds } from '../src/indicators/index.ts';
import { deliverAll } from '../src/platform/deliver.ts';
import { board, timelinessOf } from '../src/reporting/board-reads.ts';
import { bulletinFacts } from '../src/reporting/bulletin-facts.ts';
import { playYear } from '../src/reporting/played-year/play-year.ts';
import { isPlayed } from '../src/reporting/played-year/played-reads.ts';
import { sealInForce } from '../src/reporting/sealed-month.ts';
import { settingsOf } from '../src/reporting/setting.ts';
import { ledgerRounds } from '../src/tasks/index.ts';
import { ownDatabase } from './database.ts';
import { at, beijingPack, CITY } from './make.ts';
import { aCity } from './monthly.ts';
import { aPublishedPlan } from './published-plan.ts';

const db = ownDatabase();
const MONTHS = Array.from({ length: 11 }, (_, i) => yearMonth(`2022-${String(i + 2).padStart(2, '0')}`));
const span = { start: 0, end: 1, line: 1, page: null };
const checks: Target = {
  ...{ phrase: '检查240次以上', metric: '检查', comparator: 'atLeast', value: '240', unit: '次', scope: 'city', places: [] },
  ...{ strength: 'must', about: false, by: null, excludes: [], source: span },
};
const measures = [
  aMeasure('开展扬尘执法检查', { lead: [unitNamed('市生态环境局')], responsible: [unitNamed('各区政府（含北京经济技术开发区管委会）')] }),
  aMeasure('检查重型柴油车', { lead: [unitNamed('市公安局')], responsible: [unitNamed('市生态环境局')], targets: [checks] }),
  aMeasure('推进货车绿色通行', { lead: [unitNamed('市交通委')], responsible: [unitNamed('市水务局')] }),
];

const play = (until: string) => {
  const told: string[] = [];
  const daily = [...ledgerRounds(db(), CITY), ...indicatorRounds(db(), CITY)];
  const tell = (month: string, step: string) => told.push(`${month} ${step}`);
  return playYear({ db: db(), city: CITY, year: 2022, until: new Date(until), daily, tell }).then(() => told);
};
const january = () => at(db(), '2023-01-17T02:00:00Z');

beforeAll(async () => {
  const start = at(db(), '2022-02-21T02:00:00Z');
  await aCity(start, beijingPack);
  await aPublishedPlan(start, aDraft(measures));
  await deliverAll(db(), CITY, new Date('2022-02-21T03:00:00Z'));
});

/** The oracle: from who owes what, and the conduct the script gives each, what the office must see; nothing of the rooms is asked. */
type Owed = { readonly measureId: string; readonly unit: string; readonly month: string };
type Seen = { onTime: number; late: number; missing: number; worst: number };
function seenBy(owed: readonly Owed[]): Seen {
  const seen = { onTime: 0, late: 0, missing: 0, worst: 0 };
  for (const one of owed) {
    const { sent, resent } = conductOf(one);
    // Returned on the due day, wanted back two working days later: on the fourth day after it is two late.
    const late = sent === null ? null : resent === null ? Math.max(0, sent) : Math.max(0, resent - 2);
    if (late === null) seen.missing++;
    else if (late === 0) seen.onTime++;
    else seen.late++;
    seen.worst = Math.max(seen.worst, late ?? 0);
  }
  return seen;
}
const owedAll = async (): Promise<Owed[]> =>
  (
    await sql<Owed>`select measure_id as "measureId", unit_id as unit, month from reporting.obligation order by month, unit_id`.execute(
      db(),
    )
  ).rows;

describe('a year played through the deeds of the room', () => {
  it('stops where the day shown is, with the month under way', async () => {
    expect(await play('2022-03-03T04:00:00Z')).toEqual(['2022-02 open']);
    const states = (await board(at(db(), '2022-03-03T04:00:00Z'), '2022-02')).states.map(({ state }) => state);
    expect(states).toContain('accepted');
    expect(states).toContain('submitted');
  });

  it('is taken up where it stopped, to the seal of December, and played again changes nothing', async () => {
    expect(await play('2023-01-17T02:00:00Z')).toEqual(MONTHS.map((month) => `${month} sealed`));
    const count = async () => (await sql<{ n: number }>`select count(*)::int as n from platform.event`.execute(db())).rows[0]?.n;
    const before = await count();
    expect(await play('2023-01-17T02:00:00Z')).toEqual([]);
    expect(await count()).toBe(before);
    expect(await january().read(isPlayed)).toBe(true);
  });

  it('owes each measure and unit one report a month, from the month of the notice to December', async () => {
    const owed = await owedAll();
    for (const month of MONTHS) expect(owed.filter((one) => one.month === month)).toHaveLength(1 + 17 + 2 + 2);
    const { rows } = await sql<{ month: string; due: string; no: number }>`
      select month, due_on::text as due, sealed_no as no from reporting.cycle order by month`.execute(db());
    const calendar = await january().read(loadCalendar);
    expect(rows).toEqual(MONTHS.map((month) => ({ month, due: nthWorkday(nextMonth(month), 3, calendar), no: 1 })));
    expect(rows.at(-1)?.due).toBe('2023-01-05');
    expect(addWorkdays(yearMonthDay(rows.at(-1)?.due), 7, calendar)).toBe('2023-01-16');
  });

  it('has on the board of December what the script says, unit by unit', async () => {
    const owed = (await owedAll()).filter(({ month }) => month === '2022-12');
    const shown = await board(january(), '2022-12');
    const { onTime, late, missing } = seenBy(owed);
    expect(shown).toMatchObject({ owed: owed.length, expected: owed.length, reported: onTime + late, onTime });
    expect(shown.onTimeRate).toBe(((100 * onTime) / owed.length).toFixed(2));
    expect(shown.reportedRate).toBe(((100 * (owed.length - missing)) / owed.length).toFixed(2));
    for (const { unit, ...told } of shown.units) {
      const mine = seenBy(owed.filter((one) => one.unit === unit.id));
      expect({ unit: unit.id, onTime: told.onTime, late: told.late, missing: told.missing, worst: told.worstLateDays }).toEqual({
        unit: unit.id,
        ...mine,
      });
    }
  });

  it('has in the matrix of the year what the script says, and not all of it is in time', async () => {
    const owed = await owedAll();
    const matrix = JSON.parse(await timelinessOf(january(), 2022)) as {
      units: { unit: { id: string }; months: ({ onTime: number; late: number; missing: number; worstLateDays: number } | null)[] }[];
    };
    for (const { unit, months } of matrix.units) {
      expect(months[0]).toBeNull();
      for (const [i, month] of MONTHS.entries()) {
        const { worst, ...counts } = seenBy(owed.filter((one) => one.unit === unit.id && one.month === month));
        expect({ month, ...months[i + 1] }).toMatchObject({ month, ...counts, worstLateDays: worst });
      }
    }
    const year = seenBy(owed);
    expect(year.late + year.missing).toBeGreaterThan(0);
  });

  it('tells in the bulletin of December the timeliness of every unit', async () => {
    const owed = (await owedAll()).filter(({ month }) => month === '2022-12');
    const facts = await january().read(async (tx) => {
      const seal = await sealInForce(tx, yearMonth('2022-12'));
      if (seal === undefined) throw new Error('December is not sealed');
      return bulletinFacts(tx, seal, { settings: await settingsOf(tx), calendar: await loadCalendar(tx) });
    });
    const sum = (of: (one: (typeof facts.timeliness)[number]) => number) => facts.timeliness.reduce((n, one) => n + of(one), 0);
    const { onTime, late } = seenBy(owed);
    expect([sum((one) => one.expected), sum((one) => one.onTime), sum((one) => one.late)]).toEqual([owed.length, onTime, late]);
    expect(facts.plans.map(({ counts }) => counts.green + counts.yellow + counts.red + counts.none)).toEqual([3]);
  });

  it('gives the measure with a figure the light its figures have: what came in of 240, against the whole year', async () => {
    const { rows } = await sql<{ measureId: string }>`
      select measure_id as "measureId" from tasks.promise where kind = 'target'`.execute(db());
    const [promise] = rows;
    const owed = (await owedAll()).filter((one) => one.measureId === promise?.measureId && conductOf(one).sent !== null);
    // Two units tell a twelfth each of their half a month, in February two of them.
    const parts = owed.reduce((n, { month }) => n + (month === '2022-02' ? 2 : 1), 0);
    const actual = (parts / 24) * FARES[fareOf(keyOf(promise?.measureId ?? '', 'target', 0))];
    const row = await db()
      .selectFrom('tasks.ledger_row')
      .select(['light', 'state'])
      .where('measure_id', '=', promise?.measureId ?? '')
      .executeTakeFirst();
    // Ids are drawn anew, and with them the fare. On the day of the last seal December is expected: nothing is left open.
    expect([actual, row?.light]).toEqual([actual, actual >= 100 ? 'green' : 'red']);
  });
});

const yearMonthDay = (text: string | undefined) => (text ?? '') as Parameters<typeof addWorkdays>[0];
