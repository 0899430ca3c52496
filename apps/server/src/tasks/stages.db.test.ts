import * as contract from '@gongjian/contract/tasks';
import { aDraft, aMeasure, unitNamed } from '@gongjian/domain/plan/review-examples';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { anActor, anyone, at, beijingPack, memberOf } from '../../test/make.ts';
import { aPublishedPlan } from '../../test/published-plan.ts';
import { loadUnits } from '../org/index.ts';
import { inTransaction } from '../platform/db.ts';
import { bareServer } from '../platform/server.ts';
import { tasksRoutes } from './routes.ts';

const db = ownDatabase();
const reporter = memberOf('bj-sthjj');
const other = memberOf('bj-jtw');
type Actor = typeof anyone;
const call = async (actor: Actor, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload: object = {}, version?: number) => {
  const app = bareServer(async () => at(db(), '2022-06-30T02:00:00Z', actor));
  tasksRoutes(app);
  const headers = version === undefined ? {} : { 'if-match': `"${version}"` };
  return app.inject({ method, url, headers, ...(method === 'GET' ? {} : { payload }) });
};

const deliverable = (phrase: string) => ({
  phrase,
  verb: '制定',
  title: phrase,
  by: null,
  source: { start: 0, end: 1, line: 1, page: null },
});
let deliverableId: string;
let measureId: string;

beforeAll(async () => {
  await loadUnits(at(db(), '2022-03-01T02:00:00Z'), beijingPack);
});
beforeEach(async () => {
  const measure = aMeasure('制定碳排放控制考核方案', { deliverables: [deliverable('制定考核方案')], support: [unitNamed('相关区政府')] });
  const { programmeId } = await aPublishedPlan(at(db(), '2022-03-01T02:00:00Z'), aDraft([measure]));
  const row = await db().selectFrom('tasks.measure').select('id').where('programme_id', '=', programmeId).executeTakeFirstOrThrow();
  measureId = row.id;
  deliverableId = (await db().selectFrom('tasks.promise').select('id').where('measure_id', '=', measureId).executeTakeFirstOrThrow()).id;
});

const proof = { stage: 'consult', on: '2022-05-10', documentNumber: '京环函〔2022〕12号', note: null };
const record = async (actor: Actor, said: object = {}) =>
  (await call(actor, 'POST', `/api/ledger/deliverables/${deliverableId}/stages`, { unit: 'bj-sthjj', ...proof, ...said })).json();

describe('a stage of a deliverable', () => {
  it('goes from its unit’s draft to accepted evidence, and the verdict follows at once', async () => {
    const draft = contract.stage.parse(await record(reporter));
    expect(draft).toMatchObject({ state: 'draft', unit: { name: '市生态环境局' }, by: { name: '填报员' } });
    const submitted = await call(reporter, 'POST', `/api/ledger/stages/${draft.id}/submit`, {}, draft.version);
    expect(submitted.json()).toMatchObject({ state: 'submitted', version: 2 });
    const accepted = await call(anyone, 'POST', `/api/ledger/stages/${draft.id}/accept`, {}, 2);
    expect(accepted.json()).toMatchObject({ state: 'accepted', decision: { by: { name: '刘明' } } });
    const detail = contract.measureDetail.parse((await call(anyone, 'GET', `/api/ledger/measures/${measureId}`)).json());
    expect(detail.verdict).toMatchObject({ state: 'on_pace', light: 'green', lag: '-0.41' });
    expect(detail.deliverables).toEqual({ total: 1, issued: 0, furthest: 'consult' });
    expect(detail.promisesInFull[0]).toMatchObject({ reached: 50 });
  });

  it('comes back to its unit with the reason, is mended and sent again', async () => {
    const { id } = await record(reporter);
    await call(reporter, 'POST', `/api/ledger/stages/${id}/submit`, {}, 1);
    const returned = await call(anyone, 'POST', `/api/ledger/stages/${id}/return`, { reason: '请附来文' }, 2);
    expect(returned.json()).toMatchObject({ state: 'returned', decision: { reason: '请附来文' } });
    expect((await call(reporter, 'PUT', `/api/ledger/stages/${id}`, { ...proof, note: '已补' }, 3)).json()).toMatchObject({
      version: 4,
      note: '已补',
    });
    expect((await call(reporter, 'POST', `/api/ledger/stages/${id}/submit`, {}, 4)).json()).toMatchObject({
      state: 'submitted',
      decision: null,
    });
  });

  it('is not sent without proof, and all that is missing is told', async () => {
    const { id } = await record(reporter, { on: null, documentNumber: null });
    const reply = (await call(reporter, 'POST', `/api/ledger/stages/${id}/submit`, {}, 1)).json();
    expect(reply).toMatchObject({ code: 'tasks.stage_incomplete', problems: [{ code: 'date_missing' }, { code: 'proof_missing' }] });
  });

  it('refuses a lost update, a second record of the same stage, a unit without a part, and reviewing one’s own work', async () => {
    const { id } = await record(reporter);
    await call(reporter, 'PUT', `/api/ledger/stages/${id}`, proof, 1);
    expect((await call(reporter, 'PUT', `/api/ledger/stages/${id}`, proof, 1)).json()).toMatchObject({
      status: 409,
      code: 'tasks.changed',
    });
    expect(await record(reporter)).toMatchObject({ code: 'tasks.stage_recorded_already' });
    expect(await record(anyone, { unit: 'bj-swj' })).toMatchObject({ code: 'tasks.unit_has_no_part' });
    const own = anActor({ id: 'p-own' });
    const { id: mine } = await record(own, { stage: 'draft' });
    await call(own, 'POST', `/api/ledger/stages/${mine}/submit`, {}, 1);
    expect((await call(own, 'POST', `/api/ledger/stages/${mine}/accept`, {}, 2)).json()).toMatchObject({ code: 'tasks.own_work' });
  });
});

describe('a draft belongs to its unit', () => {
  it('through the API: another unit neither sees, changes, sends, nor records it', async () => {
    const { id } = await record(reporter);
    const refused = async (reply: Promise<{ json: () => { code?: string } }>) => (await reply).json().code;
    expect(await refused(call(other, 'PUT', `/api/ledger/stages/${id}`, proof, 1))).toBe('tasks.stage_not_found');
    expect(await refused(call(other, 'POST', `/api/ledger/stages/${id}/submit`, {}, 1))).toBe('tasks.stage_not_found');
    expect(await refused(call(other, 'DELETE', `/api/ledger/stages/${id}`))).toBe('tasks.stage_not_found');
    expect((await record(other)).code).toBe('access.denied');
    const detail = contract.measureDetail.parse((await call(other, 'GET', `/api/ledger/measures/${measureId}`)).json());
    expect(detail.stages).toEqual([]);
    expect((await call(other, 'GET', '/api/ledger/stages?state=draft,submitted,returned')).json()).toMatchObject({ items: [], total: 0 });
    expect((await call(reporter, 'GET', '/api/ledger/stages?state=draft')).json().items.map((s: { id: string }) => s.id)).toContain(id);
  });

  it('through SQL: the database itself neither shows nor takes another unit’s draft', async () => {
    const { id } = await record(reporter);
    const as = <T>(work: (tx: Parameters<Parameters<typeof inTransaction<T>>[2]>[0]) => Promise<T>) => inTransaction(db(), other, work);
    expect((await as((tx) => sql`select from tasks.stage where id = ${id}`.execute(tx))).rows).toEqual([]);
    expect((await as((tx) => sql`update tasks.stage set note = 'x' where id = ${id}`.execute(tx))).numAffectedRows).toBe(0n);
    expect((await as((tx) => sql`delete from tasks.stage where id = ${id}`.execute(tx))).numAffectedRows).toBe(0n);
    const forged = as((tx) =>
      sql`insert into tasks.stage (city, promise_id, measure_id, unit_id, stage, by_id, by_name, at)
          values ('110000', ${deliverableId}, ${measureId}, 'bj-sthjj', 'issue', 'x', 'x', now())`.execute(tx),
    );
    await expect(forged).rejects.toThrow(/row-level security/);
    await sql`insert into tasks.proof_file (city, stage_id, name, type, size, bytes, by_id, by_name, at)
              values ('110000', ${id}, 'a', 'b', 1, '\\x00', 'x', 'x', now())`.execute(db());
    expect((await as((tx) => sql`select from tasks.proof_file where stage_id = ${id}`.execute(tx))).rows).toEqual([]);
  });

  it('through SQL: the files of an accepted stage are seen by others and changed by nobody', async () => {
    const { id } = await record(reporter);
    const file = sql`insert into tasks.proof_file (city, stage_id, name, type, size, bytes, by_id, by_name, at)
                     values ('110000', ${id}, 'a', 'b', 1, '\\x00', 'x', 'x', now())`;
    await file.execute(db());
    await call(reporter, 'POST', `/api/ledger/stages/${id}/submit`, {}, 1);
    await call(anyone, 'POST', `/api/ledger/stages/${id}/accept`, {}, 2);
    const files = sql`select from tasks.proof_file where stage_id = ${id}`;
    for (const actor of [other, reporter]) {
      expect((await inTransaction(db(), actor, (tx) => files.execute(tx))).rows).toHaveLength(1);
      await expect(inTransaction(db(), actor, (tx) => file.execute(tx))).rejects.toThrow(/row-level security/);
      const deleted = inTransaction(db(), actor, (tx) => sql`delete from tasks.proof_file where stage_id = ${id}`.execute(tx));
      expect((await deleted).numAffectedRows).toBe(0n);
    }
  });
});

describe('proof', () => {
  const boundary = 'b';
  const attach = async (actor: Actor, id: string, bytes: Buffer) => {
    const app = bareServer(async () => at(db(), '2022-06-30T02:00:00Z', actor));
    tasksRoutes(app);
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="来文.pdf"\r\n\r\n`;
    const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
    const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
    return app.inject({ method: 'POST', url: `/api/ledger/stages/${id}/files`, headers, payload });
  };

  it('is kept with its stage, told by its bytes and not by its name, and given back as it was', async () => {
    const { id } = await record(reporter, { documentNumber: null });
    expect((await attach(reporter, id, Buffer.from('MZ executable'))).json()).toMatchObject({
      code: 'tasks.proof_refused',
      problems: [{ code: 'kind_not_accepted' }],
    });
    const stage = contract.stage.parse((await attach(reporter, id, Buffer.from('%PDF-1.7 x'))).json());
    expect(stage.files).toMatchObject([{ name: '来文.pdf', type: 'application/pdf', bytes: 10 }]);
    expect((await attach(other, id, Buffer.from('%PDF-1.7 x'))).json()).toMatchObject({ code: 'tasks.stage_not_found' });
    expect((await call(reporter, 'POST', `/api/ledger/stages/${id}/submit`, {}, stage.version)).json()).toMatchObject({
      state: 'submitted',
    });
    const file = await call(reporter, 'GET', `/api/ledger/stages/${id}/files/${stage.files[0]?.id}`);
    expect(file.rawPayload.toString()).toBe('%PDF-1.7 x');
    expect((await call(other, 'GET', `/api/ledger/stages/${id}/files/${stage.files[0]?.id}`)).json()).toMatchObject({
      code: 'tasks.file_not_found',
    });
  });
});

describe('decisions of the coordinating office', () => {
  it('an override needs a fitting light, shows as one, and can be taken back', async () => {
    const put = (said: object, version: number) =>
      call(anyone, 'PUT', `/api/ledger/measures/${measureId}/override`, { reason: '已印发', approver: '王主任', ...said }, version);
    expect((await put({ state: 'done', light: 'red' }, 1)).json()).toMatchObject({ code: 'tasks.override_inconsistent' });
    expect((await put({ state: 'done', light: 'green' }, 1)).json()).toMatchObject({
      version: 2,
      verdict: { state: 'done', overridden: true },
    });
    expect((await put({ state: 'done', light: 'green' }, 1)).json()).toMatchObject({ status: 409, code: 'tasks.changed' });
    const detail = contract.measureDetail.parse((await call(anyone, 'GET', `/api/ledger/measures/${measureId}`)).json());
    expect(detail.explanation).toMatchObject({ state: 'done', computed: { state: 'awaiting_evidence' }, override: { approver: '王主任' } });
    expect((await call(anyone, 'DELETE', `/api/ledger/measures/${measureId}/override`)).json()).toMatchObject({
      version: 3,
      verdict: { state: 'awaiting_evidence', overridden: false },
    });
    expect((await call(anyone, 'DELETE', `/api/ledger/measures/${measureId}/override`)).json()).toMatchObject({
      code: 'tasks.no_override',
    });
  });

  it('an open group is decided in the ledger, becomes obligations, and outlives an amendment that leaves it open', async () => {
    const { items } = contract.openGroups.reply.parse((await call(anyone, 'GET', '/api/ledger/open-groups')).json());
    const open = items.find(({ measure }) => measure.id === measureId);
    if (!open) throw new Error('no open group');
    const path = `/api/ledger/responsibilities/${open.id}/units`;
    expect((await call(anyone, 'PUT', path, { units: ['nowhere'], reason: 'x' }, 1)).json()).toMatchObject({ code: 'tasks.units_unknown' });
    const done = (await call(anyone, 'PUT', path, { units: ['110105', '110106'], reason: '会议纪要' }, open.measure.version)).json();
    expect(done).toMatchObject({
      version: 2,
      responsibility: { how: 'decided', units: [{ name: '朝阳区' }, { name: '丰台区' }], decision: { reason: '会议纪要' } },
    });
    const list = (await call(anyone, 'GET', `/api/ledger/measures?unit=110105&role=support`)).json();
    expect(list.items.map(({ id }: { id: string }) => id)).toContain(measureId);
    const { programme_id } = await db()
      .selectFrom('tasks.measure')
      .select('programme_id')
      .where('id', '=', measureId)
      .executeTakeFirstOrThrow();
    const amended = aMeasure('制定碳排放控制考核方案，强化约束', {
      deliverables: [deliverable('制定考核方案')],
      support: [unitNamed('相关区政府')],
    });
    await aPublishedPlan(at(db(), '2022-07-01T02:00:00Z'), aDraft([amended]), programme_id);
    const still = await db()
      .selectFrom('tasks.obligation')
      .select('unit_id')
      .where('measure_id', '=', measureId)
      .where('role', '=', 'support')
      .orderBy('unit_id')
      .execute();
    expect(still.map(({ unit_id }) => unit_id)).toEqual(['110105', '110106']);
  });
});

describe('saved views', () => {
  it('belong to one person, have a name each, and are not lost to a stale page', async () => {
    const view = { name: '我的红灯', filters: { light: 'red' }, columns: ['text', 'state'] };
    const saved = contract.savedView.parse((await call(reporter, 'POST', '/api/ledger/views', view)).json());
    expect((await call(reporter, 'POST', '/api/ledger/views', view)).json()).toMatchObject({ code: 'tasks.view_name_taken' });
    expect((await call(other, 'GET', '/api/ledger/views')).json().items).toEqual([]);
    expect((await call(other, 'DELETE', `/api/ledger/views/${saved.id}`)).json()).toMatchObject({ code: 'tasks.view_not_found' });
    expect((await call(reporter, 'PUT', `/api/ledger/views/${saved.id}`, { ...view, name: '红灯' }, 1)).json()).toMatchObject({
      name: '红灯',
      version: 2,
    });
    expect((await call(reporter, 'PUT', `/api/ledger/views/${saved.id}`, view, 1)).json()).toMatchObject({ code: 'tasks.changed' });
  });
});
