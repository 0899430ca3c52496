import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as contract from '@gongjian/contract/plan';
import { beforeAll, describe, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { at, beijingPack, nobody } from '../../test/make.ts';
import { uploaded } from '../../test/uploaded.ts';
import { loadUnits } from '../org/index.ts';
import { bareServer } from '../platform/server.ts';
import { readUpload } from './read-upload.ts';
import { planRoutes } from './routes.ts';

const db = ownDatabase();
type Actor = Parameters<typeof at>[2];
const ctx = (actor?: Actor) => at(db(), '2022-03-01T02:00:00Z', actor);
const app = (actor?: Actor) => {
  const server = bareServer(async () => ctx(actor));
  planRoutes(server);
  return server;
};

beforeAll(async () => {
  await loadUnits(ctx(), beijingPack);
});

const upload = (name: string, bytes: Buffer, query = '', actor?: Actor) =>
  app(actor).inject({ method: 'POST', url: `/api/plan/imports${query}`, ...uploaded(name, bytes) });
const notice = () => readFile(join(beijingPack, 'notice.txt'));
const stored = async () => ({
  imports: await db().selectFrom('plan.import').select('id').execute(),
  documents: await db().selectFrom('plan.document').select('id').execute(),
  events: await db().selectFrom('platform.event').select('id').where('type', 'like', 'plan.%').execute(),
});

describe('importing a document', () => {
  const id = randomUUID();

  it('reads it on a thread into a draft with questions, and tells how far it has come', async () => {
    const reply = await upload('通知.txt', await notice(), `?id=${id}`);
    expect(reply.statusCode).toBe(201);
    const summary = contract.importSummary.parse(reply.json());
    expect(summary).toMatchObject({
      id,
      state: 'reviewing',
      year: 2022,
      counts: { plans: 2, tasks: 48, measures: 88 },
      document: { name: '通知.txt', kind: 'text' },
    });
    expect(summary.counts.open).toBeGreaterThan(0);
    expect((await app().inject({ url: `/api/plan/imports/${id}/progress` })).json()).toEqual({ step: 'ready', done: 100, refusal: null });
  });

  it('is not a second import when the same one is sent again', async () => {
    const before = await stored();
    expect((await upload('通知.txt', await notice(), `?id=${id}`)).json().id).toBe(id);
    expect(await stored()).toEqual(before);
  });

  it('gives the draft in the promised shape, every printed unit with what it stands for', async () => {
    const reply = await app().inject({ url: `/api/plan/imports/${id}` });
    const review = contract.readImport.reply.parse(reply.json());
    expect(reply.headers.etag).toBe('"1"');
    const keys = new Set(review.resolutions.map(({ key }) => key));
    const measures = review.plans.flatMap((p) => p.sections.flatMap((s) => s.tasks.flatMap((t) => t.measures)));
    const missing = measures.flatMap((m) =>
      (['lead', 'responsible', 'support'] as const).flatMap((role) =>
        m[role].filter(({ unit }) => !keys.has(unit) && !keys.has(`${m.id}/${role}/${unit}`)).map(({ unit }) => unit),
      ),
    );
    expect(missing).toEqual([]);
    const districts = review.resolutions.find(({ phrase }) => phrase.startsWith('各区政府'));
    expect(districts).toMatchObject({ how: 'group', units: { length: 17 } });
    expect(review.questions.filter(({ kind, phrase }) => kind === 'unit' && phrase !== null).map(({ phrase }) => phrase)).toEqual([]);
  });

  it('shows the text around a clause and gives the document back as it was', async () => {
    const { document } = (await app().inject({ url: `/api/plan/imports/${id}` })).json();
    const part = contract.readDocumentText.reply.parse(
      (await app().inject({ url: `/api/plan/documents/${document.id}/text?start=0&end=11` })).json(),
    );
    expect(part).toMatchObject({ start: 0, end: 11, text: expect.stringContaining('北京市人民政府') });
    const whole = (await app().inject({ url: `/api/plan/documents/${document.id}/text` })).json();
    expect([...whole.text]).toHaveLength(document.characters);
    const file = await app().inject({ url: `/api/plan/documents/${document.id}/file` });
    expect(file.rawPayload.equals(await notice())).toBe(true);
  });
});

describe('a file that cannot be read', () => {
  it.each([
    ['an image', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'plan.unreadable'],
    ['nothing at all', Buffer.alloc(0), 'plan.unreadable'],
    ['a letter without measures', Buffer.from('今天天气很好，我们去公园。\n'.repeat(20)), 'plan.not_a_plan'],
  ])('%s is refused with what to do, and nothing of it is stored', async (_, bytes, code) => {
    const before = await stored();
    const id = randomUUID();
    const reply = await upload('文件', bytes, `?id=${id}`);
    expect(reply.json()).toMatchObject({ status: 422, code });
    if (code === 'plan.unreadable') expect(reply.json().problems[0].message).toMatch(/\p{sc=Han}/u);
    expect(await stored()).toEqual(before);
    expect((await app().inject({ url: `/api/plan/imports/${id}/progress` })).json()).toMatchObject({ step: 'refused', refusal: code });
  });

  it('one that takes too long is stopped', async () => {
    const reading = readUpload({ name: 'x', bytes: await notice() }, null, () => undefined, { seconds: 0.001, megabytes: 512 });
    await expect(reading).rejects.toMatchObject({ code: 'plan.reading_took_too_long', problems: [{ code: 'time' }] });
  });

  it('nobody imports who may not', async () => {
    expect((await upload('通知.txt', await notice(), '', nobody)).json()).toMatchObject({ status: 403 });
  });
});

describe('reviewing', () => {
  const start = async () => (await upload('通知.txt', await notice())).json();
  const post = (path: string, version: number, payload: object) =>
    app().inject({ method: 'POST', url: path, headers: { 'if-match': `"${version}"` }, payload });

  it('keeps each edit with its author, and takes the last one back', async () => {
    const { id } = await start();
    const text = '切实控制温室气体排放，全市及各区碳排放强度同比下降3%左右。';
    const edit = await post(`/api/plan/imports/${id}/edits`, 1, {
      edits: [
        { op: 'setText', measure: 'm1', text },
        { op: 'splitMeasure', measure: 'm2', at: 10 },
      ],
    });
    const done = contract.editReply.parse(edit.json());
    expect(done).toMatchObject({ version: 2, reload: false, reread: [{ measure: 'm-e2', added: [] }] });
    expect(done.tasks.map(({ id: task }) => task)).toEqual(['t1', 't2']);
    expect(done.counts.measures).toBe(89);
    const undone = contract.editReply.parse((await post(`/api/plan/imports/${id}/undo`, 2, {})).json());
    expect(undone).toMatchObject({ version: 3, reload: true, counts: { measures: 88 } });
    const { items } = contract.listEdits.reply.parse((await app().inject({ url: `/api/plan/imports/${id}/edits` })).json());
    expect(items.map(({ no, edit: { op }, undone: taken, by }) => [no, op, taken, by.name])).toEqual([
      [1, 'setText', false, '刘明'],
      [2, 'splitMeasure', true, '刘明'],
      [3, 'setDeliverables', true, '刘明'],
    ]);
    const review = (await app().inject({ url: `/api/plan/imports/${id}` })).json();
    expect(review.plans[0].sections[0].tasks[0].measures[0]).toMatchObject({ text, edited: ['text'] });
  });

  it('refuses an edit of a page somebody else has changed since, and one that makes no sense', async () => {
    const { id } = await start();
    const path = `/api/plan/imports/${id}/edits`;
    const edits = [{ op: 'setText', measure: 'm1', text: '甲' }];
    await post(path, 1, { edits });
    expect((await post(path, 1, { edits })).json()).toMatchObject({ status: 409, code: 'plan.import_changed' });
    expect((await app().inject({ method: 'POST', url: path, payload: { edits } })).json()).toMatchObject({ status: 428 });
    expect((await post(path, 2, { edits: [{ op: 'removeMeasure', measure: 'm999' }] })).json()).toMatchObject({
      status: 422,
      code: 'plan.edit_invalid',
      problems: [{ code: 'not_found', at: ['edits', 0, 'm999'] }],
    });
  });

  it('takes an answer, keeps a deferral only with its reason, and opens a question again', async () => {
    const { id } = await start();
    const review = contract.readImport.reply.parse((await app().inject({ url: `/api/plan/imports/${id}` })).json());
    const group = review.questions.find(({ kind }) => kind === 'group');
    if (!group) throw new Error('no open group');
    const decide = (version: number, said: object) => post(`/api/plan/imports/${id}/decisions`, version, { question: group.key, ...said });
    expect((await decide(1, { decision: 'defer' })).json()).toMatchObject({
      code: 'plan.decision_invalid',
      problems: [{ code: 'reason_missing' }],
    });
    const answered = contract.editReply.parse(
      (await decide(1, { decision: 'answer', units: ['110101', '110102'], reason: '会议确定' })).json(),
    );
    expect(answered.questions.find(({ key }) => key === group.key)).toMatchObject({
      state: 'answered',
      decision: { units: [{ name: '东城区' }, { name: '西城区' }], reason: '会议确定', by: { name: '刘明' } },
    });
    const reopened = (await decide(2, { decision: 'reopen' })).json();
    expect(reopened.counts.open).toBe(review.counts.open);
    expect((await decide(3, { decision: 'answer', units: ['nowhere'] })).json()).toMatchObject({
      problems: [{ code: 'unit_unknown', at: ['units', 0] }],
    });
  });

  it('throws an import away with its document, and then lets nobody change it', async () => {
    const { id, document } = await start();
    expect((await app().inject({ method: 'DELETE', url: `/api/plan/imports/${id}` })).json()).toEqual({ state: 'discarded' });
    expect((await app().inject({ url: `/api/plan/documents/${document.id}/text` })).json()).toMatchObject({
      code: 'plan.document_not_found',
    });
    expect(
      (await post(`/api/plan/imports/${id}/edits`, 2, { edits: [{ op: 'setText', measure: 'm1', text: '甲' }] })).json(),
    ).toMatchObject({ code: 'plan.import_closed' });
  });

  it('lists imports page by page, the newest first', async () => {
    const all = contract.listImports.reply.parse((await app().inject({ url: '/api/plan/imports' })).json());
    const first = contract.listImports.reply.parse((await app().inject({ url: '/api/plan/imports?limit=2' })).json());
    const second = contract.listImports.reply.parse((await app().inject({ url: `/api/plan/imports?limit=2&after=${first.next}` })).json());
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(all.items.slice(0, 4).map(({ id }) => id));
    expect(first.total).toBe(all.items.length);
  });
});
