import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { at, beijingPack } from '../../test/make.ts';
import { aPerson, cookieIn, cookieOf, PASSWORD, tryLogin } from '../../test/people.ts';
import { ownServer } from '../../test/server.ts';
import { loadUnits } from './index.ts';

const db = ownDatabase();
const app = ownServer(db);
const eventsOf = async (subject: string) => {
  const rows = await db().selectFrom('platform.event').select('type').where('subject_id', '=', subject).orderBy('id').execute();
  return rows.map(({ type }) => type);
};
const session = async (cookie: string) => (await app().inject({ url: '/api/session', headers: { cookie } })).json();

beforeAll(async () => {
  await loadUnits(at(db(), '2022-03-01T02:00:00Z'), beijingPack);
});

describe('logging in', () => {
  it('gives a cookie no script can read, and tells the screens who it is', async () => {
    const id = await aPerson(app().services, 'liming', { role: 'reporter', unit: '110105' });
    const reply = await tryLogin(app(), 'LiMing');
    expect(reply.json().viewer).toMatchObject({ login: 'liming', unit: { name: '朝阳区' }, roles: [{ role: 'reporter' }], seesAll: false });
    expect(String(reply.headers['set-cookie'])).toMatch(/HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/i);
    expect((await session(cookieIn(reply.headers['set-cookie']))).viewer.units).toContain('110105001');
    expect(await eventsOf(id)).toEqual(['people.added', 'people.role_given', 'session.logged_in']);
  });

  it('answers a wrong name and a wrong password alike, and keeps both in the trail', async () => {
    await aPerson(app().services, 'wangfang');
    const wrong = (await tryLogin(app(), 'wangfang', 'Wrong-guess-1')).json();
    const unknown = (await tryLogin(app(), 'not-here', 'Wrong-guess-1')).json();
    expect({ ...wrong, requestId: '' }).toEqual({ ...unknown, requestId: '' });
    expect(wrong).toMatchObject({ status: 401, code: 'session.wrong_password' });
    expect([await eventsOf('wangfang'), await eventsOf('not-here')]).toEqual([['session.login_failed'], ['session.login_failed']]);
  });

  it('locks after five wrong passwords: the sixth, right one is refused until the lock is over', async () => {
    await aPerson(app().services, 'zhaolei');
    for (let i = 0; i < 5; i++) await tryLogin(app(), 'zhaolei', 'Wrong-guess-1');
    expect((await tryLogin(app(), 'zhaolei')).json()).toMatchObject({
      status: 423,
      code: 'session.locked',
      problems: [{ code: 'locked_until' }],
    });
    expect(await eventsOf('zhaolei')).toEqual([...Array(5).fill('session.login_failed'), 'session.locked', 'session.login_failed']);

    await sql`update identity.login_try set locked_until = now() - interval '1 second' where login = 'zhaolei'`.execute(db());
    expect((await tryLogin(app(), 'zhaolei')).statusCode).toBe(200);
  });

  it('never looks at more passwords than the policy allows, even when they come at the same moment', async () => {
    await aPerson(app().services, 'many');
    const replies = await Promise.all(Array.from({ length: 12 }, () => tryLogin(app(), 'many', 'Wrong-guess-1')));
    expect(replies.filter(({ statusCode }) => statusCode === 401)).toHaveLength(5);
    expect(replies.filter(({ statusCode }) => statusCode === 423)).toHaveLength(7);
  });

  it('begins to count anew after a right password', async () => {
    await aPerson(app().services, 'sunyue');
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 4; i++) await tryLogin(app(), 'sunyue', 'Wrong-guess-1');
      expect((await tryLogin(app(), 'sunyue')).statusCode).toBe(200);
    }
  });

  it('is closed to an account that is switched off, once the password is right', async () => {
    const id = await aPerson(app().services, 'gone');
    await db().updateTable('org.person').set({ is_active: false }).where('id', '=', id).execute();
    expect((await tryLogin(app(), 'gone', 'Wrong-guess-1')).json()).toMatchObject({ code: 'session.wrong_password' });
    expect((await tryLogin(app(), 'gone')).json()).toMatchObject({ status: 403, code: 'session.disabled' });
  });
});

describe('a session', () => {
  it('ends with the log-out, at once', async () => {
    await aPerson(app().services, 'leaver', { role: 'leader' });
    const cookie = await cookieOf(app(), 'leaver');
    expect((await app().inject({ url: '/api/org/units', headers: { cookie } })).statusCode).toBe(200);
    await app().inject({ method: 'DELETE', url: '/api/session', headers: { cookie } });
    expect((await app().inject({ url: '/api/org/units', headers: { cookie } })).json()).toMatchObject({ code: 'access.login_required' });
  });

  it('ends when nobody has used it for the idle time', async () => {
    const id = await aPerson(app().services, 'idle');
    const cookie = await cookieOf(app(), 'idle');
    const { rows } = await sql<{ minutes: number }>`
      select round(extract(epoch from "expiresAt" - "createdAt") / 60)::int as minutes from identity."session" where "userId" = ${id}`.execute(
      db(),
    );
    expect(rows).toEqual([{ minutes: 30 }]);
    await sql`update identity."session" set "expiresAt" = now() - interval '1 second' where "userId" = ${id}`.execute(db());
    app().services.door.forget();
    expect((await session(cookie)).viewer).toBeNull();
  });

  it('moves on while it is used, and the cookie with it', async () => {
    const id = await aPerson(app().services, 'busy');
    const cookie = await cookieOf(app(), 'busy');
    await sql`update identity."session" set "expiresAt" = now() + interval '20 minutes', "updatedAt" = now() - interval '10 minutes' where "userId" = ${id}`.execute(
      db(),
    );
    app().services.door.forget();
    const reply = await app().inject({ url: '/api/session', headers: { cookie } });
    expect(String(reply.headers['set-cookie'])).toContain('Max-Age=1800');
    const { rows } = await sql<{
      late: boolean;
    }>`select "expiresAt" > now() + interval '29 minutes' as late from identity."session" where "userId" = ${id}`.execute(db());
    expect(rows).toEqual([{ late: true }]);
  });

  it('cannot be used from another site to change anything', async () => {
    await aPerson(app().services, 'victim');
    const cookie = await cookieOf(app(), 'victim');
    const send = (headers: Record<string, string>) =>
      app().inject({
        method: 'POST',
        url: '/api/session/password',
        headers: { cookie, host: 'gongjian.example', ...headers },
        payload: { current: 'x', next: 'y' },
      });
    expect((await send({ 'sec-fetch-site': 'cross-site' })).json().code).toBe('session.foreign_origin');
    expect((await send({ origin: 'https://evil.example' })).json().code).toBe('session.foreign_origin');
    expect((await send({ origin: 'https://gongjian.example' })).json().code).toBe('session.wrong_password');
  });
});

describe('a password', () => {
  const change = (cookie: string, current: string, next: string) =>
    app().inject({ method: 'POST', url: '/api/session/password', headers: { cookie }, payload: { current, next } });

  it('is changed with the present one, ends every other session, and keeps the one it was changed in', async () => {
    const id = await aPerson(app().services, 'changer');
    const [here, elsewhere] = [await cookieOf(app(), 'changer'), await cookieOf(app(), 'changer')];
    const reply = await change(here, PASSWORD, 'Clear-water-2023');
    expect(reply.statusCode).toBe(200);
    expect((await session(cookieIn(reply.headers['set-cookie']))).viewer.id).toBe(id);
    expect((await session(elsewhere)).viewer).toBeNull();
    expect((await tryLogin(app(), 'changer')).statusCode).toBe(401);
    expect((await eventsOf(id)).includes('session.password_changed')).toBe(true);
  });

  it('must be of three kinds, long enough, without the name, and not one of the last, as many as the policy in force says', async () => {
    await aPerson(app().services, 'chooser');
    let cookie = await cookieOf(app(), 'chooser');
    expect((await session(cookie)).passwordPolicy).toMatchObject({ minLength: 10, minClasses: 3, history: 5, tries: 5, lockMinutes: 15 });
    const codes = async (next: string) => (await change(cookie, PASSWORD, next)).json().problems.map(({ code }: { code: string }) => code);
    expect(await codes('short')).toEqual(['too_short', 'too_few_classes']);
    expect(await codes('My-chooser-2022')).toEqual(['contains_name']);
    expect(await codes(PASSWORD)).toEqual(['used_before']);
    await sql`insert into identity.password_policy values ('2021-01-01', 10, 3, 1, 90, 5, 15, '测试：只记一次')`.execute(db());
    cookie = cookieIn((await change(cookie, PASSWORD, 'Another-1-word')).headers['set-cookie']);
    expect((await change(cookie, 'Another-1-word', PASSWORD)).json()).toMatchObject({
      code: 'session.weak_password',
      problems: [{ code: 'used_before' }],
    });
    cookie = cookieIn((await change(cookie, 'Another-1-word', 'Another-2-word')).headers['set-cookie']);
    expect((await change(cookie, 'Another-2-word', PASSWORD)).statusCode).toBe(200);
  });

  it('given by somebody else, or ninety days old, lets a person do nothing but change it', async () => {
    await aPerson(app().services, 'newcomer', { role: 'leader', mustChange: true });
    await aPerson(app().services, 'veteran', { role: 'leader', now: new Date(Date.now() - 91 * 86_400_000) });
    for (const login of ['newcomer', 'veteran']) {
      const cookie = await cookieOf(app(), login);
      expect((await session(cookie)).viewer).toMatchObject({ mustChangePassword: true, permissions: [] });
      expect((await app().inject({ url: '/api/org/units', headers: { cookie } })).json()).toMatchObject({
        status: 403,
        code: 'session.password_expired',
      });
      const changed = cookieIn((await change(cookie, PASSWORD, 'Clear-water-2023')).headers['set-cookie']);
      expect((await app().inject({ url: '/api/org/units', headers: { cookie: changed } })).statusCode).toBe(200);
    }
  });
});

describe('the second factor', () => {
  const codeOf = (secret: string, now = Date.now()): string => {
    const bits = [...secret.toUpperCase().replace(/=+$/, '')]
      .map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0'))
      .join('');
    const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
    const mac = createHmac('sha1', key).update(counter).digest();
    const offset = (mac.at(-1) ?? 0) & 15;
    return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
  };
  const post = (cookie: string, url: string, payload: object) => app().inject({ method: 'POST', url, headers: { cookie }, payload });

  it('is asked for at each login once a code was verified, and can be given up with the password', async () => {
    await aPerson(app().services, 'careful');
    let cookie = await cookieOf(app(), 'careful');
    expect((await post(cookie, '/api/session/totp', { password: 'Wrong-guess-1' })).json()).toMatchObject({
      code: 'session.wrong_password',
    });
    const started = (await post(cookie, '/api/session/totp', { password: PASSWORD })).json();
    expect(started.uri).toContain(encodeURIComponent('攻坚:careful'));
    expect((await tryLogin(app(), 'careful')).statusCode).toBe(200);

    expect((await post(cookie, '/api/session/totp/verify', { code: '000000' })).json()).toMatchObject({ code: 'session.wrong_code' });
    const verified = await post(cookie, '/api/session/totp/verify', { code: codeOf(started.secret) });
    expect(verified.json().viewer.secondFactor).toBe(true);
    cookie = cookieIn(verified.headers['set-cookie']);

    expect((await tryLogin(app(), 'careful')).json()).toMatchObject({ status: 401, code: 'session.code_required' });
    expect((await tryLogin(app(), 'careful', PASSWORD, '000000')).json()).toMatchObject({ code: 'session.wrong_code' });
    expect((await tryLogin(app(), 'careful', PASSWORD, codeOf(started.secret))).statusCode).toBe(200);
    expect((await tryLogin(app(), 'careful', PASSWORD, started.backupCodes[0])).statusCode).toBe(200);
    expect((await tryLogin(app(), 'careful', PASSWORD, started.backupCodes[0])).json()).toMatchObject({ code: 'session.wrong_code' });

    expect((await post(cookie, '/api/session/totp/stop', { password: PASSWORD })).json().viewer.secondFactor).toBe(false);
    expect((await tryLogin(app(), 'careful')).statusCode).toBe(200);
  });

  it('guessed five times locks the login too', async () => {
    await aPerson(app().services, 'guessed');
    const cookie = await cookieOf(app(), 'guessed');
    const { secret } = (await post(cookie, '/api/session/totp', { password: PASSWORD })).json();
    await post(cookie, '/api/session/totp/verify', { code: codeOf(secret) });
    for (let i = 0; i < 5; i++) await tryLogin(app(), 'guessed', PASSWORD, '000000');
    expect((await tryLogin(app(), 'guessed', PASSWORD, codeOf(secret))).json()).toMatchObject({ code: 'session.locked' });
  });
});

it('a sign-on nobody configured is not there', async () => {
  expect((await app().inject({ method: 'POST', url: '/api/session/sign-on/none' })).json()).toMatchObject({
    status: 404,
    code: 'session.no_such_provider',
  });
});
