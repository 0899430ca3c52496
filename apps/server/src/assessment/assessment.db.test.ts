import * as contract from '@gongjian/contract/assessment';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { anyone, at, beijingPack, memberOf } from '../../test/make.ts';
import { aCity, aPlan } from '../../test/monthly.ts';
import type { Actor } from '../platform/actor.ts';
import { inTransaction } from '../platform/db.ts';
import { bareServer } from '../platform/server.ts';
import { loadSchemes } from './load-schemes.ts';
import { assessmentRoutes } from './routes.ts';

const db = ownDatabase();
const chaoyang = { ...memberOf('110105'), holds: () => true };
const call = async (actor: Actor, method: 'GET' | 'POST', url: string, payload: object = {}, version?: number) => {
  const app = bareServer(async () => at(db(), '2022-12-31T02:00:00Z', actor));
  assessmentRoutes(app);
  const headers = version === undefined ? {} : { 'if-match': `"${version}"` };
  return app.inject({ method, url, headers, ...(method === 'GET' ? {} : { payload }) });
};
const all = '/api/assessment/assessments';
const told = [
  { unit: '110105', item: 'public', actual: '90' },
  { unit: '110106', item: 'public', actual: '80' },
];
const run = async (said: object = {}) =>
  contract.assessment.parse(
    (await call(anyone, 'POST', all, { scheme: 'district_campaign', title: '2022 年度', cells: told, ...said })).json(),
  );
const of = (one: contract.Assessment, unit: string) => one.ranks.find((rank) => rank.unit.id === unit);

beforeAll(async () => {
  const ctx = at(db(), '2022-01-04T02:00:00Z');
  await aCity(ctx, beijingPack);
  await aPlan(ctx);
  await loadSchemes(ctx, beijingPack);
  // What the records say: of Chaoyang's reports three of four on time, of Fengtai's all; one measure of Chaoyang in red.
  const month = (unit: string, name: string, onTime: number, late: number) =>
    sql`
    insert into reporting.unit_month (city, month, unit_id, expected, on_time, late, missing, with_unit, unit_desk, bureau_desk, accepted, returned)
    values ('110000', ${name}, ${unit}, ${onTime + late}, ${onTime}, ${late}, 0, 0, 0, 0, 0, 0)`.execute(db());
  await month('110105', '2022-01', 1, 1);
  await month('110105', '2022-02', 2, 0);
  await month('110106', '2022-01', 2, 0);
  await month('110106', '2021-12', 0, 2);
  await sql`update tasks.ledger_unit set light = 'none'`.execute(db());
  await sql`update tasks.ledger_unit set light = 'red' where unit_id = '110105'`.execute(db());
  await sql`update tasks.ledger_unit set light = 'green' where unit_id = '110106'`.execute(db());
});

describe('an assessment', () => {
  it('is scored from the records of the day and what is told by hand, and explained down to both', async () => {
    const one = await run();
    expect(one.ranks).toHaveLength(17);
    // 60 × (0.7 × 0 + 0.3 × 75) + 10 × 90 of 70 (no cases yet: left out) = 22.5 × 60/70 + 90 × 10/70 − 2 for the red light
    expect(of(one, '110105')).toMatchObject({ published: '30.14', deducted: '2', tier: '较差' });
    // 60 × 100 + 10 × 80 of 70
    expect(of(one, '110106')).toMatchObject({ published: '97.14', rank: 1, tier: '优秀', deducted: '0' });
    const why = contract.unitScore.parse((await call(anyone, 'GET', `${all}/${one.id}/units/110105`)).json());
    const [tasks, problems, open] = why.tree;
    expect(tasks?.parts.map(({ code, actual, target, rows }) => [code, actual, target, rows.length])).toEqual([
      ['on_pace', '0', '1', 1],
      ['on_time', '3', '4', 2],
    ]);
    expect([problems?.points, problems?.parts[0]?.how, open?.rows]).toEqual([null, 'missing_left_out', ['told']]);
    expect(why.deductions).toMatchObject([{ code: 'red', times: 1, points: '2' }]);
  });

  it('is the same, byte for byte, when it is made again', async () => {
    const [a, b] = [await run(), await run()];
    expect(a.sha256).toBe(b.sha256);
    expect((await call(anyone, 'GET', `${all}/${a.id}/verification`)).json()).toEqual({ same: true, sha256: a.sha256 });
    await sql`update assessment.assessment set scores = replace(scores, '97.14', '98.14') where id = ${a.id}`.execute(db());
    expect((await call(anyone, 'GET', `${all}/${a.id}/verification`)).json()).toMatchObject({ same: false });
  });

  it('does not change when the records do', async () => {
    const before = await run();
    await sql`update reporting.unit_month set on_time = 0, late = 2 where unit_id = '110106' and month = '2022-01'`.execute(db());
    const after = contract.assessment.parse((await call(anyone, 'GET', `${all}/${before.id}`)).json());
    expect(of(after, '110106')).toMatchObject({ published: '97.14' });
    expect(of(await run(), '110106')).toMatchObject({ published: '71.43' });
    await sql`update reporting.unit_month set on_time = 2, late = 0 where unit_id = '110106' and month = '2022-01'`.execute(db());
  });

  it('is told all that is wrong with what was told by hand', async () => {
    const cells = [
      { unit: 'bj-sthjj', item: 'public', actual: '1' },
      { unit: '110105', item: 'on_time', actual: '1' },
      { unit: '110105', item: 'none', actual: '1' },
      ...told,
      ...told,
    ];
    const happenings = [
      { unit: '110105', code: 'red', times: 1 },
      { unit: '110105', code: 'x', times: 1 },
    ];
    const reply = await call(anyone, 'POST', all, { scheme: 'district_campaign', title: 'x', cells, happenings });
    expect(reply.json().problems.map(({ code }: { code: string }) => code)).toEqual([
      'unit_not_assessed',
      'item_read_from_records',
      'item_unknown',
      'told_twice',
      'told_twice',
      'counted_from_records',
      'happening_unknown',
    ]);
    expect((await call(anyone, 'POST', all, { scheme: 'district_campaign', title: 'x', on: '2021-12-31' })).json()).toMatchObject({
      code: 'assessment.scheme_not_found',
    });
  });

  it('puts a unit under a veto behind all the others', async () => {
    const one = await run({ happenings: [{ unit: '110106', code: 'fraud', times: 1, note: '案件 AJ2022-000001' }] });
    expect(of(one, '110106')).toMatchObject({ rank: 17, tier: '较差', vetoed: true });
  });
});

describe('what if', () => {
  it('moves the ranks and keeps nothing', async () => {
    const one = await run();
    const asked = { weights: { public: '1000' }, cells: [{ unit: '110105', item: 'public', actual: '100' }] };
    const { units } = contract.whatIf.reply.parse((await call(anyone, 'POST', `${all}/${one.id}/what-if`, asked)).json());
    const chaoyangNow = units.find(({ unit }) => unit.id === '110105');
    expect(chaoyangNow).toMatchObject({ rank: 1, was: '30.14', before: of(one, '110105')?.rank });
    for (const { low, high } of units) expect(low).toBeLessThanOrEqual(high);
    expect((await call(anyone, 'POST', `${all}/${one.id}/what-if`, { weights: { public: '0' } })).json()).toMatchObject({
      code: 'assessment.inputs_invalid',
      problems: [{ code: 'weight_not_above_zero' }],
    });
    expect(of(contract.assessment.parse((await call(anyone, 'GET', `${all}/${one.id}`)).json()), '110105')?.published).toBe('30.14');
  });
});

describe('publication and appeal', () => {
  it('a unit sees what is published, appeals, and is answered by a new version beside the old', async () => {
    const one = await run();
    expect((await call(chaoyang, 'GET', `${all}/${one.id}`)).json()).toMatchObject({ code: 'assessment.not_found' });
    const published = await call(anyone, 'POST', `${all}/${one.id}/publish`, {}, 1);
    expect(published.json()).toMatchObject({ published: true, version: 2 });
    expect((await call(anyone, 'POST', `${all}/${one.id}/publish`, {}, 2)).json()).toMatchObject({ code: 'assessment.published_already' });
    expect((await call(chaoyang, 'GET', `${all}/${one.id}`)).statusCode).toBe(200);

    const said = { unit: '110105', item: 'on_time', text: '1 月系统故障，附说明' };
    const appeal = contract.appeal.parse((await call(chaoyang, 'POST', `${all}/${one.id}/appeals`, said)).json());
    expect((await call(chaoyang, 'POST', `${all}/${one.id}/appeals`, said)).json()).toMatchObject({ code: 'assessment.appeal_open' });
    expect((await call(chaoyang, 'POST', `${all}/${one.id}/appeals`, { ...said, unit: '110106' })).json()).toMatchObject({
      code: 'access.denied',
    });
    const decision = { answer: '核实后采信', corrected: { actual: '4', target: '4' } };
    const decided = await call(anyone, 'POST', `/api/assessment/appeals/${appeal.id}/decision`, decision, 1);
    expect(decided.json()).toMatchObject({ state: 'granted', answer: '核实后采信' });
    const next = contract.assessment.parse((await call(chaoyang, 'GET', `${all}/${decided.json().ledTo}`)).json());
    expect(next).toMatchObject({ supersedes: one.id, published: true, reason: '核实后采信' });
    expect(of(next, '110105')).toMatchObject({ published: '36.57' });
    const old = contract.assessment.parse((await call(chaoyang, 'GET', `${all}/${one.id}`)).json());
    expect([old.supersededBy, of(old, '110105')?.published]).toEqual([next.id, '30.14']);
    expect((await call(anyone, 'POST', `/api/assessment/appeals/${appeal.id}/decision`, decision, 2)).json()).toMatchObject({
      code: 'assessment.appeal_decided',
    });
  });

  it('through SQL: a unit reads no draft and no other unit’s appeal, and nobody rewrites a score', async () => {
    const draft = await run();
    const as = (statement: ReturnType<typeof sql>, actor: Actor = chaoyang) => inTransaction(db(), actor, (tx) => statement.execute(tx));
    expect((await as(sql`select from assessment.assessment where id = ${draft.id}`)).rows).toEqual([]);
    const fengtai = { ...memberOf('110106'), holds: () => true };
    expect((await as(sql`select from assessment.appeal`, fengtai)).rows).toEqual([]);
    expect((await as(sql`select from assessment.appeal`)).rows.length).toBeGreaterThan(0);
    await expect(as(sql`update assessment.assessment set scores = '[]'`, anyone)).rejects.toThrow(/permission denied/);
    await expect(as(sql`delete from assessment.assessment`, anyone)).rejects.toThrow(/permission denied/);
  });

  it('are listed page by page', async () => {
    const first = contract.listAssessments.reply.parse((await call(anyone, 'GET', `${all}?limit=2`)).json());
    const rest = contract.listAssessments.reply.parse((await call(anyone, 'GET', `${all}?limit=100&after=${first.next}`)).json());
    expect(first.items.length + rest.items.length).toBe(first.total);
    expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(first.total);
  });
});
