import * as contract from '@gongjian/contract/assessment';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { anyone, at, beijingPack, memberOf } from '../../test/make.ts';
import { aCity } from '../../test/monthly.ts';
import type { Actor } from '../platform/actor.ts';
import { inTransaction } from '../platform/db.ts';
import { bareServer } from '../platform/server.ts';
import { loadSchemes } from './load-schemes.ts';
import { assessmentRoutes } from './routes.ts';

const db = ownDatabase();
const chaoyang = { ...memberOf('110105'), holds: () => true };
const appFor = (actor: Actor) => {
  const app = bareServer(async () => at(db(), '2022-12-31T02:00:00Z', actor));
  assessmentRoutes(app);
  return app;
};
const call = (method: 'GET' | 'POST', url: string, payload: object = {}, version?: number, actor: Actor = anyone) =>
  appFor(actor).inject({
    ...{ method, url, headers: version === undefined ? {} : { 'if-match': `"${version}"` } },
    ...(method === 'GET' ? {} : { payload }),
  });
async function upload(scheme: string, text: string | Buffer, trial = false) {
  const field = (name: string, value: string) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const head = `${field('scheme', scheme)}${field('trial', String(trial))}--b\r\nContent-Disposition: form-data; name="file"; filename="数据.csv"\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), Buffer.from(text), Buffer.from('\r\n--b--\r\n')]);
  const headers = { 'content-type': 'multipart/form-data; boundary=b' };
  return appFor(anyone).inject({ method: 'POST', url: '/api/assessment/inputs', headers, payload });
}
const imported = async (scheme: string, lines: readonly string[], trial = false) =>
  contract.importInputs.reply.parse((await upload(scheme, lines.join('\r\n'), trial)).json());
const run = (body: object) => call('POST', '/api/assessment/assessments', { title: '2022 年', ...body });
const ran = async (body: object) => contract.assessment.parse((await run(body)).json());
const heads = '单位代码,项目,单位名称,分组,实际值,目标值,次数,说明';

const stations = [
  heads,
  'JC001,未按标准方法检验,东方检测站,检验机构,,,1,2022-03-01 检查',
  'JC001,video,东方检测站,检验机构,,,2,',
  'JC002,出具虚假排放检验报告,西山检测站,检验机构,,,1,2022-05-09 举报核实',
];

beforeAll(async () => {
  const ctx = at(db(), '2022-01-04T02:00:00Z');
  await aCity(ctx, beijingPack);
  await loadSchemes(ctx, beijingPack);
});

describe('a file of inputs', () => {
  it('is tried without being kept, told all that is wrong row by row', async () => {
    const before = await db().selectFrom('platform.event').select('id').execute();
    const wrong = [
      ...stations,
      ',video,,,,,1,',
      'JC003,没有这项,,,,,1,',
      'JC003,video,,,,,1.5,',
      'JC003,video,,,,,-1,',
      'JC003,refuse,,,,,-1,冲销',
    ];
    expect(await imported('testing_station_points', wrong)).toMatchObject({
      id: null,
      problems: [
        { code: 'unit_missing', row: 5, column: 'A' },
        { code: 'item_unknown', row: 6, column: 'B' },
        { code: 'not_a_count', row: 7, column: 'G' },
        { code: 'counter_without_reason', row: 8, column: 'H' },
        { code: 'counter_without_entry', row: 9 },
      ],
    });
    expect(await imported('testing_station_points', ['a,b', '1,2'])).toMatchObject({
      problems: [{ code: 'heading_missing' }, { code: 'heading_missing' }],
    });
    expect(await imported('testing_station_points', stations, true)).toMatchObject({ id: null, subjects: 2, happenings: 3, problems: [] });
    expect(await db().selectFrom('assessment.input_file').select('id').execute()).toEqual([]);
    expect(await db().selectFrom('platform.event').select('id').execute()).toHaveLength(before.length);
  });

  it('names units by code or name, and no unit the scheme does not assess', async () => {
    const lines = [
      heads,
      '朝阳区,improved,,,5.5,,,',
      '110106,年度减排任务量（吨）,,,800,,,',
      '市水务局,improved,,,1,,,',
      '110105,improved,,,x,,,',
    ];
    expect(await imported('transfer_tilt', lines)).toMatchObject({
      cells: 3,
      problems: [
        { code: 'not_a_number', row: 5, column: 'E' },
        { code: 'unit_not_assessed', row: 4, column: '单位代码' },
      ],
    });
  });

  it('may be told in the city’s old encoding', async () => {
    // GB 18030, as spreadsheets in China save it: 单位代码,项目 / JC009,video
    const bytes = Buffer.concat([Buffer.from('b5a5cebbb4fac2eb2ccfeec4bf0d0a', 'hex'), Buffer.from('JC009,video')]);
    expect((await upload('testing_station_points', bytes, true)).json()).toMatchObject({ happenings: 1, problems: [] });
  });

  it('is given out empty, with every unit and item that is told by hand', async () => {
    const form = (await call('GET', '/api/assessment/schemes/transfer_tilt/inputs.csv')).body.trim().split('\r\n');
    expect(form).toHaveLength(1 + 17 * 2);
    expect(form[0]).toBe(heads);
    expect(form).toContain('110105,年度减排任务量（吨）,朝阳区,,,,,');
    // Left empty, it tells nothing, and nothing is wrong with it.
    expect(await imported('transfer_tilt', form, true)).toMatchObject({ cells: 0, problems: [] });
  });

  it('is seen by the office alone', async () => {
    const { id } = await imported('testing_station_points', stations);
    const rows = sql`select from assessment.input_file where id = ${id}`;
    expect((await inTransaction(db(), chaoyang, (tx) => rows.execute(tx))).rows).toEqual([]);
    await expect(inTransaction(db(), anyone, (tx) => sql`update assessment.input_file set told = '{}'`.execute(tx))).rejects.toThrow(
      /permission denied/,
    );
  });
});

describe('points of testing stations', () => {
  it('are frozen from the file, and one is given back by a counter-entry beside the old version', async () => {
    const { id } = await imported('testing_station_points', stations);
    const one = await ran({ scheme: 'testing_station_points', inputs: id });
    expect(one.ranks.map(({ unit, published, tier }) => [unit.name, published, tier])).toEqual([
      ['东方检测站', '5', '约谈'],
      ['西山检测站', '0', '停网整改'],
    ]);
    expect(one.file).toMatchObject({ id, name: '数据.csv' });
    await call('POST', `/api/assessment/assessments/${one.id}/publish`, {}, 1);
    const said = { unit: 'JC001', item: 'video', text: '断电所致，附供电证明' };
    const denied = { ...chaoyang, holds: (what: string) => what !== 'assessment.manage', may: () => false };
    expect((await call('POST', `/api/assessment/assessments/${one.id}/appeals`, said, undefined, denied)).json()).toMatchObject({
      code: 'access.denied',
    });
    const appeal = contract.appeal.parse((await call('POST', `/api/assessment/assessments/${one.id}/appeals`, said)).json());
    const decide = (actual: string) =>
      call('POST', `/api/assessment/appeals/${appeal.id}/decision`, { answer: '核实', corrected: { actual, target: null } }, 1);
    expect((await decide('0.5')).json()).toMatchObject({ code: 'assessment.inputs_invalid', problems: [{ code: 'not_a_count' }] });
    const { ledTo } = (await decide('1')).json();
    const next = contract.assessment.parse((await call('GET', `/api/assessment/assessments/${ledTo}`)).json());
    expect(next.ranks[0]).toMatchObject({ published: '7', tier: '提醒' });
    const why = contract.unitScore.parse((await call('GET', `/api/assessment/assessments/${ledTo}/units/JC001`)).json());
    expect(why.deductions.find(({ code }) => code === 'video')).toMatchObject({ times: 1, points: '2', rows: ['told', 'appeal: 核实'] });
    const published = (await call('GET', `/api/assessment/assessments/${ledTo}/inputs.csv`, {}, undefined, chaoyang)).body;
    expect(published).toContain('JC001,检验过程视频缺失或中断,东方检测站,检验机构,,,-1,appeal: 核实');
    expect((await call('GET', `/api/assessment/assessments/${ledTo}/verification`)).json()).toMatchObject({ same: true });
  });

  it('need a file of their own scheme, with somebody in it', async () => {
    const { id } = await imported('testing_station_points', stations);
    expect((await run({ scheme: 'concrete_plant_grade', inputs: id })).json()).toMatchObject({ code: 'assessment.inputs_not_found' });
    expect((await run({ scheme: 'testing_station_points' })).json()).toMatchObject({ problems: [{ code: 'nobody_to_assess' }] });
  });
});

describe('the tilt of transfer payments', () => {
  const told = {
    cells: ['110105', '110106', '110107'].flatMap((unit, i) => [
      { unit, item: 'improved', actual: String(i + 1) },
      { unit, item: 'load', actual: '100' },
    ]),
  };

  it('shares the pool to the last yuan, and says what it was made from', async () => {
    const one = await ran({ scheme: 'transfer_tilt', pool: 1_000_003, ...told });
    expect(one.pool).toBe(1_000_003);
    expect(one.ranks.reduce((all, { grant }) => all + (grant ?? 0), 0)).toBe(1_000_003);
    expect(one.ranks.find(({ unit }) => unit.id === '110107')?.score).toBe('300');
    expect((await call('GET', `/api/assessment/assessments/${one.id}/units/110105`)).json()).toMatchObject({
      next: null,
      grant: expect.any(Number),
    });
    expect((await call('GET', `/api/assessment/assessments/${one.id}/verification`)).json()).toMatchObject({ same: true });
  });

  it('is not run without a pool, nor with one that its floors cannot share', async () => {
    const problems = async (body: object) => (await run({ scheme: 'transfer_tilt', ...told, ...body })).json().problems;
    expect(await problems({})).toMatchObject([{ code: 'pool_missing' }]);
    expect(await problems({ pool: 10 })).toMatchObject([{ code: 'pool_impossible' }]);
  });
});
