import { randomBytes } from 'node:crypto';
import { spokenNumber } from '@gongjian/domain/publication/feedback-number';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { complaint, follow, numberIn, sendForm, tokenIn } from '../../test/feedback.ts';
import { at, beijingPack, CITY, memberOf } from '../../test/make.ts';
import { aCity } from '../../test/monthly.ts';
import { loadKinds } from '../cases/index.ts';
import { anonymousIn } from '../platform/actor.ts';
import { bareServer } from '../platform/server.ts';
import { FeedbackDesk } from './feedback-desk.ts';
import { freshToken, openContact, writeToken } from './feedback-keys.ts';
import { portalRoutes } from './portal/portal-routes.ts';

const db = ownDatabase();
const noon = '2022-06-01T04:00:00Z';
const secret = 'a secret of the tests, long enough';

function open() {
  const desk = new FeedbackDesk({ db: db(), city: CITY, secret, clock: () => new Date(noon) });
  const app = bareServer(async () => at(db(), noon, anonymousIn(CITY)));
  portalRoutes(app, { db: db(), city: CITY, publicUrl: 'https://portal.example', demo: false, clock: () => new Date(noon) }, desk);
  return { app, desk, token: (over = {}) => writeToken(desk.keys, { ...aMinuteOld(), ...over }) };
}
const aMinuteOld = () => ({ at: Date.now() - 60_000, nonce: randomBytes(16).toString('base64url'), waiting: false });

const jpeg = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 22]),
  Buffer.from('Exif\0\0 GPS 39.9 116.4'.slice(0, 20)),
  Buffer.from([0xff, 0xc0, 0, 11, 8, 1, 0, 1, 0, 1, 1, 0x11, 0]),
  Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 3, 0xff, 0xd9]),
]);

const feedbacks = async () => (await sql<{ n: number }>`select count(*)::int as n from publication.feedback`.execute(db())).rows[0]?.n;
const asOffice = <T>(work: Parameters<ReturnType<typeof at>['read']>[0]) => at(db(), noon).read(work) as Promise<T>;

beforeAll(async () => {
  const ctx = at(db(), '2022-01-04T02:00:00Z');
  await aCity(ctx, beijingPack);
  await loadKinds(ctx, beijingPack);
});

describe('the form', () => {
  it.each([
    ['/portal/feedback', 'zh-CN', '反映的情况', '大气'],
    ['/portal/en/feedback', 'en', 'What you saw', 'Air'],
  ])('at %s needs no script, keeps nothing, and names its fields', async (url, lang, text, topic) => {
    const reply = await open().app.inject(url);
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['cache-control']).toBe('no-store');
    expect(reply.headers['set-cookie']).toBeUndefined();
    expect(reply.body).toContain(`<html lang="${lang}">`);
    for (const words of [text, topic, 'enctype="multipart/form-data"', 'name="form"']) expect(reply.body).toContain(words);
    expect(reply.body).not.toMatch(/<script|\son[a-z]+=|javascript:/i);
    const labelled = [...reply.body.matchAll(/<(?:input|select|textarea)(?: class="wide")? id="(\w+)"/g)].map(([, id]) => id as string);
    expect(labelled).toEqual(expect.arrayContaining(['topic', 'text', 'place', 'photo', 'name', 'contact']));
    for (const id of labelled) expect(reply.body).toContain(`for="${id}"`);
  });

  it('comes back with what was typed and a word beside each field that is wrong', async () => {
    const { app, token } = open();
    const reply = await sendForm(app, token(), { ...complaint, topic: '', text: '太吵', contact: '微信见', name: '"><b>王' });
    expect(reply.statusCode).toBe(400);
    for (const id of ['topic-wrong', 'text-wrong', 'contact-wrong']) expect(reply.body).toContain(`id="${id}"`);
    expect(reply.body).toContain('aria-describedby="text-hint text-wrong" aria-invalid="true"');
    expect(reply.body).toContain('value="&quot;&gt;&lt;b&gt;王"');
    expect(reply.body).toContain('太吵</textarea>');
    expect(await feedbacks()).toBe(0);
  });
});

describe('a feedback', () => {
  it('becomes a case with its time limit, and gives a number that only its sender knows', async () => {
    const { app, token } = open();
    const reply = await sendForm(app, token(), complaint, { photo: { name: 'IMG_1.jpg', bytes: jpeg } });
    expect(reply.statusCode).toBe(200);
    const number = numberIn(reply.body);
    expect(number).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
    const { rows } = await sql`
      select c.kind, c.origin, c.stage, c.title, c.fields, to_char(c.due, 'YYYY-MM-DD') as due, c.by_name, f.text, f.photo, encode(f.number_hash, 'hex') as hash
        from publication.feedback f join cases.case c on c.id = f.case_id`.execute(db());
    expect(rows).toMatchObject([
      { kind: 'complaint', origin: 'complaint', stage: 'received', title: complaint.text, due: '2022-06-06', by_name: '公众', photo: true },
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/王小明|13800001234/);
    expect(JSON.stringify(rows)).not.toContain(number.replaceAll('-', ''));
  });

  it('keeps who sent it in a table of its own, sealed', async () => {
    const { desk } = open();
    const { rows } = await sql<{ id: string; sealed: Buffer; masked_name: string; masked_contact: string }>`
      select feedback_id as id, sealed, masked_name, masked_contact from publication.feedback_contact`.execute(db());
    expect(rows).toMatchObject([{ masked_name: '王**', masked_contact: '138****34' }]);
    const [row] = rows;
    expect(row && openContact(desk.keys, row.id, row.sealed)).toEqual({ name: '王小明', contact: '13800001234' });
    const dump = await sql<{ all: string }>`
      select (select string_agg(f::text, ' ') from publication.feedback f) || (select string_agg(c::text, ' ') from publication.feedback_contact c)
          || (select string_agg(e.payload::text, ' ') from platform.event e) || (select string_agg(x::text, ' ') from cases.case x) as all`.execute(
      db(),
    );
    expect(dump.rows[0]?.all).not.toMatch(/王小明|13800001234/);
  });

  it('keeps the photo without what the camera wrote into it', async () => {
    const { rows } = await sql<{ bytes: Buffer; name: string; type: string }>`select bytes, name, type from cases.evidence`.execute(db());
    expect(rows).toMatchObject([{ name: 'photo.jpg', type: 'image/jpeg' }]);
    expect(rows[0]?.bytes.includes(Buffer.from('GPS'))).toBe(false);
    expect(rows[0]?.bytes.length).toBe(jpeg.length - 24);
  });

  it('may come without name, contact, place and photo', async () => {
    const { app, token } = open();
    const reply = await sendForm(app, token(), { topic: '噪声', text: '楼下餐馆油烟机整夜轰鸣，无法入睡。' });
    expect(reply.statusCode).toBe(200);
    expect(await asOffice((read) => read.selectFrom('publication.feedback_contact').select('feedback_id').execute())).toHaveLength(1);
  });

  it('is one when the button is pressed twice, also at the same moment, and gives the same number', async () => {
    const { app, token } = open();
    const [before, one] = [await feedbacks(), token()];
    const replies = await Promise.all([
      sendForm(app, one),
      sendForm(app, one),
      sendForm(app, one, { ...complaint, text: '改过之后又提交一次的内容' }),
    ]);
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    expect(new Set(replies.map(({ body }) => numberIn(body))).size).toBe(1);
    expect(await feedbacks()).toBe((before ?? 0) + 1);
    expect(replies.filter(({ body }) => body.includes('已经提交过'))).toHaveLength(2);
  });
});

describe('a form that is not ours, too old, or too quick', () => {
  it.each([
    ['no token', () => ''],
    ['a made-up token', () => `f.abc.${'a'.repeat(22)}.${'b'.repeat(43)}`],
    [
      'a token of another installation',
      () =>
        freshToken(new FeedbackDesk({ db: db(), city: CITY, secret: 'x'.repeat(40), clock: () => new Date() }).keys, Date.now() - 60_000),
    ],
    ['a token of yesterday', () => open().token({ at: Date.now() - 24 * 3_600_000 })],
  ])('comes back with %s, all it said in it, and can be sent then', async (_, token) => {
    const { app, desk } = open();
    const before = await feedbacks();
    const reply = await sendForm(app, token());
    expect([reply.statusCode, await feedbacks()]).toEqual([400, before]);
    expect(reply.body).toContain(`value="${complaint.place}"`);
    expect(tokenIn(reply.body)).toMatch(/^f\./);
    expect(desk.keys).toBeDefined();
  });

  it('is not taken within three seconds, and no later than that for the same reason', async () => {
    const { app, token } = open();
    const quick = token({ at: Date.now() });
    const reply = await sendForm(app, quick);
    expect([reply.statusCode, tokenIn(reply.body)]).toEqual([400, quick]);
  });

  it('that fills in what nobody sees is shown the field and told', async () => {
    const { app, token } = open();
    const reply = await sendForm(app, token(), { ...complaint, website: 'http://spam.example' });
    expect(reply.statusCode).toBe(400);
    expect(reply.body).toContain('id="website-wrong"');
    expect(reply.body).not.toContain('spam.example');
  });
});

describe('whoever has the number', () => {
  it('follows it without an account, however it is typed, and sees no person and no unit of the house', async () => {
    const { app, token } = open();
    const number = numberIn((await sendForm(app, token())).body);
    const reply = await follow(app, ` ${number.toLowerCase().replaceAll('-', ' ')} `);
    expect(reply.statusCode).toBe(200);
    for (const words of ['已收到，待受理', complaint.text, complaint.place, '还没有答复']) expect(reply.body).toContain(words);
    expect(reply.body).not.toMatch(/王小明|13800001234|AJ2022|系统|公众/);
    expect(reply.body).not.toContain(number);
    expect(reply.headers['cache-control']).toBe('no-store');
    expect((await follow(app, number, '/portal/en/feedback/follow')).body).toContain('Received, not yet taken up');
  });

  it.each([['0'.repeat(16)], ['AJ2022-000001'], [''], ["' or 1=1 --"], ['x'.repeat(90)], ['<script>alert(1)</script>']])(
    'finds nothing with %j, and learns nothing',
    async (typed) => {
      const reply = await follow(open().app, typed);
      expect(reply.statusCode).toBe(404);
      expect(reply.body).toContain('没有这个查询号');
      expect(reply.body).not.toContain('<script>');
    },
  );

  it('is held to a number of tries', async () => {
    const { app } = open();
    const statuses: number[] = [];
    for (let i = 0; i < 40; i += 1) statuses.push((await follow(app, spokenNumber('Z'.repeat(16)))).statusCode);
    expect(statuses.slice(0, 30).every((status) => status === 404)).toBe(true);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('what residents sent', () => {
  it('is seen by no unit and by nobody who has not logged in, in no table', async () => {
    for (const actor of [memberOf('110105'), anonymousIn(CITY)]) {
      const ctx = at(db(), noon, actor);
      expect(await ctx.read((read) => read.selectFrom('publication.feedback').select('id').execute())).toEqual([]);
      expect(await ctx.read((read) => read.selectFrom('publication.feedback_contact').select('feedback_id').execute())).toEqual([]);
    }
    expect(await asOffice((read) => read.selectFrom('publication.feedback').select('id').execute())).not.toEqual([]);
  });

  it('is told to the trail without a word of it', async () => {
    const { rows } = await sql<{
      payload: object;
    }>`select payload from platform.event where type = 'publication.feedback_sent' order by id limit 1`.execute(db());
    expect(rows).toEqual([{ payload: { case: expect.any(String), topic: '大气', photo: true, language: 'zh' } }]);
  });
});
