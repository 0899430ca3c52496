import * as contract from '@gongjian/contract/reporting';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { anActor, at, beijingPack, memberOf } from '../../test/make.ts';
import { aCity, aPlan, owedBy, said } from '../../test/monthly.ts';
import { allAtOnce } from '../../test/race.ts';
import type { Actor } from '../platform/actor.ts';
import { inTransaction, type Tx } from '../platform/db.ts';
import { bareServer } from '../platform/server.ts';
import { openMonth } from './open-month.ts';
import { reportingRoutes } from './routes.ts';
import { saveSetting } from './save-setting.ts';
import { sealMonth } from './seal-month.ts';
import { submitReport } from './submit-report.ts';

const db = ownDatabase();
const chaoyang = memberOf('110105');
const tongzhou = memberOf('110112');
const office = anActor({ id: 'p-gjb' });
let clock = '2022-03-02T02:00:00Z';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
async function call(actor: Actor, method: Method, path: string, payload: object = {}, version?: number) {
  const app = bareServer(async () => at(db(), clock, actor));
  reportingRoutes(app, 'a secret for tests', new Set());
  const headers = version === undefined ? {} : { 'if-match': `"${version}"` };
  return app.inject({ method, url: `/api/reporting${path}`, headers, ...(method === 'GET' ? {} : { payload }) });
}
const owed = async (unit: string, month = '2022-02') => {
  const [first] = await owedBy(db(), unit, month);
  if (!first) throw new Error(`${unit} owes nothing for ${month}`);
  return first;
};

beforeAll(async () => {
  await aCity(at(db(), clock), beijingPack);
  await aPlan(at(db(), clock));
  await openMonth(at(db(), clock), '2022-02');
});

describe('a draft belongs to its unit', () => {
  it('through the API: another unit sees neither text nor files, and writes nothing', async () => {
    const { id, version } = await owed('110105');
    const saved = await call(chaoyang, 'PUT', `/obligations/${id}/draft`, said, version);
    expect(saved.json()).toMatchObject({ state: 'due', version: version + 1 });
    const own = contract.reportForm.parse((await call(chaoyang, 'GET', `/obligations/${id}`)).json());
    expect(own).toMatchObject({ content: { progress: said.content.progress }, may: { write: true, review: false } });
    const theirs = contract.reportForm.parse((await call(tongzhou, 'GET', `/obligations/${id}`)).json());
    expect(theirs).toMatchObject({ content: { progress: '' }, prefilled: false, writtenBy: null, may: { write: false } });
    expect((await call(tongzhou, 'PUT', `/obligations/${id}/draft`, said, version + 1)).json()).toMatchObject({
      code: 'reporting.not_found',
    });
    expect((await call(tongzhou, 'POST', `/obligations/${id}/submit`, said, version + 1)).json()).toMatchObject({
      code: 'reporting.not_found',
    });
  });

  it('through SQL: the database itself neither shows nor takes another unit’s text, nor moves its report', async () => {
    const { id } = await owed('110105');
    const as = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(db(), tongzhou, work);
    expect((await as((tx) => sql`select from reporting.report where obligation_id = ${id}`.execute(tx))).rows).toEqual([]);
    expect(
      (await as((tx) => sql`update reporting.report set content = '{}' where obligation_id = ${id}`.execute(tx))).numAffectedRows,
    ).toBe(0n);
    expect((await as((tx) => sql`update reporting.obligation set state = 'accepted' where id = ${id}`.execute(tx))).numAffectedRows).toBe(
      0n,
    );
    const other = await owed('110101');
    const forged = as((tx) =>
      sql`insert into reporting.report (city, obligation_id, unit_id, content, by_id, by_name, at)
          values ('110000', ${other.id}, '110101', '{}', 'x', 'x', now())`.execute(tx),
    );
    await expect(forged).rejects.toThrow(/row-level security/);
  });

  it('nobody’s words are lost: a stale save is told what stands there now', async () => {
    const { id, version } = await owed('110105');
    const stale = await call(chaoyang, 'PUT', `/obligations/${id}/draft`, said, version - 1);
    expect(stale.statusCode).toBe(409);
    expect(stale.json()).toMatchObject({
      problems: [{ code: 'changed', current: { version, content: { progress: said.content.progress } } }],
    });
  });
});

describe('a report on its way', () => {
  it('is told all that is missing at once', async () => {
    const { id, version } = await owed('110101');
    const stray = '00000000-0000-4000-8000-000000000000';
    const content = { progress: ' ', acts: [{ promiseId: stray, done: true, files: [stray] }] };
    const refused = await call(memberOf('110101'), 'POST', `/obligations/${id}/submit`, { content }, version);
    expect(refused.json()).toMatchObject({ status: 422, code: 'reporting.incomplete' });
    expect(refused.json().problems.map(({ code }: { code: string }) => code)).toEqual([
      'progress_empty',
      'act_not_asked',
      'file_unknown',
      'accountable_missing',
    ]);
  });

  it('is sent, returned with a reply day, overdue again after it, sent again late, and accepted by somebody else', async () => {
    const { id, version } = await owed('110105');
    const path = `/obligations/${id}`;
    const sent = (await call(chaoyang, 'POST', `${path}/submit`, said, version)).json();
    expect(sent).toMatchObject({ state: 'submitted', lateDays: 0, desk: { at: 'bureau', level: 1, of: 1 } });
    const read = contract.reportForm.parse((await call(tongzhou, 'GET', path)).json());
    expect(read.content.progress).toBe(said.content.progress);
    expect((await call(chaoyang, 'POST', `${path}/accept`, {}, sent.version)).json()).toMatchObject({ code: 'access.denied' });
    const back = await call(office, 'POST', `${path}/return`, { reason: '请补充数据', replyOn: '2022-03-07' }, sent.version);
    expect(back.json()).toMatchObject({ state: 'returned', lateDays: 0 });
    await sql`update reporting.obligation set state = 'overdue' where id = ${id} and wanted_at = '2022-03-08T00:00:00+08:00'`.execute(db());
    clock = '2022-03-09T02:00:00Z';
    const again = (await call(chaoyang, 'POST', `${path}/submit`, said, back.json().version)).json();
    expect(again).toMatchObject({ state: 'submitted', lateDays: 2 });
    const accepted = (await call(office, 'POST', `${path}/accept`, {}, again.version)).json();
    expect(accepted).toMatchObject({ state: 'accepted', desk: null, lateDays: 2 });
    const form = contract.reportForm.parse((await call(chaoyang, 'GET', path)).json());
    expect(form.reviews.map(({ action }) => action)).toEqual(['submitted', 'returned', 'submitted', 'accepted']);
    expect(form.accountable).toEqual({ name: '张处长', title: '处长' });
  });

  it('is not reviewed by who sent it, and can be taken back while nobody has begun', async () => {
    const { id, version } = await owed('110102');
    const sent = (await call(office, 'POST', `/obligations/${id}/submit`, said, version)).json();
    expect((await call(office, 'POST', `/obligations/${id}/accept`, {}, sent.version)).json()).toMatchObject({
      code: 'reporting.own_work',
    });
    const back = (await call(memberOf('110102'), 'POST', `/obligations/${id}/recall`, {}, sent.version)).json();
    expect(back).toMatchObject({ state: 'overdue', lateDays: null, desk: null });
  });

  it('passes the desks its plan asks: inside the unit, where others do not see it yet, then at the named bureau', async () => {
    const levels = { unitLevels: 1, bureauLevels: 1, bureau: 'bj-sthjj' };
    const rule = { workday: 3, inclusive: true, closesAt: null, opensDaysBefore: 0, roles: ['lead' as const, 'responsible' as const] };
    await saveSetting(at(db(), clock, office), { planId: null, from: '2022-03', ...rule, ...levels });
    await openMonth(at(db(), '2022-04-01T02:00:00Z', office), '2022-03');
    const { id, version } = await owed('110105', '2022-03');
    clock = '2022-04-02T02:00:00Z';
    const path = `/obligations/${id}`;
    const sent = (await call(chaoyang, 'POST', `${path}/submit`, said, version)).json();
    expect(sent.desk).toEqual({ at: 'unit', level: 1, of: 1 });
    expect(contract.reportForm.parse((await call(tongzhou, 'GET', path)).json()).content.progress).toBe('');
    const unitReviewer = { ...chaoyang, id: 'p-reviewer' };
    const passed = (await call(unitReviewer, 'POST', `${path}/accept`, {}, sent.version)).json();
    expect(passed).toMatchObject({ state: 'submitted', desk: { at: 'bureau', level: 1, of: 1 } });
    expect(contract.reportForm.parse((await call(tongzhou, 'GET', path)).json()).content.progress).toBe(said.content.progress);
    const bureau = memberOf('bj-sthjj');
    expect((await call(bureau, 'POST', `${path}/accept`, {}, passed.version)).json()).toMatchObject({ state: 'accepted', lateDays: 0 });
  });
});

describe('delegation', () => {
  it('lets a district ask its streets, and no other unit', async () => {
    const { id } = await owed('110112', '2022-03');
    const streets = (
      await sql<{ id: string }>`
      select unit_id as id from org.unit_name where parent_id = '110112' and valid_to is null order by 1 limit 2`.execute(db())
    ).rows.map((row) => row.id);
    expect((await call(tongzhou, 'POST', `/obligations/${id}/delegate`, { units: ['110105'] })).json()).toMatchObject({
      code: 'reporting.not_under_it',
    });
    const units = { ...tongzhou, units: ['110112', ...streets] };
    expect((await call(units, 'POST', `/obligations/${id}/delegate`, { units: streets })).json()).toEqual({ opened: streets.length });
    expect((await call(units, 'POST', `/obligations/${id}/delegate`, { units: streets })).json()).toEqual({ opened: 0 });
    const form = contract.reportForm.parse((await call(tongzhou, 'GET', `/obligations/${id}`)).json());
    expect(form.streets).toHaveLength(streets.length);
  });
});

describe('a seal', () => {
  it('keeps the month as it was; what was sent at the same moment is in it or refused, never half', async () => {
    clock = '2022-03-10T02:00:00Z';
    await sql`update reporting.obligation set state = 'overdue' where month = '2022-02' and state = 'due'`.execute(db());
    const { id, version } = await owed('110106');
    const hold = (tx: Tx) => sql`select from reporting.obligation where id = ${id} for update`.execute(tx);
    const deeds = [
      () => submitReport(at(db(), clock, memberOf('110106')), id, version, said),
      () => sealMonth(at(db(), clock, office), '2022-02'),
    ];
    const results = await allAtOnce<unknown>(db(), hold, 2, (i) => deeds[i]?.() ?? Promise.resolve());
    expect(results[1]?.status).toBe('fulfilled');
    const sealed = (
      await sql<{ state: string; progress: string | null }>`
      select content ->> 'state' as state, content -> 'report' ->> 'progress' as progress from reporting.sealed_row where unit_id = '110106'`.execute(
        db(),
      )
    ).rows[0];
    expect(sealed).toEqual(
      results[0]?.status === 'fulfilled' ? { state: 'submitted', progress: said.content.progress } : { state: 'overdue', progress: null },
    );
    const { rows } = await sql`select distinct state from reporting.obligation where month = '2022-02'`.execute(db());
    expect(rows).toEqual([{ state: 'sealed' }]);
    expect(
      (
        await call(memberOf('110101'), 'PUT', `/obligations/${(await owed('110101')).id}/draft`, said, (await owed('110101')).version)
      ).json(),
    ).toMatchObject({ code: 'reporting.month_sealed' });
    expect((await call(office, 'POST', '/cycles/2022-02/seal')).json()).toMatchObject({ code: 'reporting.month_sealed' });
  });

  it('is not put on a month whose day has not passed', async () => {
    expect((await call(office, 'POST', '/cycles/2022-03/seal')).json()).toMatchObject({ code: 'reporting.still_due' });
  });

  it('stays when a report is opened again; the month is then sealed anew beside it, and two months are compared from what was frozen', async () => {
    const { id, version } = await owed('110105');
    clock = '2022-04-08T02:00:00Z';
    const open = (await call(office, 'POST', `/obligations/${id}/reopen`, { reason: '数据有误' }, version)).json();
    expect(open).toMatchObject({ state: 'returned' });
    const changed = { ...said, content: { ...said.content, progress: '更正：检查13家次' } };
    expect((await call(chaoyang, 'POST', `/obligations/${id}/submit`, changed, open.version)).json()).toMatchObject({ state: 'submitted' });
    expect((await call(office, 'POST', '/cycles/2022-02/seal')).json()).toMatchObject({ no: 2 });
    await sql`update reporting.obligation set state = 'overdue' where month = '2022-03' and state = 'due'`.execute(db());
    await call(office, 'POST', '/cycles/2022-03/seal');
    const seals = contract.listSeals.reply.parse((await call(office, 'GET', '/seals')).json());
    expect(seals.items.map(({ month, no }) => [month, no])).toEqual([
      ['2022-03', 1],
      ['2022-02', 2],
      ['2022-02', 1],
    ]);
    const page = contract.compareSeals.reply.parse((await call(office, 'GET', '/compare?from=2022-02&to=2022-03')).json());
    const chaoyangRow = page.items.find(({ unit }) => unit.id === '110105');
    expect(chaoyangRow).toMatchObject({
      unit: { name: '朝阳区' },
      from: { progress: '更正：检查13家次' },
      to: { progress: said.content.progress },
    });
    expect((await call(office, 'POST', '/cycles/2022-03/unseal', { reason: '复核' })).json()).toEqual({ no: 1 });
    expect((await owedBy(db(), '110105', '2022-03'))[0]).toMatchObject({ state: 'accepted' });
  });
});
