import * as contract from '@gongjian/contract/cases';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { anActor, anyone, at, beijingPack, memberOf } from '../../test/make.ts';
import { aCity } from '../../test/monthly.ts';
import type { Actor } from '../platform/actor.ts';
import { inTransaction } from '../platform/db.ts';
import { bareServer } from '../platform/server.ts';
import { loadBoundaries } from './load-boundaries.ts';
import { loadKinds } from './load-kinds.ts';
import { casesRoutes } from './routes.ts';

const db = ownDatabase();
const part = (id: string, ...permissions: string[]): Actor =>
  anActor({ id, name: id, holds: (what) => permissions.includes(what), may: (what) => permissions.includes(what) });
const office = part('coordinator', 'cases.read', 'cases.register', 'cases.dispatch');
const inspector = part('inspector', 'cases.read', 'cases.register', 'cases.inspect');
const chaoyang = { ...memberOf('110105'), holds: () => true };
const fengtai = { ...memberOf('110106'), holds: () => true };

type Reply = { statusCode: number; json: () => { code?: string; problems?: { code: string }[] } & Record<string, never> };
async function call(
  actor: Actor,
  method: 'GET' | 'POST',
  url: string,
  payload: object = {},
  version?: number,
  instant = '2022-06-01T02:00:00Z',
) {
  const app = bareServer(async () => at(db(), instant, actor));
  casesRoutes(app);
  const headers = version === undefined ? {} : { 'if-match': `"${version}"` };
  return app.inject({ method, url, headers, ...(method === 'GET' ? {} : { payload }) });
}
const codes = (reply: Reply) => [reply.json().code, ...(reply.json().problems ?? []).map(({ code }) => code)];

const finding = {
  kind: 'dust_alarm',
  origin: 'alarm',
  title: '工地未苫盖',
  fields: { subject: '裸土未苫盖', unit: '110105', site: '某工地', behaviour: '未苫盖' },
  place: { longitude: 116.45, latitude: 39.92 },
};
const register = async (said: object = {}, actor = inspector) =>
  contract.caseDetail.parse((await call(actor, 'POST', '/api/cases', { ...finding, ...said })).json());
/** The refusal; or, done, the case as it is now. */
async function deed(actor: Actor, one: { id: string; version: number }, body: object, instant?: string) {
  const reply = await call(actor, 'POST', `/api/cases/${one.id}/deeds`, body, one.version, instant);
  if (reply.statusCode !== 200) return reply;
  const { version, stage } = contract.caseMoved.parse(reply.json());
  const shown = await call(actor, 'GET', `/api/cases/${one.id}`);
  expect(shown.json()).toMatchObject({ version, stage: { code: stage } });
  return shown;
}
const step = (action: string, rest: object = {}) => ({ do: 'step', action, ...rest });

async function attach(actor: Actor, one: { id: string }, kind: string, bytes = Buffer.from([0xff, 0xd8, 0xff, 0xe0]), placed = true) {
  const app = bareServer(async () => at(db(), '2022-06-01T02:00:00Z', actor));
  casesRoutes(app);
  const field = (name: string, value: string) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const where = placed ? field('longitude', '116.45') + field('latitude', '39.92') + field('takenAt', '2022-06-01T01:00:00Z') : '';
  const head = `${field('kind', kind)}${where}--b\r\nContent-Disposition: form-data; name="file"; filename="现场.jpg"\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--b--\r\n')]);
  return app.inject({
    method: 'POST',
    url: `/api/cases/${one.id}/evidence`,
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    payload,
  });
}

/** Assigned to Chaoyang and with it. */
async function assigned(said: object = {}) {
  const opened = await register({ title: `案件 ${Math.round(performance.now() * 1000)}`, place: somewhere(), ...said });
  return contract.caseDetail.parse((await deed(office, opened, step('push', { unit: '110105' }))).json());
}
let spot = 0;
/** Far from everything before. */
const somewhere = () => ({ longitude: 116, latitude: 39 + spot++ / 10 });

beforeAll(async () => {
  const ctx = at(db(), '2022-01-04T02:00:00Z');
  await aCity(ctx, beijingPack);
  await loadKinds(ctx, beijingPack);
});

describe('a case', () => {
  it('goes from alarm to closing, each step kept, and only by those who have the part', async () => {
    const opened = await register({ place: somewhere() });
    expect(opened).toMatchObject({
      number: expect.stringMatching(/^AJ2022-\d{6}$/),
      stage: { code: 'alarmed', title: '报警', titleEn: 'Alarmed' },
      due: '2022-06-02',
    });
    const sent = contract.caseDetail.parse((await deed(office, opened, step('push', { unit: '110105' }))).json());
    expect(sent).toMatchObject({ unit: { name: '朝阳区' }, stage: { code: 'rectifying' }, due: '2022-06-02', version: 2 });

    expect(codes(await deed(chaoyang, sent, step('hand_in')))).toEqual(['cases.deed_forbidden', 'evidence_missing']);
    const shown = contract.caseDetail.parse((await attach(chaoyang, sent, 'photo')).json());
    const evidence = shown.evidence.map(({ id }) => id);
    const handed = contract.caseDetail.parse((await deed(chaoyang, shown, step('hand_in', { evidence }))).json());
    expect(handed).toMatchObject({ stage: { code: 'verifying' }, evidence: [{ used: true, place: { longitude: 116.45 } }] });

    expect(codes(await deed(chaoyang, handed, step('pass')))).toContain('doer_cannot_verify');
    expect(codes(await deed(inspector, handed, step('send_back')))).toEqual(['cases.deed_forbidden', 'reason_missing']);
    const proof = contract.caseDetail.parse((await attach(inspector, handed, 'photo')).json()).evidence.filter(({ used }) => !used);
    const closed = await deed(inspector, handed, step('pass', { evidence: proof.map(({ id }) => id) }));
    expect(closed.json()).toMatchObject({
      closedOn: '2022-06-01',
      stage: { title: '销号' },
      lookBackOn: ['2022-06-16'],
      mayDo: ['reopen'],
    });
    expect(contract.caseDetail.parse(closed.json()).steps.map(({ what, action }) => action ?? what)).toEqual([
      'opened',
      'push',
      'hand_in',
      'pass',
    ]);
  });

  it('is told all that is wrong when it is registered', async () => {
    const wrong = { fields: { behaviour: '睡觉', x: '1' }, origin: 'clue', place: null };
    expect(codes(await call(inspector, 'POST', '/api/cases', { ...finding, ...wrong }))).toEqual([
      'cases.fields_invalid',
      'origin_not_of_kind',
      'field_unknown',
      'field_missing',
      'place_missing',
      'field_missing',
      'field_missing',
      'not_a_choice',
    ]);
    expect(codes(await call(inspector, 'POST', '/api/cases', { ...finding, kind: 'none' }))).toEqual(['cases.kind_not_found']);
  });

  it('of two at the same moment is moved by one', async () => {
    const one = await assigned();
    const replies = await Promise.all([1, 2].map(() => deed(chaoyang, one, { do: 'suspend', reason: '停工' })));
    expect(replies.map((reply) => reply.statusCode).sort()).toEqual([200, 409]);
  });

  it('has numbers without a gap, however many come at once', async () => {
    const many = await Promise.all(Array.from({ length: 6 }, () => register({ place: somewhere() })));
    const numbers = many.map(({ number }) => Number(number.slice(7))).sort((a, b) => a - b);
    expect(numbers.map((n) => n - (numbers[0] ?? 0))).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('refuses evidence that is none: too little, of the wrong kind, of tomorrow, or of another case', async () => {
    const [one, other] = [await assigned(), await assigned()];
    expect(codes(await attach(chaoyang, one, 'photo', Buffer.from('%PDF-1.7')))).toEqual(['cases.evidence_refused', 'kind_not_accepted']);
    expect(codes(await attach(chaoyang, one, 'photo', Buffer.from('<svg onload=alert(1)>')))).toEqual([
      'cases.evidence_refused',
      'kind_not_accepted',
    ]);
    const unplaced = contract.caseDetail.parse((await attach(chaoyang, one, 'photo', undefined, false)).json());
    const foreign = contract.caseDetail.parse((await attach(chaoyang, other, 'photo')).json());
    for (const evidence of [unplaced.evidence, foreign.evidence]) {
      expect(codes(await deed(chaoyang, one, step('hand_in', { evidence: evidence.map(({ id }) => id) })))).toContain('evidence_missing');
    }
  });

  it('asks for more time and is given it by somebody else', async () => {
    const fields = { subject: '未封闭料堆', unit: '110105', list: '夏季排查' };
    const opened = await register({ kind: 'self_check_problem', origin: 'self_check', fields, place: somewhere() });
    const begun = contract.caseDetail.parse((await deed(office, opened, step('begin', { unit: '110105' }))).json());
    expect(begun.due).toBe('2022-07-14');
    const asked = contract.caseDetail.parse(
      (await deed(chaoyang, begun, { do: 'ask_extension', to: '2022-07-29', reason: '设备未到' })).json(),
    );
    const grant = { do: 'decide_extension', granted: true, reason: '同意' };
    expect(codes(await deed(chaoyang, asked, grant))).toContain('asker_cannot_grant');
    const granted = await deed(office, asked, grant);
    expect(granted.json()).toMatchObject({ due: '2022-07-29', extended: 1, extension: null });
    expect(codes(await deed(office, asked, grant))).toEqual(['cases.changed']);
  });
});

describe('two sightings of one matter', () => {
  it('are one case: the second is joined and answered with the first', async () => {
    const place = somewhere();
    const first = await register({ place });
    const second = await register({ place: { ...place, latitude: place.latitude + 0.001 } });
    expect(second).toMatchObject({ parent: { id: first.id }, mayDo: [] });
    expect((await call(office, 'GET', `/api/cases/${first.id}`)).json().children).toMatchObject([{ number: second.number }]);
    expect(codes(await deed(office, second, step('push', { unit: '110105' })))).toEqual(['cases.answered_by_parent']);

    const away = contract.caseDetail.parse((await attach(inspector, first, 'photo')).json());
    const doubted = contract.caseDetail.parse(
      (await deed(inspector, first, step('false_alarm', { reason: '误报', evidence: away.evidence.map(({ id }) => id) }))).json(),
    );
    await deed(office, doubted, step('agree'));
    expect((await call(office, 'GET', `/api/cases/${second.id}`)).json()).toMatchObject({
      closedOn: '2022-06-01',
      steps: [{ what: 'merged' }, { what: 'answered', reason: first.number }],
    });
  });

  it('are one case also when both come at the same moment', async () => {
    const place = somewhere();
    const both = await Promise.all([register({ place }), register({ place })]);
    expect(both.filter(({ parent }) => parent === null)).toHaveLength(1);
  });
});

describe('many at once', () => {
  it('are dispatched each whole or not at all, and each is told of', async () => {
    const many = await Promise.all([1, 2, 3].map(() => register({ place: somewhere() })));
    const cases = many.map(({ id, version }) => ({ id, version }));
    const dispatch = async (said: object) =>
      contract.dispatchCases.reply.parse((await call(office, 'POST', '/api/cases/dispatch', { cases, action: 'push', ...said })).json());
    expect(await dispatch({ unit: 'nowhere' })).toMatchObject({
      moved: 0,
      results: Array(3).fill({ number: null, code: 'cases.unit_unknown' }),
    });
    const stale = [...cases.slice(0, 2), { id: cases[2]?.id ?? '', version: 9 }];
    expect(await dispatch({ cases: stale, unit: '110105' })).toMatchObject({
      moved: 2,
      results: [{ number: many[0]?.number, code: null }, { code: null }, { code: 'cases.changed' }],
    });
    expect((await call(office, 'GET', `/api/cases/${many[2]?.id}`)).json()).toMatchObject({ stage: { code: 'alarmed' }, version: 1 });
    // Each to the unit its own field names.
    const named = await dispatch({ cases: [cases[2]], unitField: 'unit' });
    expect(named.moved).toBe(1);
    expect((await call(office, 'GET', `/api/cases/${many[2]?.id}`)).json()).toMatchObject({ unit: { id: '110105' } });
    expect(await dispatch({ cases: [cases[2]] })).toMatchObject({ moved: 0, results: [{ code: 'cases.changed' }] });
  });

  it('are moved once when two dispatch them at the same moment', async () => {
    const many = await Promise.all([1, 2, 3, 4].map(() => register({ place: somewhere() })));
    const cases = many.map(({ id, version }) => ({ id, version }));
    const both = await Promise.all(
      [cases, cases.toReversed()].map((order) =>
        call(office, 'POST', '/api/cases/dispatch', { cases: order, action: 'push', unit: '110105' }),
      ),
    );
    const told = both.map((reply) => contract.dispatchCases.reply.parse(reply.json()));
    expect(told.reduce((all, { moved }) => all + moved, 0)).toBe(4);
    const shown = await Promise.all(many.map(({ id }) => call(office, 'GET', `/api/cases/${id}`)));
    expect(shown.map((reply) => [reply.json().version, reply.json().steps])).toMatchObject(
      Array(4).fill([2, [{ what: 'opened' }, { action: 'push' }]]),
    );
  });

  it('are counted on the map by district and by place, as they are listed', async () => {
    const url = '?kind=dust_alarm&open=true';
    const map = contract.caseMap.reply.parse((await call(office, 'GET', `/api/cases/map${url}`)).json());
    const { total } = contract.listCases.reply.parse((await call(office, 'GET', `/api/cases${url}`)).json());
    const sum = (of: readonly { cases: number }[]) => of.reduce((all, { cases }) => all + cases, 0);
    expect([map.total, sum(map.districts), sum(map.cells) + map.unplaced]).toEqual([total, total, total]);
    expect(map.districts.map(({ unit }) => unit)).toContain('110105');
    const alone = map.cells.find(({ cases }) => cases === 1);
    expect((await call(office, 'GET', `/api/cases/${alone?.only?.id}`)).json()).toMatchObject({ title: alone?.only?.title });
    expect((await call(fengtai, 'GET', '/api/cases/map')).json()).toEqual({ districts: [], cells: [], unplaced: 0, total: 0 });
  });

  it('are listed by urgency, page by page, and counted on the board as they are listed', async () => {
    const first = contract.listCases.reply.parse((await call(office, 'GET', '/api/cases?kind=dust_alarm&open=true&limit=3')).json());
    const next = contract.listCases.reply.parse(
      (await call(office, 'GET', `/api/cases?kind=dust_alarm&open=true&limit=200&after=${first.next}`)).json(),
    );
    expect(first.items.length + next.items.length).toBe(first.total);
    const board = contract.caseBoard.reply.parse((await call(office, 'GET', '/api/cases/board?kind=dust_alarm')).json());
    const counted = board.stages.reduce(
      (all, { overdue, soon, later, unlimited, suspended }) => all + overdue + soon + later + unlimited + suspended,
      0,
    );
    expect(counted).toBe(first.total);
    const late = contract.caseBoard.reply.parse(
      (await call(office, 'GET', '/api/cases/board?kind=dust_alarm', {}, undefined, '2022-07-01T02:00:00Z')).json(),
    );
    const listed = contract.listCases.reply.parse(
      (await call(office, 'GET', '/api/cases?kind=dust_alarm&overdue=true', {}, undefined, '2022-07-01T02:00:00Z')).json(),
    );
    expect(late.stages.reduce((all, { overdue }) => all + overdue, 0)).toBe(listed.total);
    expect(listed.items.every(({ overdue }) => overdue)).toBe(true);
    expect(codes(await call(office, 'GET', '/api/cases?after=x'))[0]).toBe('request.invalid');
  });
});

describe('the districts', () => {
  it('are those of the pack, loaded once; a city without any has an empty map', async () => {
    expect((await call(office, 'GET', '/api/cases/districts')).json()).toEqual({ type: 'FeatureCollection', features: [] });
    const ctx = at(db(), '2022-06-01T02:00:00Z');
    expect([await loadBoundaries(ctx, beijingPack), await loadBoundaries(ctx, beijingPack)]).toEqual([true, false]);
    const { features } = (await call(office, 'GET', '/api/cases/districts')).json() as unknown as {
      features: { properties: { unit: string } }[];
    };
    const names = await Promise.all(
      features.map(({ properties }) => db().selectFrom('org.unit').select('id').where('id', '=', properties.unit).execute()),
    );
    expect(names.flat()).toHaveLength(17);
  });
});

describe('the ladder', () => {
  it('is climbed one rung at a time, when its day has come', async () => {
    const one = await assigned();
    const climb = (name: string, instant: string, version: number) =>
      call(office, 'POST', `/api/cases/${one.id}/rungs`, { name, reason: '逾期' }, version, instant);
    expect(codes(await climb('reminder', '2022-06-02T02:00:00Z', 2))).toEqual(['cases.rung_not_reached']);
    expect(codes(await climb('order', '2022-06-20T02:00:00Z', 2))).toEqual(['cases.rung_not_reached']);
    expect((await climb('reminder', '2022-06-20T02:00:00Z', 2)).json()).toMatchObject({
      nextRung: 'order',
      rungs: [{ name: 'reminder', replyDue: null }],
    });
    expect((await climb('order', '2022-06-20T02:00:00Z', 3)).json()).toMatchObject({
      rungs: [{}, { name: 'order', replyDue: '2022-06-23' }],
    });
  });
});

describe('a case belongs to those it concerns', () => {
  it('through the API: another unit neither sees nor moves it; a unit that handed it on still reads it', async () => {
    const one = await assigned();
    for (const reply of [await call(fengtai, 'GET', `/api/cases/${one.id}`), await deed(fengtai, one, { do: 'suspend', reason: 'x' })]) {
      expect(codes(reply)).toEqual(['cases.not_found']);
    }
    expect((await call(fengtai, 'GET', '/api/cases')).json()).toMatchObject({ items: [], total: 0 });
    const paper = contract.caseDetail.parse((await attach(chaoyang, one, 'document', Buffer.from('%PDF-1.7'))).json());
    const evidence = paper.evidence.map(({ id }) => id);
    const moved = await deed(chaoyang, one, step('transfer', { unit: '110106', reason: '不在辖区', evidence }));
    expect(moved.json()).toMatchObject({ unit: { name: '丰台区' }, mayDo: [] });
    expect((await call(fengtai, 'GET', `/api/cases/${one.id}`)).json().mayDo).toContain('step:hand_in');
    expect(codes(await deed(chaoyang, { id: one.id, version: 3 }, { do: 'suspend', reason: 'x' }))).toEqual(['access.denied']);
  });

  it('through SQL: the database shows and takes nothing of another unit’s case', async () => {
    const one = await assigned();
    const as = (statement: ReturnType<typeof sql>) => inTransaction(db(), fengtai, (tx) => statement.execute(tx));
    for (const table of ['case', 'step', 'evidence', 'rung']) {
      const id = sql.ref(table === 'case' ? 'id' : 'case_id');
      expect((await as(sql`select from cases.${sql.ref(table)} where ${id} = ${one.id}`)).rows).toEqual([]);
    }
    expect((await as(sql`update cases.case set title = 'x' where id = ${one.id}`)).numAffectedRows).toBe(0n);
    const forged = as(
      sql`insert into cases.step (city, case_id, what, to_stage, by_id, by_name, at) values ('110000', ${one.id}, 'step', 'closed', 'x', 'x', now())`,
    );
    await expect(forged).rejects.toThrow(/row-level security/);
    await expect(as(sql`delete from cases.step`)).rejects.toThrow(/permission denied/);
  });

  it('is loaded once: a pack read again brings nothing new', async () => {
    expect(await loadKinds(at(db(), '2022-06-01T02:00:00Z', anyone), beijingPack)).toBe(0);
    expect((await call(office, 'GET', '/api/cases/kinds')).json().items).toHaveLength(10);
  });
});
