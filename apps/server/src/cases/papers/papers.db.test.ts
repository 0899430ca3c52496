import { caseDetail } from '@gongjian/contract/cases';
import * as contract from '@gongjian/contract/cases-papers';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { ownDatabase } from '../../../test/database.ts';
import { anActor, at, beijingPack, memberOf } from '../../../test/make.ts';
import { aCity } from '../../../test/monthly.ts';
import type { Actor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/db.ts';
import { bareServer } from '../../platform/server.ts';
import { loadKinds } from '../load-kinds.ts';
import { casesRoutes } from '../routes.ts';
import { loadPaperTemplates } from './load-templates.ts';

const db = ownDatabase();
const office = anActor({ id: 'office', name: '攻坚办', holds: () => true, may: () => true });
const chaoyang = { ...memberOf('110105'), holds: () => true };
const fengtai = { ...memberOf('110106'), holds: () => true };
const JUNE_20 = '2022-06-20T02:00:00Z';

type Method = 'GET' | 'POST' | 'PUT';
async function call(actor: Actor, method: Method, url: string, payload: object = {}, version?: number, instant = JUNE_20) {
  const app = bareServer(async () => at(db(), instant, actor));
  casesRoutes(app);
  const headers = version === undefined ? {} : { 'if-match': `"${version}"` };
  return app.inject({ method, url, headers, ...(method === 'GET' ? {} : { payload }) });
}
const codes = (reply: { json: () => { code?: string; problems?: { code: string }[] } }) => [
  reply.json().code,
  ...(reply.json().problems ?? []).map(({ code }) => code),
];
const papers = '/api/cases/papers';
const paperIn = (reply: { json: () => unknown }) => contract.paperDetail.parse(reply.json());
const list = async (actor: Actor, query = '', instant = JUNE_20) =>
  contract.listPapers.reply.parse((await call(actor, 'GET', `${papers}${query}`, {}, undefined, instant)).json());

let spot = 0;
/** A case with Chaoyang since the first of June, due the day after. */
async function overdueCase() {
  const fields = { subject: '裸土未苫盖', unit: '110105', site: '某工地', behaviour: '未苫盖' };
  const place = { longitude: 116, latitude: 39 + spot++ / 10 };
  const said = { kind: 'dust_alarm', origin: 'alarm', title: '工地未苫盖。', fields, place };
  const opened = caseDetail.parse((await call(office, 'POST', '/api/cases', said, undefined, '2022-06-01T02:00:00Z')).json());
  const step = { do: 'step', action: 'push', unit: '110105' };
  await call(office, 'POST', `/api/cases/${opened.id}/deeds`, step, 1, '2022-06-01T02:00:00Z');
  return caseDetail.parse((await call(office, 'GET', `/api/cases/${opened.id}`)).json());
}

/** A complaint of somebody with a name and a telephone, answered and closed. */
async function answeredComplaint() {
  const fields = { subject: '夜间异味', unit: '110105', topic: '大气', caller: '李四', phone: '13800000000' };
  const said = {
    kind: 'complaint',
    origin: 'complaint',
    title: '李四反映某小区异味',
    fields,
    place: { longitude: 117, latitude: 39 + spot++ / 10 },
  };
  const opened = caseDetail.parse((await call(office, 'POST', '/api/cases', said)).json());
  await sql`update cases.case set stage = 'closed', closed_on = '2022-06-18', unit_id = '110105' where id = ${opened.id}`.execute(db());
  return opened;
}

/** The rung taken, and the draft that came with it. */
async function drafted(rungs: readonly string[] = ['reminder', 'order']) {
  const one = await overdueCase();
  for (const [i, name] of rungs.entries())
    await call(office, 'POST', `/api/cases/${one.id}/rungs`, { name, reason: '多次催办未果。' }, 2 + i);
  const { items } = await list(office, `?caseId=${one.id}&template=${rungs.at(-1)}`);
  return { one, paper: paperIn(await call(office, 'GET', `${papers}/${items[0]?.id}`)) };
}
const issue = async (paper: contract.PaperDetail, body: object = {}) =>
  paperIn(await call(office, 'POST', `${papers}/${paper.id}/issue`, body, paper.version));

beforeAll(async () => {
  const ctx = at(db(), '2022-01-04T02:00:00Z');
  await aCity(ctx, beijingPack);
  await loadKinds(ctx, beijingPack);
  expect(await loadPaperTemplates(ctx, beijingPack)).toBe(7);
});

describe('a paper', () => {
  it('is drafted with its rung, edited, issued under the next number, signed for and answered in time', async () => {
    const { one, paper } = await drafted();
    expect(paper).toMatchObject({
      ...{ state: 'draft', number: null, caseNumber: one.number, replyDays: 5, units: [{ name: '朝阳区' }], sent: 0 },
      text: { title: `关于限期办理${one.number}号案件的督办单`, addressees: ['朝阳区'] },
    });
    expect(JSON.stringify(paper.text)).toMatch(
      /“工地未苫盖”，来源为监测报警，于2022年6月1日登记[\s\S]*已逾期11个工作日[\s\S]*某工地[\s\S]*多次催办未果/,
    );
    expect((await list(chaoyang)).items).toEqual([]);

    const text = { ...paper.text, note: '联系人：刘明' };
    const edited = await call(office, 'PUT', `${papers}/${paper.id}`, { text, units: ['110105', '110106'], replyDays: 3 }, 1);
    const issued = await issue(paperIn(edited));
    expect(issued).toMatchObject({ state: 'issued', number: '京环督〔2022〕1号', issuedOn: '2022-06-20', replyDue: '2022-06-23', sent: 2 });
    expect(issued.files.map(({ format }) => format)).toEqual(['docx', 'html', 'pdf']);
    const html = await call(chaoyang, 'GET', `${papers}/${paper.id}/files/html`);
    expect(html.body).toMatch(/北京市生态环境局文件[\s\S]*京环督〔2022〕1号[\s\S]*联系人：刘明/);
    expect((await call(chaoyang, 'GET', `${papers}/${paper.id}/files/pdf`)).rawPayload.subarray(0, 5).toString()).toBe('%PDF-');

    expect((await list(chaoyang, '?awaits=signature')).items.map(({ number }) => number)).toEqual(['京环督〔2022〕1号']);
    const signed = paperIn(await call(chaoyang, 'POST', `${papers}/${paper.id}/receipts/110105`));
    expect(signed.receipts).toMatchObject([{ unit: { id: '110105' }, signedBy: '填报员', mayDo: ['reply'] }]);
    const replied = await call(chaoyang, 'POST', `${papers}/${paper.id}/receipts/110105/reply`, { text: '已苫盖。' });
    expect(paperIn(replied).receipts).toMatchObject([{ reply: '已苫盖。', mayDo: [], overdue: false }]);
    expect(codes(await call(chaoyang, 'POST', `${papers}/${paper.id}/receipts/110105/reply`, { text: 'x' }))).toEqual([
      'cases.paper_replied_already',
    ]);

    const late = '2022-06-24T02:00:00Z';
    expect((await list(office, '?awaits=overdue', late)).items).toMatchObject([
      { id: paper.id, sent: 2, signed: 1, replied: 1, overdue: 1 },
    ]);
    expect((await list(office, '?awaits=overdue', '2022-06-23T02:00:00Z')).items).toEqual([]);
    const shown = (actor: Actor, instant: string) => call(actor, 'GET', `/api/cases/${one.id}`, {}, undefined, instant);
    expect((await shown(office, late)).json()).toMatchObject({ replyDue: '2022-06-23', replyOverdue: true });
    expect((await shown(chaoyang, late)).json()).toMatchObject({ replyDue: null, replyOverdue: false });
  });

  it('is not drafted before its rung is taken, nor twice at once', async () => {
    const one = await overdueCase();
    const draft = (template: string) => call(office, 'POST', `/api/cases/${one.id}/papers`, { template });
    expect(codes(await draft('order'))).toEqual(['cases.paper_not_due']);
    expect(codes(await draft('none'))).toEqual(['cases.template_not_found']);
    expect(codes(await draft('publicity'))).toEqual(['cases.paper_not_due']);
    const told = await answeredComplaint();
    const both = await Promise.all([1, 2].map(() => call(office, 'POST', `/api/cases/${told.id}/papers`, { template: 'publicity' })));
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
  });

  it('is issued once, whoever presses at the same time; numbers have no gap', async () => {
    const made = await Promise.all([drafted(['reminder']), drafted(['reminder']), drafted(['reminder'])]);
    const replies = await Promise.all(
      made.flatMap(({ paper }) => [1, 2].map(() => call(office, 'POST', `${papers}/${paper.id}/issue`, {}, paper.version))),
    );
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 200, 200, 409, 409, 409]);
    const numbers = replies.flatMap((reply) => (reply.statusCode === 200 ? Number(/〕(\d+)号/.exec(reply.json().number)?.[1]) : []));
    expect(numbers.sort()).toEqual([1, 2, 3]);
  });

  it('is not issued while something of it is missing', async () => {
    const { paper } = await drafted();
    const edited = await call(office, 'PUT', `${papers}/${paper.id}`, { text: { ...paper.text, title: ' ' }, units: [], replyDays: 5 }, 1);
    expect(codes(await call(office, 'POST', `${papers}/${paper.id}/issue`, {}, paperIn(edited).version))).toEqual([
      'cases.paper_incomplete',
      'title_missing',
      'nobody_to_reply',
    ]);
    expect(codes(await call(office, 'PUT', `${papers}/${paper.id}`, { text: paper.text, units: ['x'], replyDays: 5 }, 2))).toEqual([
      'cases.unit_unknown',
      'unit_unknown',
    ]);
    expect(codes(await call(office, 'PUT', `${papers}/${paper.id}`, { text: paper.text, units: [], replyDays: 5 }, 1))).toEqual([
      'cases.paper_changed',
    ]);
  });

  it('withdrawn is still read, its number void, and nothing more is awaited', async () => {
    const issued = await issue((await drafted()).paper);
    expect(
      codes(await call(office, 'PUT', `${papers}/${issued.id}`, { text: issued.text, units: [], replyDays: 5 }, issued.version)),
    ).toEqual(['cases.paper_not_draft']);
    const gone = paperIn(await call(office, 'POST', `${papers}/${issued.id}/withdraw`, { reason: '文号有误' }, issued.version));
    expect(gone).toMatchObject({ state: 'withdrawn', endReason: '文号有误', overdue: 0 });
    expect(codes(await call(chaoyang, 'POST', `${papers}/${issued.id}/receipts/110105`))).toEqual(['cases.paper_not_issued']);
    expect((await list(chaoyang, '?awaits=reply')).items.map(({ id }) => id)).not.toContain(issued.id);
    expect(codes(await call(office, 'POST', `${papers}/${issued.id}/withdraw`, { reason: 'x' }, gone.version))).toEqual([
      'cases.paper_over',
    ]);
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from platform.document_number where subject_id = ${`paper:${issued.id}`} and void_reason = '文号有误'`.execute(
      db(),
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('for the public names only what its kind discloses, goes to no unit and asks for no reply', async () => {
    const one = await answeredComplaint();
    const paper = paperIn(await call(office, 'POST', `/api/cases/${one.id}/papers`, { template: 'publicity' }));
    expect(paper).toMatchObject({ isPublic: true, units: [], replyDays: null });
    expect(paper.text.blocks).toContainEqual(
      expect.objectContaining({
        rows: [
          ['举报内容', '夜间异味'],
          ['属地单位', '朝阳区'],
          ['类别', '大气'],
        ],
      }),
    );
    expect(JSON.stringify(paper.text)).not.toMatch(/李四|13800000000|某小区/);
    expect(await issue(paper)).toMatchObject({ number: '京环示〔2022〕1号', sent: 0 });
    expect((await list(fengtai, `?caseId=${one.id}`)).items).toMatchObject([{ number: '京环示〔2022〕1号' }]);
  });
});

describe('a paper belongs to the office and to those it was sent to', () => {
  it('through the API', async () => {
    const { paper } = await drafted();
    const unseen = async () => [
      (await call(fengtai, 'GET', `${papers}/${paper.id}`)).statusCode,
      (await call(fengtai, 'GET', `${papers}/${paper.id}/files/docx`)).statusCode,
    ];
    expect([await unseen(), (await call(chaoyang, 'GET', `${papers}/${paper.id}`)).statusCode]).toEqual([[404, 404], 404]);
    await issue(paper);
    expect([await unseen(), (await call(chaoyang, 'GET', `${papers}/${paper.id}`)).statusCode]).toEqual([[404, 404], 200]);
    expect(codes(await call(fengtai, 'POST', `${papers}/${paper.id}/receipts/110105`))).toEqual(['access.denied']);
    expect(codes(await call(fengtai, 'POST', `${papers}/${paper.id}/receipts/110106`))).toEqual(['cases.paper_not_found']);
    expect(codes(await call(office, 'POST', `${papers}/${paper.id}/receipts/110105`))).toEqual(['access.denied']);
  });

  it('through SQL', async () => {
    const issued = await issue((await drafted()).paper);
    const as = (statement: ReturnType<typeof sql>, actor: Actor) => inTransaction(db(), actor, (tx) => statement.execute(tx));
    for (const table of ['paper', 'paper_file', 'paper_receipt']) {
      const of = sql.ref(table === 'paper' ? 'id' : 'paper_id');
      const rows = sql`select from ${sql.table(`cases.${table}`)} where ${of} = ${issued.id}`;
      expect((await as(rows, fengtai)).rows).toEqual([]);
      expect((await as(rows, chaoyang)).rows.length).toBeGreaterThan(0);
    }
    expect(await as(sql`update cases.paper set end_reason = 'x' where id = ${issued.id}`, chaoyang)).toMatchObject({ numAffectedRows: 0n });
    const reply = sql`update cases.paper_receipt set reply = 'x', replied_at = now() where paper_id = ${issued.id}`;
    expect(await as(reply, fengtai)).toMatchObject({ numAffectedRows: 0n });
    await expect(as(sql`update cases.paper_file set sha256 = 'x'`, office)).rejects.toThrow(/permission denied/);
  });
});

describe('a template', () => {
  const words = async (code: string) => {
    const { items } = contract.listPaperTemplates.reply.parse((await call(office, 'GET', '/api/cases/paper-templates')).json());
    const { code: _, version, rung, isPublic, by, at: when, ...rest } = items.find((one) => one.code === code) as (typeof items)[number];
    return { version, rest };
  };

  it('is changed by the office in versions; papers made before keep their words, and no pack writes over it', async () => {
    const { paper } = await drafted(['reminder']);
    const { version, rest } = await words('reminder');
    const next = { ...rest, title: '关于{number}号案件的温馨提醒' };
    const put = () => call(office, 'PUT', '/api/cases/paper-templates/reminder', next, version);
    const replies = await Promise.all([put(), put()]);
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect((await drafted(['reminder'])).paper.title).toMatch(/^关于AJ2022-\d+号案件的温馨提醒$/);
    expect(paperIn(await call(office, 'GET', `${papers}/${paper.id}`)).title).toMatch(/^关于尽快办理/);
    expect(await loadPaperTemplates(at(db(), JUNE_20), beijingPack)).toBe(0);
  });

  it('is told what is wrong with it, and is looked at before it is saved', async () => {
    const { version, rest } = await words('publicity');
    const wrong = { ...rest, title: '{titel}', addressees: ['{reason}'] };
    expect(codes(await call(office, 'PUT', '/api/cases/paper-templates/publicity', wrong, version))).toEqual([
      'cases.template_invalid',
      'place_unknown',
      'place_not_public',
    ]);
    const { html } = (await call(office, 'POST', '/api/cases/paper-templates/order/preview', (await words('order')).rest)).json();
    expect(html).toMatch(/AJ2022-000017[\s\S]*裸土约300平方米未苫盖/);
  });
});
