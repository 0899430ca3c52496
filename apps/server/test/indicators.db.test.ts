import { Workbook } from '@cj-tech-master/excelts';
import * as contract from '@gongjian/contract/indicators';
import type { Target } from '@gongjian/domain/plan/draft';
import { aDraft, aMeasure, unitNamed } from '@gongjian/domain/plan/review-examples';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { bindPromises } from '../src/indicators/bind-promises.ts';
import { indicatorRoutes } from '../src/indicators/routes.ts';
import { tellValue } from '../src/indicators/tell-value.ts';
import type { Actor } from '../src/platform/actor.ts';
import { inTransaction } from '../src/platform/db.ts';
import { deliverAll } from '../src/platform/deliver.ts';
import '../src/indicators/index.ts';
import { bareServer } from '../src/platform/server.ts';
import { ownDatabase } from './database.ts';
import { anActor, at, beijingPack, CITY, memberOf, stranger } from './make.ts';
import { aCity } from './monthly.ts';
import { aPublishedPlan } from './published-plan.ts';
import { allAtOnce } from './race.ts';

const db = ownDatabase();
const office = anActor({ id: 'p-gjb' });
const dongcheng = memberOf('110101');
const clock = '2022-07-20T02:00:00Z';

const target = (over: Partial<Target>): Target => ({
  ...{ phrase: '检查180万辆次以上', metric: '检查量', comparator: 'atLeast', value: '180', unit: '万辆次', scope: 'city', places: [] },
  ...{ strength: 'must', about: false, by: null, excludes: [], source: { start: 0, end: 1, line: 1, page: null } },
  ...over,
});

beforeAll(async () => {
  await aCity(at(db(), clock), beijingPack);
  const city = aMeasure('检查', { lead: [unitNamed('市公安局')], responsible: [], targets: [target({})] });
  const dust = target({
    phrase: '降尘量5吨左右',
    metric: '降尘量',
    comparator: 'about',
    value: '5',
    unit: '吨/平方公里·月',
    scope: 'eachDistrict',
    about: true,
  });
  const each = aMeasure('降尘', {
    lead: [unitNamed('市水务局')],
    responsible: [unitNamed('各区政府(含北京经济技术开发区管委会)')],
    targets: [dust],
  });
  await aPublishedPlan(at(db(), clock), aDraft([city, each]));
  await at(db(), clock).transact((tx) => bindPromises(tx, at(db(), clock), null));
});

type Method = 'GET' | 'POST' | 'PUT';
async function call(actor: Actor, method: Method, path: string, payload: object = {}, version?: number) {
  const app = bareServer(async () => at(db(), clock, actor));
  indicatorRoutes(app);
  const headers = version === undefined ? {} : { 'if-match': `"${version}"` };
  return app.inject({ method, url: `/api${path}`, headers, ...(method === 'GET' ? {} : { payload }) });
}
const codeOf = async (name: string): Promise<string> =>
  (await db().selectFrom('indicators.indicator').select('code').where('name', '=', name).executeTakeFirstOrThrow()).code;
const measureOf = async (text: string): Promise<string> =>
  (await db().selectFrom('tasks.measure').select('id').where('text', '=', text).executeTakeFirstOrThrow()).id;
const lightOf = async (text: string) =>
  (
    await db()
      .selectFrom('tasks.ledger_row')
      .select('light')
      .where('measure_id', '=', await measureOf(text))
      .executeTakeFirstOrThrow()
  ).light;
const tell = async (actor: Actor, name: string, place: string, month: string, value: string) =>
  (await call(actor, 'POST', `/indicators/${await codeOf(name)}/values`, { place, month, amount: { value } })).json();

describe('a figure told by hand', () => {
  it('moves the light, is told in the trail, and there is one a month', async () => {
    const told = contract.indicatorValue.parse(await tell(office, '检查量', 'bj-gaj', '2022-06', '30'));
    expect(told).toMatchObject({ amount: { value: '30' }, standing: true, source: { kind: 'manual' } });
    expect(await lightOf('检查')).toBe('red');
    expect(await tell(office, '检查量', 'bj-gaj', '2022-06', '31')).toMatchObject({ code: 'indicators.value_exists' });
    const events = await db().selectFrom('platform.event').select('payload').where('type', '=', 'indicators.value_told').execute();
    expect(events).toMatchObject([{ payload: { place: 'bj-gaj', month: '2022-06', source: 'manual' } }]);
  });

  it('is told only by who reports for its place, of a place there is, in the form the indicator wants', async () => {
    expect(await tell(dongcheng, '降尘量', '110102', '2022-06', '4')).toMatchObject({ code: 'access.denied' });
    expect(await tell(stranger, '降尘量', '110101', '2022-06', '4')).toMatchObject({ code: 'access.denied' });
    expect(await tell(office, '降尘量', 'nowhere', '2022-06', '4')).toMatchObject({ code: 'indicators.place_unknown' });
    const share = { place: '110101', month: '2022-06', amount: { numerator: '1', denominator: '2' } };
    expect((await call(office, 'POST', `/indicators/${await codeOf('降尘量')}/values`, share)).json()).toMatchObject({
      code: 'indicators.amount_refused',
    });
    expect((await call(office, 'POST', '/indicators/nothing/values', share)).json()).toMatchObject({ code: 'indicators.not_found' });
    expect(await tell(dongcheng, '降尘量', '110101', '2022-06', '4')).toMatchObject({ place: { name: '东城区' } });
  });

  it('is corrected beside the old one, by the newest only, and taken back', async () => {
    const code = await codeOf('检查量');
    const first = contract.indicatorValues.reply.parse((await call(office, 'GET', `/indicators/${code}/values`)).json()).items[0];
    const correct = (id: string | undefined, amount: object | null, actor: Actor = office) =>
      call(actor, 'POST', `/indicator-values/${id}/corrections`, { amount, reason: '漏统' });
    expect((await correct(first?.id, { value: '95' }, dongcheng)).json()).toMatchObject({ code: 'access.denied' });
    const second = contract.indicatorValue.parse((await correct(first?.id, { value: '95' })).json());
    expect(second).toMatchObject({ corrects: first?.id, reason: '漏统' });
    expect(await lightOf('检查')).toBe('green');
    expect((await correct(first?.id, { value: '96' })).json()).toMatchObject({ code: 'indicators.value_corrected' });
    expect((await correct(second.id, null)).statusCode).toBe(201);
    expect(await lightOf('检查')).toBe('none');
    const list = async (query = '') =>
      contract.indicatorValues.reply.parse((await call(office, 'GET', `/indicators/${code}/values${query}`)).json());
    expect(await list()).toMatchObject({ items: [], total: 0 });
    expect((await list('?all=true')).items.map(({ amount, standing }) => [amount, standing])).toEqual([
      [null, true],
      [{ value: '95' }, false],
      [{ value: '30' }, false],
    ]);
    expect(contract.indicatorValue.parse(await tell(office, '检查量', 'bj-gaj', '2022-06', '95'))).toMatchObject({ standing: true });
  });

  it('is one, however many tell it at once', async () => {
    const code = await codeOf('检查量');
    const results = await allAtOnce(
      db(),
      (tx) => sql`select from indicators.indicator where code = ${code} for update`.execute(tx),
      3,
      () => tellValue(at(db(), clock, office), code, { place: 'bj-gaj', month: '2022-05', amount: { value: '1' }, note: '' }),
    );
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected']);
  });

  it('of another place is not written past the deeds, by the database itself', async () => {
    const forged = inTransaction(db(), dongcheng, (tx) =>
      sql`insert into indicators.value (city, indicator_code, place, month, value, source_kind, on_day, by_id, by_name, at)
          select '110000', code, '110102', '2022-06', 1, 'manual', '2022-07-01', 'x', 'x', now() from indicators.indicator limit 1`.execute(
        tx,
      ),
    );
    await expect(forged).rejects.toThrow(/row-level security/);
    const changed = inTransaction(db(), office, (tx) => sql`update indicators.value set value = 1`.execute(tx));
    await expect(changed).rejects.toThrow(/permission denied/);
  });
});

describe('the lists', () => {
  it('turn pages, search, and tell what each proves', async () => {
    const page = contract.listIndicators.reply.parse((await call(office, 'GET', '/indicators?limit=1')).json());
    expect(page).toMatchObject({ total: 2, items: [{ name: '检查量', promises: 1 }] });
    const rest = contract.listIndicators.reply.parse((await call(office, 'GET', `/indicators?limit=1&after=${page.next}`)).json());
    expect(rest).toMatchObject({ next: null, items: [{ name: '降尘量' }] });
    expect((await call(office, 'GET', '/indicators?q=%25')).json()).toMatchObject({ total: 0 });
    const one = contract.readIndicator.reply.parse((await call(dongcheng, 'GET', `/indicators/${await codeOf('降尘量')}`)).json());
    expect(one).toMatchObject({ proves: [{ measure: { text: '降尘' } }], may: { tell: [{ id: '110101' }] } });
    expect(one.places).toHaveLength(17);
  });

  it('export the same figures as a workbook', async () => {
    const file = await call(office, 'GET', `/indicators/${await codeOf('检查量')}/values.xlsx?from=2022-06`);
    const workbook = new Workbook();
    await workbook.xlsx.load(file.rawPayload);
    expect(workbook.worksheets[0]?.getRow(2).values).toContain('95');
    expect(workbook.worksheets[0]?.rowCount).toBe(2);
  });
});

describe('the pace of a measure', () => {
  const paceOf = async (text: string, actor = office) =>
    contract.measurePace.reply.parse((await call(actor, 'GET', `/ledger/measures/${await measureOf(text)}/pace`)).json());

  it('tells course, figures, projection and what it rests on', async () => {
    const [pace] = (await paceOf('检查')).items;
    expect(pace?.judgement).toMatchObject({ state: 'on_pace', light: 'green', measuredOn: '2022-06-30', value: '96', target: '180' });
    expect(pace?.series).toHaveLength(12);
    expect(pace?.series[5]).toMatchObject({ month: '2022-06', planned: '49.59', plannedValue: '89.262', value: '96' });
    expect(pace?.series[6]).toMatchObject({ actual: null });
    expect(pace?.inputs.map(({ month }) => month)).toEqual(['2022-05', '2022-06']);
  });

  it('of a goal for each district shows each of them by name, the worst first', async () => {
    await tell(office, '降尘量', '110105', '2022-06', '9');
    const [pace] = (await paceOf('降尘')).items;
    expect(pace?.places).toHaveLength(17);
    expect(pace?.places[0]).toMatchObject({ place: { name: '朝阳区' }, judgement: { light: 'red', value: '9' } });
    expect(pace?.judgement?.reasons[0]).toMatchObject({ code: 'worst_place', values: { place: '朝阳区' } });
  });

  it('follows a binding changed by hand, with its reason; a bad goal, an old version and a stranger are refused', async () => {
    const [pace] = (await paceOf('检查')).items;
    if (!pace) throw new Error('nothing is bound');
    const { how: _, version, indicator, ...rest } = pace.binding;
    const path = `/indicator-bindings/${pace.promise.id}`;
    const steps = {
      kind: 'steps',
      steps: [
        { on: '2022-06-30', percent: '90' },
        { on: '2022-12-31', percent: '100' },
      ],
    };
    const said = { ...rest, indicator: indicator?.code, course: steps, reason: '全年任务前移' };
    expect((await call(dongcheng, 'PUT', path, said, version)).json()).toMatchObject({ version: version + 1 });
    expect(await lightOf('检查')).toBe('red');
    expect((await call(office, 'PUT', path, said, version)).json()).toMatchObject({ code: 'indicators.changed' });
    const short = { ...said, course: { kind: 'steps', steps: [{ on: '2022-06-30', percent: '90' }] } };
    expect((await call(office, 'PUT', path, short, version + 1)).json()).toMatchObject({
      code: 'indicators.goal_refused',
      problems: [{ code: 'steps_short_of_all' }],
    });
    expect((await call(office, 'PUT', path, { ...said, places: ['nowhere'] }, version + 1)).json()).toMatchObject({
      code: 'indicators.place_unknown',
    });
    expect((await call(office, 'PUT', path, { ...said, indicator: null }, version + 1)).json()).toMatchObject({ version: version + 2 });
    expect(await lightOf('检查')).toBe('none');
    expect(await paceOf('检查')).toMatchObject({
      items: [],
      unbound: [{ promise: { phrase: '检查180万辆次以上' }, binding: { reason: '全年任务前移', indicator: null, places: ['bj-gaj'] } }],
    });
    await at(db(), clock).transact((tx) => bindPromises(tx, at(db(), clock), null));
    expect((await paceOf('检查')).items).toEqual([]);
    const events = await db().selectFrom('platform.event').select('payload').where('type', '=', 'indicators.binding_changed').execute();
    expect(events).toHaveLength(2);
  });
});

describe('the rules by which lags become lights', () => {
  const rules = { planId: null, from: '2022-07-01', behindFrom: '1', seriousOver: '2', aboutTolerance: '5', source: '本市办法' };
  it('are set from a day on, once, by who runs the plan, and judge what the worker finds', async () => {
    await tell(office, '检查量', 'bj-gaj', '2022-04', '1');
    const measure = await measureOf('降尘');
    const before = await db().selectFrom('tasks.evidence').select('content').where('measure_id', '=', measure).executeTakeFirstOrThrow();
    expect(before.content).toMatchObject({ rule: 'pace/1' });
    expect((await call(office, 'POST', '/indicator-rules', { ...rules, seriousOver: '0' })).json()).toMatchObject({
      code: 'indicators.rules_refused',
      problems: [{ code: 'order', at: ['seriousOver'] }],
    });
    expect((await call(office, 'POST', '/indicator-rules', { ...rules, planId: crypto.randomUUID() })).json()).toMatchObject({
      code: 'tasks.plan_not_found',
    });
    expect((await call(office, 'POST', '/indicator-rules', rules)).json()).toEqual({ id: 'pace/2022-07-01' });
    expect((await call(office, 'POST', '/indicator-rules', rules)).json()).toMatchObject({ code: 'indicators.rules_exist' });
    const listed = contract.listPaceRules.reply.parse((await call(office, 'GET', '/indicator-rules')).json());
    expect(listed.items).toMatchObject([{ id: 'pace/2022-07-01', behindFrom: '1' }]);
    await deliverAll(db(), CITY, new Date(clock));
    const after = await db().selectFrom('tasks.evidence').select('content').where('measure_id', '=', measure).executeTakeFirstOrThrow();
    expect(after.content).toMatchObject({ rule: 'pace/2022-07-01' });
  });
});
