import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { anActor, at, beijingPack, memberOf } from '../../test/make.ts';
import { aCity, aPlan, owedBy, said } from '../../test/monthly.ts';
import { allAtOnce } from '../../test/race.ts';
import type { Tx } from '../platform/db.ts';
import { turnMonths } from './jobs.ts';
import { keepClock } from './keep-clock.ts';
import { openMonth } from './open-month.ts';
import { acceptReport } from './review-report.ts';
import { submitReport } from './submit-report.ts';

const db = ownDatabase();
const ctx = (instant = '2022-03-01T02:00:00Z') => at(db(), instant);

beforeAll(async () => {
  await aCity(ctx(), beijingPack);
  await aPlan(ctx());
});

const count = async () => (await sql<{ n: number }>`select count(*)::int as n from reporting.obligation`.execute(db())).rows[0]?.n;

describe('a month', () => {
  it('opens one report for each measure and unit that leads or is responsible, groups expanded to 17', async () => {
    expect(await openMonth(ctx(), '2022-02')).toBe(1 + 17 + 1 + 1);
    const { rows } = await sql<{ due: string; cutoff: string; states: string[]; roles: string[] }>`
      select min(due_on)::text as due, min(cutoff_at at time zone 'Asia/Shanghai')::text as cutoff,
             array_agg(distinct state) as states, array_agg(distinct role) as roles from reporting.obligation
    `.execute(db());
    expect(rows).toEqual([{ due: '2022-03-03', cutoff: '2022-03-04 00:00:00', states: ['due'], roles: ['lead', 'responsible'] }]);
  });

  it('opened again, or by two workers at once, doubles nothing, and what a dead worker left out is opened', async () => {
    expect(await openMonth(ctx(), '2022-02')).toBe(0);
    await sql`delete from reporting.obligation where unit_id = '110105'`.execute(db());
    const hold = (tx: Tx) => sql`select from reporting.cycle for update`.execute(tx);
    const opened = await allAtOnce(db(), hold, 2, () => openMonth(ctx(), '2022-02'));
    expect(opened.map((result) => (result as PromiseFulfilledResult<number>).value).sort()).toEqual([0, 1]);
    expect(await count()).toBe(20);
  });

  it('is not opened before it is over, nor without a holiday notice to reckon by', async () => {
    await expect(openMonth(ctx(), '2022-03')).rejects.toMatchObject({ code: 'reporting.month_not_over' });
    await expect(openMonth(at(db(), '2024-02-02T02:00:00Z'), '2024-01')).rejects.toMatchObject({ code: 'calendar.notice_missing' });
  });

  it('lets what has not come in be overdue from midnight of the due day in the city, once', async () => {
    expect(await keepClock(ctx('2022-03-03T16:00:00Z'))).toBe(0);
    expect(await keepClock(ctx('2022-03-03T16:00:01Z'))).toBe(20);
    expect(await keepClock(ctx('2022-03-03T16:00:01Z'))).toBe(0);
  });

  it('is opened by the clock with every month a stopped worker missed', async () => {
    await turnMonths(ctx('2022-05-02T02:00:00Z'));
    const { rows } = await sql<{ month: string; n: number }>`
      select month, count(*)::int as n from reporting.obligation group by month order by month
    `.execute(db());
    expect(rows).toEqual(['2022-02', '2022-03', '2022-04'].map((month) => ({ month, n: 20 })));
  });
});

describe('a report', () => {
  const sender = () => at(db(), '2022-05-04T02:00:00Z', memberOf('110105'));
  const reviewer = (instant: string) => at(db(), instant, anActor({ id: 'p-gjb' }));

  it('two people send at the same moment: one is taken, the other told that it was sent', async () => {
    const [owed] = await owedBy(db(), '110105', '2022-04');
    const hold = (tx: Tx) => sql`select from reporting.obligation where id = ${owed?.id} for update`.execute(tx);
    const results = await allAtOnce(db(), hold, 2, () => submitReport(sender(), owed?.id ?? '', owed?.version ?? 0, said));
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'reporting.not_writable' } });
    const { rows } = await sql`select type from platform.event where type = 'reporting.report_submitted'`.execute(db());
    expect(rows).toHaveLength(1);
  });

  it('is late by working days where it first comes in after the due day', async () => {
    const [march] = await owedBy(db(), '110105', '2022-03');
    const moved = await submitReport(at(db(), '2022-04-08T02:00:00Z', memberOf('110105')), march?.id ?? '', march?.version ?? 0, said);
    expect(moved).toMatchObject({ state: 'submitted', lateDays: 2, desk: { at: 'bureau', level: 1, of: 1 } });
    expect(await acceptReport(reviewer('2022-04-09T02:00:00Z'), moved.id, moved.version, null)).toMatchObject({
      state: 'accepted',
      lateDays: 2,
    });
  });
});
