import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { complaint, follow, formOf, numberIn, sendForm } from '../../test/feedback.ts';
import { anActor, at, beijingPack, CITY, memberOf } from '../../test/make.ts';
import { aCity } from '../../test/monthly.ts';
import { casesRoutes, loadKinds } from '../cases/index.ts';
import { type Actor, anonymousIn } from '../platform/actor.ts';
import { bareServer } from '../platform/server.ts';
import { FeedbackDesk } from './feedback-desk.ts';
import { forgetContacts } from './feedback-forget.ts';
import { writeToken } from './feedback-keys.ts';
import { feedbackOffice } from './feedback-office.ts';
import { portalRoutes } from './portal/portal-routes.ts';

const db = ownDatabase();
const noon = '2022-06-01T04:00:00Z';
const desk = () => new FeedbackDesk({ db: db(), city: CITY, secret: 'a secret of the tests, long enough', clock: () => new Date(noon) });
const holding = (id: string, ...permissions: string[]): Actor =>
  anActor({ id, name: id, holds: (what) => permissions.includes(what), may: (what) => permissions.includes(what) });
const office = holding('office', 'publication.read', 'publication.answer', 'publication.contacts', 'cases.read', 'cases.dispatch');
const reader = holding('reader', 'publication.read');
const inspector = holding('inspector', 'cases.read', 'cases.inspect');
const chaoyang = { ...memberOf('110105'), holds: () => true };

function as(actor: Actor, own = desk()) {
  const app = bareServer(async () => at(db(), noon, actor));
  casesRoutes(app);
  feedbackOffice(app, own);
  return app;
}
function portal() {
  const app = bareServer(async () => at(db(), noon, anonymousIn(CITY)));
  portalRoutes(app, { db: db(), city: CITY, publicUrl: 'https://portal.example', demo: false, clock: () => new Date(noon) }, desk());
  return app;
}
const aToken = () => writeToken(desk().keys, { at: Date.now() - 60_000, nonce: randomBytes(16).toString('base64url'), waiting: false });

type Item = { id: string; version: number; state: string; text: string; contact: unknown; case: { id: string }; answer: string };
const list = async (query = '', actor = office) =>
  (await as(actor).inject(`/api/publication/feedback${query}`)).json() as { items: Item[]; next: string | null; total: number };
const answer = (one: Item, said: string, { actor = office, version = one.version } = {}) =>
  as(actor).inject({
    method: 'PUT',
    url: `/api/publication/feedback/${one.id}/answer`,
    headers: { 'if-match': `"${version}"` },
    payload: { answer: said },
  });
const open = (one: Item, actor = office, own = desk()) =>
  as(actor, own).inject({ method: 'POST', url: `/api/publication/feedback/${one.id}/contact`, payload: { reason: '核实地点' } });

let number: string;
let one: Item;
beforeAll(async () => {
  const ctx = at(db(), '2022-01-04T02:00:00Z');
  await aCity(ctx, beijingPack);
  await loadKinds(ctx, beijingPack);
  number = numberIn((await sendForm(portal(), aToken())).body);
  await sendForm(portal(), aToken(), { topic: '噪声', text: '第二份反映的情况，没有留下姓名。' });
  one = (await list('?topic=%E5%A4%A7%E6%B0%94')).items[0] as Item;
});

describe('the inbox', () => {
  it('shows what was sent and who only masked', async () => {
    const all = await list();
    expect(all).toMatchObject({ total: 2, next: null });
    expect(one).toMatchObject({
      text: complaint.text,
      topic: { title: '大气', titleEn: 'Air' },
      state: 'received',
      contact: { name: '王**', contact: '138****34' },
      answer: '',
    });
    expect(JSON.stringify(all)).not.toMatch(/王小明|13800001234/);
    expect(all.items.find(({ text }) => text.startsWith('第二份'))?.contact).toBeNull();
  });

  it('is read page by page, and narrowed by topic, words and whether it was answered', async () => {
    const first = await list('?limit=1');
    const second = await list(`?limit=1&after=${first.next}`);
    expect([first.items[0]?.id, second.items[0]?.id, second.next]).toEqual([expect.any(String), expect.any(String), null]);
    expect(first.items[0]?.id).not.toBe(second.items[0]?.id);
    expect((await list(`?q=${encodeURIComponent('渣土车')}`)).total).toBe(1);
    expect((await list(`?q=${encodeURIComponent('%')}`)).total).toBe(0);
    expect((await list('?answered=true')).total).toBe(0);
    expect((await as(office).inject('/api/publication/feedback?after=nonsense')).statusCode).toBe(400);
  });

  it('shows a unit nothing, whatever it holds', async () => {
    expect(await list('', chaoyang)).toMatchObject({ items: [], total: 0 });
    expect((await as(chaoyang).inject(`/api/publication/feedback/${one.id}`)).statusCode).toBe(404);
    expect((await open(one, chaoyang)).statusCode).toBe(404);
    expect((await answer(one, '已处理', { actor: chaoyang })).statusCode).toBe(404);
  });
});

describe('who sent it', () => {
  it('is shown to those entitled, and each look is told to the trail with its reason and without what was seen', async () => {
    expect((await open(one, reader)).statusCode).toBe(403);
    expect((await open(one)).json()).toEqual({ name: '王小明', contact: '13800001234' });
    const { rows } = await sql`select actor_id, payload from platform.event where type = 'publication.feedback_contact_opened'`.execute(
      db(),
    );
    expect(rows).toEqual([{ actor_id: 'office', payload: { case: one.case.id, reason: '核实地点' } }]);
  });

  it('stays shut with another secret, and where nobody left anything', async () => {
    const other = new FeedbackDesk({ db: db(), city: CITY, secret: 'another secret of the tests, as long', clock: () => new Date(noon) });
    expect((await open(one, office, other)).json()).toMatchObject({ status: 409, code: 'publication.contact_sealed' });
    const nameless = (await list('?topic=%E5%99%AA%E5%A3%B0')).items[0] as Item;
    expect((await open(nameless)).json()).toMatchObject({ status: 404, code: 'publication.contact_not_there' });
  });
});

describe('an answer', () => {
  it('is refused with a telephone number, a name, or the name of who sent it', async () => {
    for (const [said, code] of [
      ['请联系 13912345678。', 'personal_mobile'],
      ['经办人：李四，已核实。', 'personal_name'],
      ['感谢王小明的反映，已责令整改。', 'personal_name'],
    ]) {
      const reply = await answer(one, said as string);
      expect(reply.json()).toMatchObject({ status: 422, code: 'publication.answer_names_somebody' });
      expect(reply.json().problems.map((problem: { code: string }) => problem.code)).toContain(code);
    }
    expect((await answer(one, '已核实', { actor: reader })).statusCode).toBe(403);
  });

  it('is read by whoever holds the number, without script and without hidden characters', async () => {
    const said = '经现场核查，该工地已停工整改。\u202E\u200B\n\n<script>alert(1)</script>';
    expect((await answer(one, said)).statusCode).toBe(200);
    const page = (await follow(portal(), number)).body;
    expect(page).toContain('经现场核查，该工地已停工整改。');
    expect(page).toContain('&lt;script&gt;');
    expect(page).not.toMatch(/<script|\u202E|\u200B/);
  });

  it('of two people at the same moment is written by one', async () => {
    const now = (await list('?topic=%E5%A4%A7%E6%B0%94')).items[0] as Item;
    const replies = await Promise.all([answer(now, '第一个人写的答复'), answer(now, '第二个人写的答复')]);
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  });
});

describe('the way of its case', () => {
  const caseOf = async () =>
    (await as(office).inject(`/api/cases/${one.case.id}`)).json() as { version: number; evidence: { id: string; used: boolean }[] };
  const step = async (actor: Actor, action: string, rest: object = {}) => {
    const { version, evidence } = await caseOf();
    const unused = evidence.filter(({ used }) => !used).map(({ id }) => id);
    return as(actor).inject({
      method: 'POST',
      url: `/api/cases/${one.case.id}/deeds`,
      headers: { 'if-match': `"${version}"` },
      payload: { do: 'step', action, evidence: unused, ...rest },
    });
  };
  const attach = (actor: Actor, kind: string) => {
    const form = formOf(
      { kind, longitude: '116.4', latitude: '39.9', takenAt: '2022-06-01T01:00:00Z' },
      { name: 'a.jpg', bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0]) },
    );
    const payload = Buffer.from(form.payload.toString('latin1').replace('name="photo"; filename', 'name="file"; filename'), 'latin1');
    return as(actor).inject({ method: 'POST', url: `/api/cases/${one.case.id}/evidence`, headers: form.headers, payload });
  };
  const shownState = async () => /<dt>目前状态<\/dt><dd>([^<]+)/.exec((await follow(portal(), number)).body)?.[1];

  it('is what the follower sees, step by step, to its end', async () => {
    expect(await shownState()).toBe('已收到，待受理');
    expect((await step(office, 'assign', { unit: '110105' })).statusCode).toBe(200);
    expect(await shownState()).toBe('办理中');
    expect((await step(chaoyang, 'sign')).statusCode).toBe(200);
    await attach(chaoyang, 'photo');
    expect((await step(chaoyang, 'hand_in')).statusCode).toBe(200);
    expect(await shownState()).toBe('核查中');
    await attach(inspector, 'photo');
    expect((await step(inspector, 'pass')).statusCode).toBe(200);
    expect(await shownState()).toBe('答复中');
    await attach(office, 'document');
    expect((await step(office, 'answer')).statusCode).toBe(200);
    expect(await shownState()).toBe('已办结');
    expect((await list('?topic=%E5%A4%A7%E6%B0%94')).items[0]).toMatchObject({ state: 'closed', case: { overdue: false } });
  });

  it('is forgotten with who sent it ninety days after it was closed, and only then', async () => {
    const left = async () =>
      (await sql<{ n: number }>`select count(*)::int as n from publication.feedback_contact`.execute(db())).rows[0]?.n;
    const closedOn = '2022-06-01';
    expect([await forgetContacts(at(db(), '2022-08-30T04:00:00Z')), await left()]).toEqual([0, 1]);
    expect([await forgetContacts(at(db(), '2022-08-31T04:00:00Z')), await left()]).toEqual([1, 0]);
    expect((await open(one)).json()).toMatchObject({ code: 'publication.contact_not_there' });
    expect((await follow(portal(), number)).body).toContain(closedOn);
    const { rows } = await sql`select payload from platform.event where type = 'publication.contacts_forgotten'`.execute(db());
    expect(rows).toEqual([{ payload: { count: 1 } }]);
  });
});
