import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Workbook } from '@cj-tech-master/excelts';
import * as contract from '@gongjian/contract/reporting-messages';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { anActor, at, beijingPack, memberOf } from '../../test/make.ts';
import { aCity, aPlan } from '../../test/monthly.ts';
import { anonymousIn } from '../platform/actor.ts';
import { deliverWebhooks, signatureOf } from './deliver-webhooks.ts';
import { exportMessages } from './export-messages.ts';
import { dropFeed, feedSince, makeFeed, readFeed } from './feed.ts';
import { turnMonths } from './jobs.ts';
import { inboxOf, markRead, sentMessages } from './message-reads.ts';
import { pressUnits } from './press-units.ts';
import { saveTemplate } from './templates.ts';
import { addWebhook, pauseWebhook, testWebhook, webhooksOf } from './webhooks.ts';

const db = ownDatabase();
const ctx = (instant: string, id = 'p-gjb') => at(db(), instant, anActor({ id }));
const reporter = (instant: string) => at(db(), instant, { ...memberOf('110105'), id: 'p-cy' });

/** A receiver that fails as often as it is told to. */
const received: { body: string; signature: string; key: string }[] = [];
let failures = 0;
let server: Server;
async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += String(part);
  return text;
}

beforeAll(async () => {
  await aCity(ctx('2022-03-01T02:00:00Z'), beijingPack);
  await aPlan(ctx('2022-03-01T02:00:00Z'));
  await sql`insert into org.person (city, id, login, name, unit_id, created_at)
            values ('110000', 'p-cy', 'chaoyang', '朝阳填报', '110105', now()), ('110000', 'p-gjb', 'office', '攻坚办', '110000', now())`.execute(
    db(),
  );
  await sql`insert into org.role_grant (city, person_id, role, unit_id, valid_from, granted_by, granted_at)
            values ('110000', 'p-cy', 'reporter', '110105', '2022-01-01', 'x', now()),
                   ('110000', 'p-gjb', 'coordinator', '110000', '2022-01-01', 'x', now())`.execute(db());
  server = createServer(async (request, reply) => {
    const body = await textOf(request);
    const { 'gongjian-signature': signature, 'gongjian-event': key } = request.headers;
    reply.statusCode = failures-- > 0 ? 500 : 200;
    if (reply.statusCode === 200) received.push({ body, signature: String(signature), key: String(key) });
    reply.end();
  }).listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
});
afterAll(() => new Promise((closed) => server.close(closed)));

const kinds = async (instant: string) => (await inboxOf(reporter(instant), { limit: 50 })).items.map(({ kind }) => kind);

it('reminds by rule, once however often the clock comes round, not at night; nobody reporting, the office hears', async () => {
  await turnMonths(ctx('2022-03-01T22:00:00Z'));
  expect(await kinds('2022-03-02T00:00:00Z')).toEqual([]);
  await turnMonths(ctx('2022-03-02T02:00:00Z'));
  await turnMonths(ctx('2022-03-02T03:00:00Z'));
  expect(await kinds('2022-03-02T03:00:00Z')).toEqual(['tomorrow']);
  const office = contract.inbox.reply.parse(await inboxOf(ctx('2022-03-02T03:00:00Z'), { limit: 200 }));
  expect(new Set(office.items.map(({ unit }) => unit)).size).toBe(18);
  await turnMonths(ctx('2022-03-03T02:00:00Z'));
  await turnMonths(ctx('2022-03-04T02:00:00Z'));
  expect((await kinds('2022-03-04T03:00:00Z')).sort()).toEqual(['overdue', 'today', 'tomorrow']);
});

it('presses units at once in the office’s own words, and a person reads only what is theirs', async () => {
  await saveTemplate(ctx('2022-03-04T02:00:00Z'), 'pressed', 0, { title: '请速报{month}', text: '{unit}欠{count}项。{note}' });
  const pressed = await pressUnits(ctx('2022-03-04T04:00:00Z'), '2022-02', ['110105', 'bj-swj'], '今日下班前');
  expect(pressed).toEqual({ pressed: 1, nothingOwed: ['bj-swj'], tooSoon: [], gapHours: 24 });
  const [newest] = contract.inbox.reply.parse(await inboxOf(reporter('2022-03-04T05:00:00Z'), { limit: 1 })).items;
  expect(newest).toMatchObject({ kind: 'pressed', title: '请速报2022-02', text: '朝阳区欠1项。今日下班前', readAt: null });
  expect(await markRead(ctx('2022-03-04T05:00:00Z'), [newest?.id ?? ''])).toEqual({ marked: 0 });
  expect(await markRead(reporter('2022-03-04T05:00:00Z'), [newest?.id ?? ''])).toEqual({ marked: 1 });
});

it('does not press a unit again for the same month within the hours that were set, and says so', async () => {
  const press = (instant: string) => pressUnits({ ...ctx(instant), requestId: instant }, '2022-02', ['110105', '110107'], '');
  expect(await press('2022-03-05T03:59:00Z')).toMatchObject({
    pressed: 1,
    nothingOwed: [],
    tooSoon: [{ unit: '110105', pressedAt: '2022-03-04T04:00:00.000Z' }],
  });
  const sent = (await sentMessages(ctx('2022-03-05T05:00:00Z'), { unit: '110105', limit: 200 })).items.filter(
    ({ kind }) => kind === 'pressed',
  );
  expect(new Set(sent.map(({ at: when }) => when.slice(0, 10)))).toEqual(new Set(['2022-03-04']));
  expect(await press('2022-03-05T04:00:00Z')).toMatchObject({ pressed: 1, tooSoon: [{ unit: '110107' }] });
  const both = await Promise.all(
    ['a', 'b'].map((requestId) => pressUnits({ ...ctx('2022-03-06T05:00:00Z'), requestId }, '2022-02', ['110105'], '')),
  );
  expect(both.map(({ pressed }) => pressed).sort()).toEqual([0, 1]);
});

it('posts to webhooks signed, tries again after a failure with the same key, and keeps the outcome', async () => {
  const { port } = server.address() as AddressInfo;
  const { id, secret } = await addWebhook(ctx('2022-03-07T02:00:00Z'), `http://127.0.0.1:${port}/hook`, new Set(['127.0.0.1']));
  await pauseWebhook(ctx('2022-03-07T02:00:00Z'), id, true);
  await pressUnits(ctx('2022-03-07T02:00:00Z'), '2022-02', ['110106'], '');
  await deliverWebhooks(ctx('2022-03-07T02:00:00Z'), new Set(['127.0.0.1']));
  expect((await sentMessages(ctx('2022-03-07T02:00:00Z'), { channel: 'webhook', limit: 10 })).items).toMatchObject([
    { state: 'waiting', attempts: 0 },
  ]);
  await pauseWebhook(ctx('2022-03-07T02:00:00Z'), id, false);
  failures = 1;
  await deliverWebhooks(ctx('2022-03-07T02:00:01Z'), new Set(['127.0.0.1']));
  expect(received).toEqual([]);
  await deliverWebhooks(ctx('2022-03-07T02:00:05Z'), new Set(['127.0.0.1']));
  expect(received).toEqual([]);
  await deliverWebhooks(ctx('2022-03-07T02:01:00Z'), new Set(['127.0.0.1']));
  await deliverWebhooks(ctx('2022-03-07T02:02:00Z'), new Set(['127.0.0.1']));
  expect(received).toHaveLength(1);
  expect(received[0]?.signature).toBe(signatureOf(secret, received[0]?.body ?? ''));
  const log = contract.sentLog.reply.parse(await sentMessages(ctx('2022-03-07T03:00:00Z'), { channel: 'webhook', limit: 10 }));
  expect(log.items).toMatchObject([{ state: 'sent', attempts: 2, lastError: null, eventKey: received[0]?.key }]);
});

it('takes no address it would never post to, and tries one at once when asked', async () => {
  const now = ctx('2022-03-07T04:00:00Z');
  const before = await now.read(webhooksOf);
  await expect(addWebhook(now, 'https://127.0.0.1/hook', new Set())).rejects.toMatchObject({
    code: 'reporting.webhook_forbidden',
    problems: [{ code: 'not_public', at: ['url'] }],
  });
  expect(await now.read(webhooksOf)).toEqual(before);
  const hook = before[0]?.id ?? '';
  failures = 0;
  expect(await testWebhook(now, hook, new Set(['127.0.0.1']))).toEqual({ error: null });
  expect(JSON.parse(received.at(-1)?.body ?? '')).toMatchObject({ kind: 'test' });
  failures = 1;
  expect(await testWebhook(now, hook, new Set(['127.0.0.1']))).toEqual({ error: 'answered 500' });
});

it('finds messages by what they say, to whom and of which unit, and gives the same as a workbook', async () => {
  const now = ctx('2022-03-07T05:00:00Z');
  const found = async (q: string) => (await sentMessages(now, { q, limit: 200 })).items;
  expect(new Set((await found('今日下班前')).map(({ kind }) => kind))).toEqual(new Set(['pressed']));
  expect(new Set((await found('朝阳填报')).map(({ to }) => to))).toEqual(new Set(['朝阳填报']));
  expect(new Set((await found('朝阳区')).map(({ unit }) => unit))).toEqual(new Set(['110105']));
  expect((await found('/hook')).map(({ channel }) => channel)).toEqual(['webhook']);
  expect(await found('%')).toEqual([]);
  const { name, bytes } = await exportMessages(now, { q: '朝阳填报' });
  const workbook = new Workbook();
  await workbook.xlsx.load(bytes);
  const rows = workbook.worksheets[0]?.getSheetValues().slice(2) as string[][];
  expect(name).toBe('发送记录-2022-03-07.xlsx');
  expect(rows.map((row) => row[5])).toEqual((await found('朝阳填报')).map(({ title }) => title));
});

it('gives a unit a calendar under a secret address, which a new address ends', async () => {
  const { path } = await makeFeed(reporter('2022-03-04T02:00:00Z'), '110105');
  const anybody = at(db(), '2022-03-04T02:00:00Z', anonymousIn('110000'));
  const token = path.split('/').at(-1) ?? '';
  const text = await readFeed(anybody, token);
  expect(text).toContain('DTSTART;VALUE=DATE:20220303\r\n');
  expect(text).toContain('UID:2022-02-110105@gongjian\r\n');
  expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  const again = await makeFeed(reporter('2022-03-04T02:00:00Z'), '110105');
  await expect(readFeed(anybody, token)).rejects.toMatchObject({ code: 'reporting.feed_not_found' });
  expect(await feedSince(reporter('2022-03-05T02:00:00Z'), '110105')).toEqual({ since: '2022-03-04T02:00:00.000Z' });
  await dropFeed(reporter('2022-03-05T02:00:00Z'), '110105');
  expect(await feedSince(reporter('2022-03-05T02:00:00Z'), '110105')).toEqual({ since: null });
  await expect(readFeed(anybody, again.path.split('/').at(-1) ?? '')).rejects.toMatchObject({ code: 'reporting.feed_not_found' });
});
