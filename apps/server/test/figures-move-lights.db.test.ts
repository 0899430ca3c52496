import * as ledger from '@gongjian/contract/tasks';
import { localDate } from '@gongjian/domain/kernel/dates';
import type { Target } from '@gongjian/domain/plan/draft';
import { aDraft, aMeasure, unitNamed } from '@gongjian/domain/plan/review-examples';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { judgeAll } from '../src/indicators/jobs.ts';
import { inTransaction, type Tx } from '../src/platform/db.ts';
import { deliverAll } from '../src/platform/deliver.ts';
import { attachFile } from '../src/reporting/attachments.ts';
import '../src/reporting/index.ts';
import { openMonth } from '../src/reporting/open-month.ts';
import { acceptReport, reopenReport } from '../src/reporting/review-report.ts';
import { submitReport } from '../src/reporting/submit-report.ts';
import { refreshLedger } from '../src/tasks/jobs.ts';
import { measureHistory } from '../src/tasks/measure-history.ts';
import { readMeasure } from '../src/tasks/read-measure.ts';
import { ownDatabase } from './database.ts';
import { anActor, at, beijingPack, CITY, memberOf } from './make.ts';
import { aCity, owedBy, said } from './monthly.ts';
import { aPublishedPlan } from './published-plan.ts';
import { allAtOnce } from './race.ts';

const db = ownDatabase();
const office = anActor({ id: 'p-gjb' });
const span = { start: 0, end: 1, line: 1, page: null };
const target = (over: Partial<Target>): Target => ({
  ...{
    phrase: '人工检查180万辆次以上',
    metric: '人工检查',
    comparator: 'atLeast',
    value: '180',
    unit: '万辆次',
    scope: 'city',
    places: [],
  },
  ...{ strength: 'must', about: false, by: null, excludes: [], source: span },
  ...over,
});
const always = { text: '长期实施', kind: 'standing', on: null, from: null, to: null, milestones: [] } as const;
const june = { text: '6月底前', kind: 'milestones', on: null, from: null, to: null } as const;
const measures = [
  aMeasure('检查重型柴油车', { lead: [unitNamed('市公安局')], responsible: [unitNamed('市生态环境局')], targets: [target({})] }),
  aMeasure('持续执法', {
    lead: [unitNamed('市生态环境局')],
    responsible: [],
    deadline: always,
    duties: [{ phrase: '每月执法', frequency: 'monthly', source: span }],
  }),
  aMeasure('各区执法', {
    ...{ lead: [unitNamed('市生态环境局')], responsible: [unitNamed('各区政府(含北京经济技术开发区管委会)')], deadline: always },
    duties: [{ phrase: '各区每月执法', frequency: 'monthly', source: span }],
  }),
  aMeasure('出台方案', {
    ...{ lead: [unitNamed('市交通委')], responsible: [] },
    deadline: { ...june, milestones: [{ on: localDate('2022-03-31'), what: '建成平台', source: span }] },
    deliverables: [{ phrase: '出台方案', verb: '出台', title: '方案', by: null, source: span }],
  }),
  aMeasure('各区降尘', {
    ...{ lead: [unitNamed('市水务局')], responsible: [unitNamed('各区政府(含北京经济技术开发区管委会)')] },
    targets: [
      target({
        phrase: '降尘量5吨左右',
        metric: '降尘量',
        comparator: 'about',
        value: '5',
        unit: '吨/平方公里·月',
        scope: 'eachDistrict',
        about: true,
      }),
    ],
  }),
];
const ids: Record<string, string> = {};

beforeAll(async () => {
  const start = at(db(), '2022-02-21T02:00:00Z');
  await aCity(start, beijingPack);
  await aPublishedPlan(start, aDraft(measures));
  for (const { id, text } of (await sql<{ id: string; text: string }>`select id, text from tasks.measure`.execute(db())).rows)
    ids[text] = id;
  await deliverAll(db(), CITY, new Date('2022-02-21T03:00:00Z'));
  for (const month of ['2022-02', '2022-03', '2022-04', '2022-05', '2022-06']) {
    const after = `${month.slice(0, 5)}${String(Number(month.slice(5)) + 1).padStart(2, '0')}-01T02:00:00Z`;
    await openMonth(at(db(), after), month);
  }
});

const promiseOf = async (measure: string): Promise<string> => {
  const [row] = (await sql<{ id: string }>`select id from tasks.promise where measure_id = ${ids[measure]} order by position`.execute(db()))
    .rows;
  return row?.id ?? '';
};
const versionOf = async (id: string): Promise<number> =>
  (await db().selectFrom('reporting.obligation').select('version').where('id', '=', id).executeTakeFirst())?.version ?? 0;
type Content = Partial<(typeof said)['content']>;

/** Sends and accepts the report of a unit on a measure for a month. */
async function accepted(
  measure: string,
  unit: string,
  month: string,
  content: Content,
  instant: string,
  reviewer = office,
): Promise<string> {
  const [owed] = (
    await sql<{ id: string; version: number }>`
      select id, version from reporting.obligation where measure_id = ${ids[measure]} and unit_id = ${unit} and month = ${month}`.execute(
      db(),
    )
  ).rows;
  if (!owed) throw new Error(`${unit} owes nothing on ${measure} for ${month}`);
  const told = { ...said, content: { ...said.content, problems: '无', nextStep: '继续', ...content } };
  const sent = await submitReport(at(db(), instant, memberOf(unit)), owed.id, owed.version, told);
  await acceptReport(at(db(), instant, reviewer), owed.id, sent.version, null);
  return owed.id;
}
const shown = async (measure: string, instant: string) =>
  ledger.measureDetail.parse(await readMeasure(at(db(), instant), ids[measure] ?? ''));
const figure = (promiseId: string, place: string, value: string, correction = '') => ({ promiseId, place, amount: { value }, correction });
const rowOf = async (measure: string) =>
  await db()
    .selectFrom('tasks.ledger_row')
    .select(['state', 'light'])
    .where('measure_id', '=', ids[measure] ?? '')
    .executeTakeFirst();

it('each quantified promise has an indicator as soon as the plan is published', async () => {
  const { rows } = await sql<{ name: string; how: string; places: string[] }>`
    select i.name, b.how, b.places from indicators.binding b join indicators.indicator i on i.code = b.indicator_code order by cardinality(b.places)`.execute(
    db(),
  );
  expect(rows.map(({ name, how, places }) => [name, how, places.length])).toEqual([
    ['人工检查', 'notice', 1],
    ['降尘量', 'notice', 17],
  ]);
});

describe('the figures of a report', () => {
  it('move the light when the report is accepted, say why, and stand in the history', async () => {
    expect((await shown('检查重型柴油车', '2022-06-20T02:00:00Z')).explanation).toMatchObject({
      state: 'awaiting_evidence',
      light: 'none',
    });
    const promise = await promiseOf('检查重型柴油车');
    await accepted('检查重型柴油车', 'bj-gaj', '2022-05', { numbers: [figure(promise, 'bj-gaj', '27')] }, '2022-06-06T02:00:00Z');
    const red = await shown('检查重型柴油车', '2022-06-06T02:00:00Z');
    expect(red.explanation).toMatchObject({ state: 'behind', light: 'yellow', lag: '26.37', elapsed: '41.37', actual: '15.00' });
    expect(red.explanation.reasons[0]).toMatchObject({ code: 'proof_pace', values: { what: '人工检查180万辆次以上' } });
    expect(await rowOf('检查重型柴油车')).toEqual({ state: 'behind', light: 'yellow' });
    const { items } = await measureHistory(at(db(), '2022-06-06T02:00:00Z'), ids.检查重型柴油车 ?? '');
    expect(items[0]).toMatchObject({
      what: 'verdict',
      values: { light: 'yellow', why: '“人工检查180万辆次以上”时间已过41.37%，完成15.00%，滞后26.37个百分点' },
    });
  });

  it('of a unit whose figures do not count are kept, and do not', async () => {
    const promise = await promiseOf('检查重型柴油车');
    await accepted('检查重型柴油车', 'bj-sthjj', '2022-05', { numbers: [figure(promise, 'bj-sthjj', '100')] }, '2022-06-06T03:00:00Z');
    expect(await rowOf('检查重型柴油车')).toEqual({ state: 'behind', light: 'yellow' });
    expect((await db().selectFrom('indicators.value').select('place').orderBy('no').execute()).map(({ place }) => place)).toEqual([
      'bj-gaj',
      'bj-sthjj',
    ]);
  });

  it('are corrected beside the old one when the report was opened again, and withdrawn when it no longer tells them', async () => {
    const promise = await promiseOf('检查重型柴油车');
    const [{ id = '', version = 0 } = {}] = (
      await sql<{ id: string; version: number }>`
        select id, version from reporting.obligation where measure_id = ${ids.检查重型柴油车} and unit_id = 'bj-gaj' and month = '2022-05'`.execute(
        db(),
      )
    ).rows;
    const reopen = async (v: number) =>
      (await reopenReport(at(db(), '2022-06-07T02:00:00Z', office), id, v, { reason: '数据有误', replyOn: null })).version;
    const send = async (v: number, numbers: Content['numbers']) => {
      const content = { ...said.content, problems: '无', nextStep: '继续', ...(numbers === undefined ? {} : { numbers }) };
      const sent = await submitReport(at(db(), '2022-06-07T03:00:00Z', memberOf('bj-gaj')), id, v, { ...said, content });
      return (await acceptReport(at(db(), '2022-06-07T04:00:00Z', office), id, sent.version, null)).version;
    };
    let now = await send(await reopen(version), [figure(promise, 'bj-gaj', '90', '漏报')]);
    expect(await rowOf('检查重型柴油车')).toEqual({ state: 'on_pace', light: 'green' });
    now = await send(await reopen(now), []);
    expect(await rowOf('检查重型柴油车')).toMatchObject({ light: 'none' });
    await send(await reopen(now), [figure(promise, 'bj-gaj', '90')]);
    const rows = await db()
      .selectFrom('indicators.value')
      .select(['value', 'corrects', 'reason'])
      .where('place', '=', 'bj-gaj')
      .orderBy('no')
      .execute();
    expect(rows.map(({ value, corrects, reason }) => [value, corrects !== null, reason])).toEqual([
      ['27', false, null],
      ['90', true, '漏报'],
      [null, true, '报告已改，不再报送此项'],
      ['90', true, null],
    ]);
    expect(await rowOf('检查重型柴油车')).toEqual({ state: 'on_pace', light: 'green' });
  });

  it('accepted at the same moment are all counted', async () => {
    const promise = await promiseOf('检查重型柴油车');
    await sql`update indicators.binding set places = array['bj-gaj', 'bj-sthjj'] where promise_id = ${promise}`.execute(db());
    await sql`insert into tasks.asked_month select city, id, '2022-04' from tasks.plan on conflict do nothing`.execute(db());
    const units = ['bj-gaj', 'bj-sthjj'];
    const sent: { id: string; version: number }[] = [];
    for (const unit of units) {
      const [owed] = (
        await sql<{ id: string; version: number }>`
          select id, version from reporting.obligation where measure_id = ${ids.检查重型柴油车} and unit_id = ${unit} and month = '2022-04'`.execute(
          db(),
        )
      ).rows;
      const content = { ...said.content, problems: '无', nextStep: '继续', numbers: [figure(promise, unit, '5')] };
      const told = await submitReport(at(db(), '2022-06-08T02:00:00Z', memberOf(unit)), owed?.id ?? '', owed?.version ?? 0, {
        ...said,
        content,
      });
      sent.push({ id: owed?.id ?? '', version: told.version });
    }
    const hold = (tx: Tx) => sql`select from tasks.plan for update`.execute(tx);
    const done = await allAtOnce(db(), hold, 2, (i) =>
      acceptReport(at(db(), '2022-06-08T03:00:00Z', office), sent[i]?.id ?? '', sent[i]?.version ?? 0, null),
    );
    expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    const { rows } = await sql<{ n: number }>`
      select jsonb_array_length(content -> 'inputs') as n from tasks.evidence where about_id = ${promise}`.execute(db());
    expect(rows).toEqual([{ n: 4 }]);
    await sql`update indicators.binding set places = array['bj-gaj'] where promise_id = ${promise}`.execute(db());
  });

  it('of each district: the worst decides and is named', async () => {
    const promise = await promiseOf('各区降尘');
    await accepted('各区降尘', '110105', '2022-05', { numbers: [figure(promise, '110105', '9')] }, '2022-06-06T02:00:00Z');
    const { explanation } = await shown('各区降尘', '2022-06-06T02:00:00Z');
    expect(explanation).toMatchObject({ state: 'seriously_behind', light: 'red' });
    expect(explanation.reasons[0]?.values.what).toBe('降尘量5吨左右（朝阳区）');
  });
});

describe('standing work', () => {
  it('is kept by accepted reports, and behind from the day the missing one was expected', async () => {
    await deliverAll(db(), CITY, new Date('2022-07-01T03:00:00Z'));
    await accepted('持续执法', 'bj-sthjj', '2022-03', {}, '2022-04-06T02:00:00Z');
    expect((await shown('持续执法', '2022-04-06T02:00:00Z')).explanation).toMatchObject({ state: 'standing_kept', light: 'green' });
    expect((await shown('持续执法', '2022-05-14T02:00:00Z')).explanation).toMatchObject({ state: 'standing_kept' });
    expect((await shown('持续执法', '2022-05-15T02:00:00Z')).explanation).toMatchObject({ state: 'behind', light: 'yellow' });
    expect((await shown('持续执法', '2022-07-15T02:00:00Z')).explanation).toMatchObject({ state: 'standing_lapsed', light: 'red' });
    const duty = await promiseOf('持续执法');
    await accepted('持续执法', 'bj-sthjj', '2022-06', { acts: [{ promiseId: duty, done: true, files: [] }] }, '2022-07-06T02:00:00Z');
    expect((await shown('持续执法', '2022-07-15T02:00:00Z')).explanation).toMatchObject({ state: 'standing_kept', light: 'green' });
  });
});

it('a duty that one unit told as undone is done by another unit, and undone again when that one takes it back', async () => {
  const duty = await promiseOf('各区执法');
  const told = (unit: string, done: boolean, day: string) =>
    accepted('各区执法', unit, '2022-02', { acts: [{ promiseId: duty, done, files: [] }] }, `2022-03-${day}T02:00:00Z`);
  const state = async () => (await shown('各区执法', '2022-03-20T02:00:00Z')).explanation.state;
  await told('110105', false, '03');
  expect([await state(), await rowOf('各区执法')]).toEqual(['behind', expect.anything()]);
  const first = await told('110106', true, '03');
  expect(await state()).toBe('standing_kept');
  await told('110107', true, '04');
  const owed = await db().selectFrom('reporting.obligation').select('version').where('id', '=', first).executeTakeFirstOrThrow();
  const open = await reopenReport(at(db(), '2022-03-05T02:00:00Z', office), first, owed.version, { reason: '核实', replyOn: null });
  const undone = {
    ...said,
    content: { ...said.content, problems: '无', nextStep: '继续', acts: [{ promiseId: duty, done: false, files: [] }] },
  };
  const sent = await submitReport(at(db(), '2022-03-05T03:00:00Z', memberOf('110106')), first, open.version, undone);
  await acceptReport(at(db(), '2022-03-05T04:00:00Z', office), first, sent.version, null);
  expect([await state(), (await rowOf('各区执法'))?.state]).toEqual(['standing_kept', 'standing_kept']);
});

describe('a report accepted by a bureau that sees only its own', () => {
  it('moves a stage and a time node, and the light with them', async () => {
    await sql`update reporting.obligation set bureau = 'bj-sthjj' where month = '2022-03'`.execute(db());
    const deliverable = await promiseOf('出台方案');
    const node = (
      await db()
        .selectFrom('tasks.milestone')
        .select('id')
        .where('measure_id', '=', ids.出台方案 ?? '')
        .executeTakeFirstOrThrow()
    ).id;
    const stages = [{ promiseId: deliverable, stage: 'issue' as const, on: '2022-03-20', documentNumber: '京交发〔2022〕1号', files: [] }];
    await accepted(
      '出台方案',
      'bj-jtw',
      '2022-03',
      { stages, acts: [{ promiseId: node, done: true, files: [] }] },
      '2022-04-06T02:00:00Z',
      memberOf('bj-sthjj'),
    );
    const detail = await shown('出台方案', '2022-04-06T02:00:00Z');
    expect(detail.stages).toMatchObject([{ stage: 'issue', state: 'accepted', on: '2022-03-20' }]);
    expect(detail.explanation).toMatchObject({ state: 'done', light: 'green' });
  });

  it('hands the files that prove a stage to the ledger with it, once, as they were handed in', async () => {
    const deliverable = await promiseOf('出台方案');
    const [owed] = (
      await sql<{
        id: string;
      }>`select id from reporting.obligation where measure_id = ${ids.出台方案} and unit_id = 'bj-jtw' and month = '2022-05'`.execute(db())
    ).rows;
    const id = owed?.id ?? '';
    const unit = at(db(), '2022-06-02T01:00:00Z', memberOf('bj-jtw'));
    const attached = await attachFile(unit, id, { name: '征求意见稿.pdf', bytes: Buffer.from('%PDF-1.7 draft') });
    const other = await attachFile(unit, id, { name: '别的.pdf', bytes: Buffer.from('%PDF-1.7 other') });
    expect(other.state).toBe('due');
    const stages = [
      { promiseId: deliverable, stage: 'consult' as const, on: '2022-03-10', documentNumber: null, files: [attached.fileId] },
    ];
    await accepted('出台方案', 'bj-jtw', '2022-05', { stages }, '2022-06-02T02:00:00Z');
    const kept = async () =>
      (
        await sql<{ name: string; text: string; by: string; state: string }>`
          select f.name, convert_from(f.bytes, 'utf8') as text, f.by_id as by, s.state
            from tasks.proof_file f join tasks.stage s on s.id = f.stage_id where s.promise_id = ${deliverable}`.execute(db())
      ).rows;
    const proof = { name: '征求意见稿.pdf', text: '%PDF-1.7 draft', by: 'p-bj-jtw', state: 'accepted' };
    expect(await kept()).toEqual([proof]);
    const { version } = await reopenReport(at(db(), '2022-06-03T02:00:00Z', office), id, await versionOf(id), {
      reason: '补正',
      replyOn: null,
    });
    expect(version).toBeGreaterThan(0);
    await accepted('出台方案', 'bj-jtw', '2022-05', { stages }, '2022-06-04T02:00:00Z');
    expect(await kept()).toEqual([proof]);
    const forged = inTransaction(db(), memberOf('bj-jtw'), (tx) =>
      sql`insert into tasks.proof_file (city, stage_id, source_file, name, type, size, bytes, by_id, by_name, at)
          select city, id, gen_random_uuid(), 'x', 'x', 1, 'x', 'x', 'x', now() from tasks.stage where promise_id = ${deliverable}`.execute(
        tx,
      ),
    );
    await expect(forged).rejects.toThrow(/row-level security/);
  });
});

it('is judged anew each night, and a second time changes nothing', async () => {
  const tonight = at(db(), '2022-09-30T20:00:00Z');
  await refreshLedger(tonight);
  expect(await judgeAll(tonight)).toBeGreaterThan(0);
  expect([await judgeAll(tonight), await refreshLedger(tonight)]).toEqual([0, 0]);
  expect(await rowOf('检查重型柴油车')).toEqual({ state: 'behind', light: 'yellow' });
  expect(await owedBy(db(), 'bj-gaj', '2022-05')).toHaveLength(1);
});
