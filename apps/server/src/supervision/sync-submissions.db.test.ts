import { createHash, randomUUID } from 'node:crypto';
import { type FieldSubmission, type Received, readAssignments, sendSubmissions } from '@gongjian/contract/supervision-field';
import type { Properties } from '@gongjian/domain/supervision/field/model';
import { emptyVisit, toProperties } from '@gongjian/domain/supervision/field/visit-properties';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { aCampaign, type FieldPlace } from '../../test/field.ts';
import { anActor, at, beijingPack, memberOf } from '../../test/make.ts';
import { aCity } from '../../test/monthly.ts';
import { allAtOnce } from '../../test/race.ts';
import { loadKinds } from '../cases/index.ts';
import type { Actor } from '../platform/actor.ts';
import { bareServer } from '../platform/server.ts';
import { holdVisit } from './field-repo.ts';
import { fieldRoutes } from './field-routes.ts';
import { applyHeld } from './sync-jobs.ts';

const db = ownDatabase();
const inspects = ['supervision.read', 'supervision.inspect', 'supervision.manage'];
const part = (id: string, name: string): Actor =>
  anActor({ id, name, holds: (what) => inspects.includes(what), may: (what) => inspects.includes(what) });
const li = part('p-li', '李检查');
const zhao = part('p-zhao', '赵检查');
const outsider = part('p-other', '外人');
const district = { ...memberOf('110105'), holds: () => true };
let place: FieldPlace;

type Reply = { statusCode: number; json: () => unknown };
async function ask(
  actor: Actor,
  method: 'GET' | 'POST',
  url: string,
  { body = {}, version, now = '2022-06-02T02:00:00Z' }: { body?: object; version?: number; now?: string } = {},
): Promise<Reply> {
  const app = bareServer(async () => at(db(), now, actor));
  fieldRoutes(app);
  const headers = version === undefined ? {} : { 'if-match': `"${version}"` };
  return app.inject({ method, url, headers, ...(method === 'GET' ? {} : { payload: body }) });
}

const begun = { ...emptyVisit('2022-06-02T01:00:00Z'), place: { longitude: 116.45, latitude: 39.92 }, accuracy: 8 };
const answered = (item: string, value: string, photos: string[] = []): Properties => ({
  [`answer.${item}`]: JSON.stringify([value, value === 'no' ? '未苫盖约 200 平方米' : '', photos]),
});
const whole: Properties = {
  ...toProperties({ ...begun, endedAt: '2022-06-02T01:40:00Z', unsignedReason: '现场负责人不在', handedIn: true }),
  ...answered('cover', 'yes'),
  ...answered('wash', 'yes'),
};

const create = (visitId: string, said: Properties = toProperties(begun), over: Partial<FieldSubmission> = {}): FieldSubmission => ({
  ...{ instanceId: randomUUID(), deprecates: null, visitId, targetId: place.targetId, action: 'create' },
  ...{ base: null, trunk: null, branch: null, said },
  ...over,
});
const update = (visitId: string, base: number, said: Properties, over: Partial<FieldSubmission> = {}): FieldSubmission =>
  create(visitId, said, { action: 'update', base, ...over });

async function send(actor: Actor, submissions: readonly FieldSubmission[], now?: string): Promise<Received[]> {
  const reply = await ask(actor, 'POST', '/api/field/submissions', { body: { submissions }, ...(now === undefined ? {} : { now }) });
  return sendSubmissions.reply.parse(reply.json()).received as Received[];
}
const sendOne = async (actor: Actor, submission: FieldSubmission, now?: string) => (await send(actor, [submission], now))[0];
const visits = () => db().selectFrom('supervision.visit');
const visitOf = (id: string) => visits().selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const versionsOf = (id: string) =>
  db().selectFrom('supervision.visit_version').select(['version', 'said']).where('visit_id', '=', id).orderBy('version').execute();
const findings = (id: string) => db().selectFrom('supervision.finding').select(['item', 'case_id']).where('visit_id', '=', id).execute();

async function attach(actor: Actor, fields: Record<string, string>, bytes: Buffer): Promise<Reply> {
  const app = bareServer(async () => at(db(), '2022-06-02T02:00:00Z', actor));
  fieldRoutes(app);
  const part = ([name, value]: [string, string]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const head = `${Object.entries(fields).map(part).join('')}--b\r\nContent-Disposition: form-data; name="file"; filename="p.jpg"\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--b--\r\n')]);
  return app.inject({ method: 'POST', url: '/api/field/files', headers: { 'content-type': 'multipart/form-data; boundary=b' }, payload });
}
const photo = (visitId: string, bytes: Buffer) => ({
  ...{ id: randomUUID(), visitId, targetId: place.targetId, kind: 'photo', sha256: createHash('sha256').update(bytes).digest('hex') },
  ...{ longitude: '116.45', latitude: '39.92', takenAt: '2022-06-02T01:20:00Z' },
});
const jpeg = (mark: number) => Buffer.from([0xff, 0xd8, 0xff, 0xe0, mark, mark >> 8]);
const problems = (reply: Reply) => (reply.json() as { problems?: { code: string }[] }).problems?.map(({ code }) => code);

beforeAll(async () => {
  const ctx = at(db(), '2022-01-04T02:00:00Z');
  await aCity(ctx, beijingPack);
  await loadKinds(ctx, beijingPack);
  place = await aCampaign(db(), [li, zhao]);
});

describe('what a phone sends', () => {
  it('becomes a visit once, however often it is sent, and the answer stays the same', async () => {
    const sent = create(randomUUID(), whole);
    const first = await sendOne(li, sent);
    expect(first).toMatchObject({ outcome: 'applied', version: 1, state: 'submitted', conflict: null, problems: [] });
    expect(await sendOne(li, sent)).toEqual(first);
    expect(await versionsOf(sent.visitId)).toHaveLength(1);
    expect(await visitOf(sent.visitId)).toMatchObject({ inspector_id: 'p-li', unit_id: '110105', accuracy: 8, version: 1 });
    expect(await findings(sent.visitId)).toEqual([]);
  });

  it('is refused under a name that other content has', async () => {
    const sent = create(randomUUID());
    await sendOne(li, sent);
    expect(await sendOne(li, { ...sent, said: { ...sent.said, signer: '另一人' } })).toMatchObject({
      outcome: 'refused',
      why: 'instance_differs',
    });
    expect((await visitOf(sent.visitId)).signer).toBe('');
  });

  it('waits for what was said before it, backwards too, and all of it is kept', async () => {
    const id = randomUUID();
    const branch = randomUUID();
    const [one, two, three] = [
      create(id),
      update(id, 1, answered('cover', 'yes'), { branch }),
      update(id, 2, { ...answered('wash', 'yes'), signer: '王工' }, { branch }),
    ] as const;
    expect(await send(li, [three, two])).toMatchObject([{ outcome: 'held', version: null }, { outcome: 'held' }]);
    expect(await sendOne(li, one)).toMatchObject({ outcome: 'applied', version: 3, conflict: null });
    expect(await visitOf(id)).toMatchObject({ signer: '王工', branch_id: branch, base_version: 2, conflict: null });
    expect((await versionsOf(id)).map(({ version }) => version)).toEqual([1, 2, 3]);
    expect(await send(li, [one, two, three])).toMatchObject([{ outcome: 'applied' }, { outcome: 'applied' }, { outcome: 'applied' }]);
    expect(await versionsOf(id)).toHaveLength(3);
  });

  it('is applied without what went before when that has not come for seven days', async () => {
    const id = randomUUID();
    const lost = update(id, 2, answered('cover', 'no'), { branch: randomUUID() });
    await sendOne(li, lost);
    await applyHeld(at(db(), '2022-06-08T02:00:00Z'));
    expect(await visits().where('id', '=', id).select('id').execute()).toEqual([]);
    await applyHeld(at(db(), '2022-06-09T03:00:00Z'));
    expect(await visitOf(id)).toMatchObject({ version: 1, inspector_id: 'p-li', inspector_name: '李检查' });
    expect(await sendOne(li, create(id))).toMatchObject({ outcome: 'applied', version: 2, conflict: 'hard' });
  });

  it('meets what another phone said: soft about other things, hard about the same', async () => {
    const id = randomUUID();
    await sendOne(li, create(id, { ...toProperties(begun), ...answered('cover', 'yes') }));
    const base = { base: 1, trunk: 1 };
    await sendOne(li, update(id, 1, answered('wash', 'yes'), { ...base, branch: randomUUID() }));
    expect(await sendOne(zhao, update(id, 1, { signer: '赵工' }, { ...base, branch: randomUUID() }))).toMatchObject({ conflict: 'soft' });
    expect(await sendOne(zhao, update(id, 1, answered('wash', 'no'), { ...base, branch: randomUUID() }))).toMatchObject({
      conflict: 'hard',
    });
    expect((await visitOf(id)).answers).toMatchObject({ cover: { value: 'yes' }, wash: { value: 'no' } });
  });

  it('meets the desk: every edit there is a version a phone can be told apart from', async () => {
    const id = randomUUID();
    await sendOne(li, create(id));
    await visitsSaved(id, { signer: '台账修改' });
    expect(await sendOne(li, update(id, 1, { signer: '手机修改' }, { trunk: 1, branch: randomUUID() }))).toMatchObject({
      version: 3,
      conflict: 'hard',
    });
  });

  it('corrects what was sent before, as long as that is the newest word', async () => {
    const id = randomUUID();
    const first = create(id);
    await sendOne(li, first);
    const second = update(id, 1, { signer: '更正' }, { deprecates: first.instanceId });
    expect(await sendOne(li, second)).toMatchObject({ outcome: 'applied', version: 2, conflict: null });
    expect(await sendOne(li, update(id, 1, { signer: '又更正' }, { deprecates: first.instanceId }))).toMatchObject({
      why: 'instance_stale',
    });
  });

  it.each([
    ['of a version the server never had', (id: string) => update(id, 7, {}, { trunk: 7, branch: randomUUID() }), 'version_not_found'],
    ['with a trunk and no branch', (id: string) => update(id, 1, {}, { trunk: 1 }), 'branch_missing'],
    ['made a second time', (id: string) => create(id), 'already_exists'],
    ['that cannot be read', (id: string) => update(id, 1, { place: 'here' }), 'said_unreadable'],
    ['of a target there is not', (id: string) => create(id, {}, { targetId: randomUUID() }), 'target_unknown'],
    ['of another target than the visit', (id: string) => update(id, 1, {}, { targetId: place.otherTargetId }), 'target_unknown'],
  ])('is refused: %s', async (_, made, why) => {
    const id = randomUUID();
    await sendOne(li, create(id));
    expect(await sendOne(li, made(id))).toMatchObject({ outcome: 'refused', why });
    expect(await versionsOf(id)).toHaveLength(1);
  });

  it('is taken after the campaign has closed, but from its team alone', async () => {
    await db().updateTable('supervision.campaign').set({ state: 'closed' }).where('id', '=', place.campaignId).execute();
    const sent = create(randomUUID());
    expect(await sendOne(outsider, sent)).toMatchObject({ why: 'not_of_the_team' });
    expect(await sendOne(li, sent)).toMatchObject({ outcome: 'applied' });
    await db().updateTable('supervision.campaign').set({ state: 'running' }).where('id', '=', place.campaignId).execute();
  });

  it('does not end in a fault when its times contradict one another', async () => {
    const id = randomUUID();
    const said = { ...whole, endedAt: '2022-06-01T01:00:00.000Z' };
    expect(await sendOne(li, create(id, said))).toMatchObject({
      outcome: 'applied',
      state: 'open',
      problems: [{ code: 'not_ended', at: ['endedAt'] }],
    });
  });
});

describe('a visit handed in on a phone', () => {
  const finding = (photos: string[]): Properties => ({ ...whole, ...answered('cover', 'no', photos) });

  it('becomes a case of what does not conform, once, and only when its photo is here', async () => {
    const id = randomUUID();
    const bytes = jpeg(1);
    const file = photo(id, bytes);
    const sent = create(id, finding([file.id]));
    expect(await sendOne(li, sent)).toMatchObject({ state: 'open', problems: [{ code: 'photo_missing' }] });
    expect(await findings(id)).toEqual([]);
    expect((await attach(li, file, bytes)).statusCode).toBe(200);
    expect((await attach(li, file, bytes)).json()).toEqual({ id: file.id });
    expect(await sendOne(li, sent)).toMatchObject({ state: 'submitted', problems: [], version: 1 });
    const raised = await findings(id);
    expect(raised).toEqual([{ item: 'cover', case_id: expect.any(String) }]);
    const [found] = await db()
      .selectFrom('cases.case')
      .selectAll()
      .where('id', '=', raised[0]?.case_id ?? '')
      .execute();
    expect(found).toMatchObject({ kind: 'inspection_finding', title: expect.stringContaining('工地甲'), longitude: 116.45 });
    expect(found?.fields).toMatchObject({ subject: '未苫盖约 200 平方米', unit: '110105' });
  });

  it('raises no second case when it is changed afterwards', async () => {
    const id = randomUUID();
    const bytes = jpeg(2);
    const file = photo(id, bytes);
    await attach(li, file, bytes);
    await sendOne(li, create(id, finding([file.id])));
    await sendOne(li, update(id, 1, answered('cover', 'no', [file.id]), { trunk: 1, branch: randomUUID() }));
    expect(await findings(id)).toHaveLength(1);
  });

  it('is seen by the inspected from then on, its drafts never', async () => {
    const open = randomUUID();
    await sendOne(li, create(open));
    const done = create(randomUUID(), whole);
    await sendOne(li, done);
    const seen = await at(db(), '2022-06-02T02:00:00Z', district).read((tx) =>
      tx.selectFrom('supervision.visit').select('id').where('id', 'in', [open, done.visitId]).execute(),
    );
    expect(seen).toEqual([{ id: done.visitId }]);
    const drafts = await at(db(), '2022-06-02T02:00:00Z', district).read((tx) =>
      tx.selectFrom('supervision.field_submission').select('instance_id').execute(),
    );
    expect(drafts).toEqual([]);
  });
});

describe('a file from a phone', () => {
  it('is kept as it came, with its place and time, and is not wanted again', async () => {
    const id = randomUUID();
    const bytes = jpeg(3);
    const file = photo(id, bytes);
    const asked = { files: [{ id: file.id, visitId: id, sha256: file.sha256 }] };
    expect((await ask(li, 'POST', '/api/field/files/wanted', { body: asked })).json()).toEqual({ wanted: [file.id] });
    await attach(li, file, bytes);
    expect((await ask(li, 'POST', '/api/field/files/wanted', { body: asked })).json()).toEqual({ wanted: [] });
    const [kept] = await db().selectFrom('supervision.visit_file').selectAll().where('id', '=', file.id).execute();
    expect(kept).toMatchObject({ bytes, longitude: 116.45, taken_at: new Date('2022-06-02T01:20:00Z'), by_id: 'p-li' });
  });

  it('is refused when it is no picture, damaged, of tomorrow, or under the name of another', async () => {
    const id = randomUUID();
    const bytes = jpeg(4);
    const html = Buffer.from('<script>');
    expect(problems(await attach(li, photo(id, html), html))).toEqual(['kind_not_accepted']);
    expect(problems(await attach(li, photo(id, bytes), jpeg(5)))).toEqual(['arrived_damaged']);
    expect(problems(await attach(li, { ...photo(id, bytes), takenAt: '2022-06-03T02:00:00Z' }, bytes))).toEqual(['taken_in_future']);
    const file = photo(id, bytes);
    await attach(li, file, bytes);
    expect(problems(await attach(li, { ...photo(id, jpeg(6)), id: file.id }, jpeg(6)))).toEqual(['name_taken']);
    expect((await attach(outsider, photo(id, jpeg(7)), jpeg(7))).json()).toMatchObject({ code: 'supervision.not_of_team' });
  });
});

describe('two phones at the same moment', () => {
  it('create and update: both are applied and nothing is left waiting, fifty times', async () => {
    for (let i = 0; i < 50; i++) {
      const id = randomUUID();
      const both = [create(id), update(id, 1, { signer: '同时' }, { branch: randomUUID() })];
      await Promise.all(both.map((each) => sendOne(li, each)));
      expect(await visitOf(id)).toMatchObject({ version: 2, signer: '同时' });
    }
    const held = await db().selectFrom('supervision.field_submission').select('instance_id').where('state', '=', 'held').execute();
    expect(held).toEqual([]);
  });

  it('the same submission three times at once is applied once', async () => {
    const sent = create(randomUUID(), whole);
    const results = await allAtOnce(
      db(),
      (tx) => holdVisit(tx, '110000', sent.visitId),
      3,
      () => sendOne(li, sent),
    );
    expect(results.map((each) => (each.status === 'fulfilled' ? each.value?.outcome : each.reason))).toEqual(Array(3).fill('applied'));
    expect(await versionsOf(sent.visitId)).toHaveLength(1);
  });
});

describe('what a person takes along', () => {
  it('is the campaigns of their team with targets, lists and the visits so far', async () => {
    const sent = create(randomUUID(), whole);
    await sendOne(zhao, sent);
    const told = readAssignments.reply.parse((await ask(li, 'GET', '/api/field/assignments')).json());
    expect(told.campaigns).toMatchObject([{ title: '六月扬尘例行检查', targets: [{ name: '工地甲' }, { name: '工地乙', place: null }] }]);
    expect(told.checklists).toMatchObject([{ code: 'dust_short' }]);
    expect(told.visits.find(({ id }) => id === sent.visitId)).toMatchObject({
      inspector: { name: '赵检查' },
      properties: { ...whole, handedIn: 'yes' },
    });
    const nothing = readAssignments.reply.parse((await ask(outsider, 'GET', '/api/field/assignments')).json());
    expect(nothing).toMatchObject({ campaigns: [], checklists: [], visits: [] });
  });
});

/** As the desk saves a visit. */
async function visitsSaved(id: string, change: { signer: string }): Promise<void> {
  await db()
    .updateTable('supervision.visit')
    .set({ ...change, version: sql`version + 1` })
    .where('id', '=', id)
    .execute();
}
