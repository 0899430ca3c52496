import { createServer } from 'node:net';
import * as contract from '@gongjian/contract/reporting-messages';
import { sql } from 'kysely';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { anActor, at, beijingPack } from '../../test/make.ts';
import { aCity, aPlan } from '../../test/monthly.ts';
import { deliverMail, mailPost, noMailServer } from './deliver-mail.ts';
import { turnMonths } from './jobs.ts';
import { sentMessages } from './message-reads.ts';
import { pressUnits } from './press-units.ts';
import { saveReminders } from './reminder-setting.ts';
import { retryMessage } from './retry-message.ts';

const db = ownDatabase();
const ctx = (instant: string) => at(db(), instant, anActor({ id: 'p-gjb' }));
const MORNING = '2022-03-07T02:00:00Z';

/** A real mail server that can be told to refuse, or to hang up in the middle of a mail. */
const received: string[] = [];
let mood: 'kind' | 'refuses' | 'hangs up' = 'kind';
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  logger: false,
  onRcptTo: (_address, _session, done) =>
    mood === 'refuses' ? done(Object.assign(new Error('no such box'), { responseCode: 550 })) : done(),
  onData: (stream, _session, done) => {
    let text = '';
    stream.on('data', (part: Buffer) => {
      text += part.toString('utf8');
    });
    stream.on('end', () => {
      received.push(text);
      if (mood === 'kind') return done();
      for (const connection of server.connections) connection._socket.destroy();
    });
  },
});
server.on('error', () => undefined);

const post = () =>
  mailPost({ url: `smtp://127.0.0.1:${(server.server.address() as { port: number }).port}`, from: '攻坚 <gj@example.org>' }, '110000');
const idsOf = (mails: readonly string[]) => mails.map((mail) => /^Message-ID: (<.+>)\r?$/im.exec(mail)?.[1]);
const log = async () => contract.sentLog.reply.parse(await sentMessages(ctx(MORNING), { channel: 'email', limit: 50 })).items;
let presses = 0;
const press = () => pressUnits({ ...ctx(MORNING), requestId: `press ${presses++}` }, '2022-02', ['110105'], '今日下班前');

beforeAll(async () => {
  await aCity(ctx('2022-03-01T02:00:00Z'), beijingPack);
  await aPlan(ctx('2022-03-01T02:00:00Z'));
  await sql`insert into org.person (city, id, login, name, unit_id, email, created_at)
            values ('110000', 'p-cy', 'chaoyang', '朝阳填报', '110105', 'cy@example.org', now()),
                   ('110000', 'p-gjb', 'office', '攻坚办', '110000', null, now())`.execute(db());
  await sql`insert into org.role_grant (city, person_id, role, unit_id, valid_from, granted_by, granted_at)
            values ('110000', 'p-cy', 'reporter', '110105', '2022-01-01', 'x', now()),
                   ('110000', 'p-gjb', 'coordinator', '110000', '2022-01-01', 'x', now())`.execute(db());
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  await turnMonths(ctx('2022-03-02T02:00:00Z'));
  await sql`delete from reporting.message`.execute(db());
});
beforeEach(async () => {
  await sql`delete from reporting.message`.execute(db());
  received.length = 0;
  mood = 'kind';
});
afterAll(() => new Promise<void>((closed) => server.close(() => closed())));

it('sends a mail to whoever has an address, once, under an id made from its row, and marks it automatic', async () => {
  await press();
  await deliverMail(ctx(MORNING), post());
  await deliverMail(ctx(MORNING), post());
  const [mail] = await log();
  expect(mail).toMatchObject({ state: 'sent', to: '朝阳填报', attempts: 1 });
  expect(idsOf(received)).toEqual([`<${mail?.id}@110000.gongjian>`]);
  expect(received[0]).toMatch(/^To: cy@example\.org\r?$/m);
  expect(received[0]).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
});

it('gives up at once where the receiver is refused for good, and says why', async () => {
  await press();
  mood = 'refuses';
  await deliverMail(ctx(MORNING), post());
  expect(await log()).toMatchObject([{ state: 'failed', attempts: 1, lastError: expect.stringContaining('no such box') }]);
});

it('tries again after the server hung up in the middle, under the same id', async () => {
  await press();
  mood = 'hangs up';
  await deliverMail(ctx(MORNING), post());
  expect(await log()).toMatchObject([{ state: 'waiting', attempts: 1 }]);
  mood = 'kind';
  await deliverMail(ctx(MORNING), post());
  expect(received).toHaveLength(1);
  await deliverMail(ctx('2022-03-07T02:01:00Z'), post());
  expect(await log()).toMatchObject([{ state: 'sent', attempts: 2, lastError: null }]);
  expect(new Set(idsOf(received)).size).toBe(1);
});

it('killed between the sending and the tick, sends it again under the same id', async () => {
  await press();
  const sends = post();
  const killed = deliverMail(ctx(MORNING), async (message) => {
    await sends(message);
    throw new Error('killed');
  });
  await expect(killed).rejects.toThrow('killed');
  expect(await log()).toMatchObject([{ state: 'waiting', attempts: 0 }]);
  await deliverMail(ctx(MORNING), sends);
  expect(received).toHaveLength(2);
  expect(new Set(idsOf(received)).size).toBe(1);
});

it('gives up after ten tries when nobody listens, and keeps the password out of the log', async () => {
  const nobody = createServer();
  const port = await new Promise<number>((ready) => nobody.listen(0, () => ready((nobody.address() as { port: number }).port)));
  await new Promise((closed) => nobody.close(closed));
  await press();
  const sends = mailPost({ url: `smtp://gongjian:geheim@127.0.0.1:${port}`, from: 'gj@example.org' }, '110000');
  for (let day = 8; day < 20; day++) await deliverMail(ctx(`2022-03-${String(day).padStart(2, '0')}T02:00:00Z`), sends);
  const [mail] = await log();
  expect(mail).toMatchObject({ state: 'waiting', attempts: 9 });
  await deliverMail(ctx('2022-03-21T02:00:00Z'), sends);
  const [after] = await log();
  expect(after).toMatchObject({ state: 'failed', attempts: 10, lastError: expect.stringContaining('ECONNREFUSED') });
  expect(after?.lastError).not.toContain('geheim');
  await retryMessage(ctx('2022-03-21T02:00:00Z'), after?.id ?? '');
  await expect(retryMessage(ctx('2022-03-21T02:00:00Z'), after?.id ?? '')).rejects.toMatchObject({ code: 'reporting.message_not_failed' });
  await deliverMail(ctx('2022-03-21T02:00:00Z'), post());
  expect(idsOf(received)).toEqual([`<${after?.id}@110000.gongjian>`]);
});

it('disturbs nobody at night or on a day off, as the office has set it; without a server the log says so', async () => {
  await press();
  await deliverMail(ctx('2022-03-07T13:00:00Z'), post());
  await deliverMail(ctx('2022-03-12T02:00:00Z'), post());
  expect(received).toEqual([]);
  const saved = await saveReminders(ctx(MORNING), 0, {
    rules: [],
    quietFrom: '22:00',
    quietTo: '06:00',
    workdaysOnly: false,
    pressGapHours: 0,
  });
  await expect(saveReminders(ctx(MORNING), 0, saved)).rejects.toMatchObject({ code: 'reporting.changed' });
  await expect(
    saveReminders(ctx(MORNING), 1, { ...saved, rules: [{ kind: 'overdue', workdays: -1, to: ['reporter'] }] }),
  ).rejects.toMatchObject({ code: 'reporting.reminders_invalid' });
  await deliverMail(ctx('2022-03-12T02:00:00Z'), post());
  expect(received).toHaveLength(1);
  await press();
  await deliverMail(ctx('2022-03-12T02:00:00Z'), noMailServer);
  expect((await log()).map(({ state, lastError }) => `${state} ${lastError}`)).toContain('failed no mail server is set: GONGJIAN_SMTP_URL');
});
