import type { RoleName } from '@gongjian/domain/org/roles';
import { beforeAll, describe, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { at, beijingPack } from '../../test/make.ts';
import { aPerson, cookieOf, tryLogin } from '../../test/people.ts';
import { ownServer } from '../../test/server.ts';
import { loadUnits } from './index.ts';

const db = ownDatabase();
const app = ownServer(db);
let security: string;
let liming: string;

const call = async (cookie: string, method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object, headers = {}) => {
  const reply = await app().inject({ method, url, headers: { cookie, ...headers }, ...(payload ? { payload } : {}) });
  return { status: reply.statusCode, etag: reply.headers.etag, ...reply.json() };
};
const grantsOf = async (id: string) =>
  (await call(security, 'GET', `/api/people/${id}`)).grants.map(
    ({ role, unit, to }: { role: string; unit: { id: string }; to: string | null }) => [role, unit.id, to !== null],
  );

beforeAll(async () => {
  await loadUnits(at(db(), '2022-03-01T02:00:00Z'), beijingPack);
  await aPerson(app().services, 'security', { role: 'securityAdministrator' });
  liming = await aPerson(app().services, 'liming', { unit: '110105' });
  security = await cookieOf(app(), 'security');
});

describe('adding a person', () => {
  it('gives a password for one login, which must then be changed', async () => {
    const made = await call(security, 'POST', '/api/people', { login: 'fresh', name: '新人', unit: '110105' });
    expect(made).toMatchObject({ status: 200, person: { login: 'fresh', unit: { name: '朝阳区' }, grants: [] } });
    expect((await tryLogin(app(), 'fresh', made.password)).json().viewer.mustChangePassword).toBe(true);
  });

  it('refuses a login name already used, and a unit that is not there, and leaves nothing of it', async () => {
    expect(await call(security, 'POST', '/api/people', { login: 'liming', name: '又一个', unit: '110105' })).toMatchObject({
      status: 409,
      code: 'people.login_taken',
    });
    expect(await call(security, 'POST', '/api/people', { login: 'other', name: '无处', unit: 'nowhere' })).toMatchObject({
      status: 404,
      code: 'org.unit_not_found',
    });
    expect(await db().selectFrom('org.person').select('login').where('name', 'in', ['又一个', '无处']).execute()).toEqual([]);
  });
});

describe('a person', () => {
  it('is found by any part of the name, page by page, in the order of the names', async () => {
    const all: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: { items: { login: string }[]; next: string | null; total: number } = (await call(
        security,
        'GET',
        `/api/people?limit=2${next ? `&after=${next}` : ''}`,
      )) as never;
      expect(page.total).toBeGreaterThanOrEqual(2);
      all.push(...page.items.map(({ login }) => login));
      next = page.next;
    }
    expect(new Set(all).size).toBe(all.length);
    expect(all).toContain('liming');
    expect(await call(security, 'GET', '/api/people?q=LIMI')).toMatchObject({ total: 1, items: [{ login: 'liming' }] });
    expect(await call(security, 'GET', '/api/people?after=rubbish')).toMatchObject({
      code: 'request.invalid',
      problems: [{ at: ['after'] }],
    });
  });

  it('is edited only by who has seen the present version, and switched off everywhere at once', async () => {
    const id = await aPerson(app().services, 'leaving', { role: 'leader' });
    const cookie = await cookieOf(app(), 'leaving');
    const { etag } = await call(security, 'GET', `/api/people/${id}`);
    expect(await call(security, 'PATCH', `/api/people/${id}`, { name: '改名' })).toMatchObject({ status: 428 });
    expect(await call(security, 'PATCH', `/api/people/${id}`, { active: false, phone: '138' }, { 'if-match': etag })).toMatchObject({
      active: false,
      phone: '138',
    });
    expect(await call(security, 'PATCH', `/api/people/${id}`, { active: true }, { 'if-match': etag })).toMatchObject({
      status: 412,
      code: 'people.changed',
    });
    expect(await call(cookie, 'GET', '/api/org/units')).toMatchObject({ status: 401 });
  });

  it('who forgot the password gets another from somebody else, and a lock is gone', async () => {
    const id = await aPerson(app().services, 'forgetful');
    for (let i = 0; i < 5; i++) await tryLogin(app(), 'forgetful', 'Wrong-guess-1');
    expect((await call(security, 'GET', `/api/people/${id}`)).lockedUntil).not.toBeNull();
    const { password } = await call(security, 'POST', `/api/people/${id}/password`);
    expect((await tryLogin(app(), 'forgetful', password)).json().viewer.mustChangePassword).toBe(true);
  });
});

describe('a role', () => {
  const give = (id: string, role: RoleName, unit = '110105', more: object = {}) =>
    call(security, 'POST', `/api/people/${id}/grants`, { role, unit, ...more });

  it('holds from the next request on, and ends at once', async () => {
    const id = await aPerson(app().services, 'worker');
    const cookie = await cookieOf(app(), 'worker');
    expect(await call(cookie, 'GET', '/api/org/units')).toMatchObject({ status: 403 });
    const given = await give(id, 'reporter');
    expect(given).toMatchObject({ status: 201, grants: [{ role: 'reporter', unit: { name: '朝阳区' } }] });
    expect(await call(cookie, 'GET', '/api/org/units')).toMatchObject({ status: 200 });
    await call(security, 'DELETE', `/api/people/${id}/grants/${given.grants[0].id}`);
    expect(await call(cookie, 'GET', '/api/org/units')).toMatchObject({ status: 403 });
    expect(await grantsOf(id)).toEqual([['reporter', '110105', true]]);
  });

  it('is not given twice, not for a unit that is not there, and not for a time that ends before it begins', async () => {
    expect((await give(liming, 'reporter')).status).toBe(201);
    expect(await give(liming, 'reporter')).toMatchObject({ code: 'people.granted_already' });
    expect(await give(liming, 'reporter', 'nowhere')).toMatchObject({ code: 'org.unit_not_found' });
    expect(await give(liming, 'reviewer', '110105', { from: '2030-01-02', to: '2030-01-01' })).toMatchObject({
      code: 'people.grant_dates',
    });
  });

  it('of one of the three administrators is never given to one of the others, by the rule and by the database', async () => {
    const id = await aPerson(app().services, 'sysadmin', { role: 'systemAdministrator' });
    expect(await give(id, 'auditAdministrator', '110000')).toMatchObject({
      status: 409,
      code: 'people.three_apart',
      problems: [{ code: 'systemAdministrator' }],
    });
    const behind = db()
      .insertInto('org.role_grant')
      .values({
        city: '110000',
        person_id: id,
        role: 'auditAdministrator',
        unit_id: '110000',
        valid_from: '2022-01-01',
        granted_by: 'x',
        granted_at: new Date(),
      })
      .execute();
    await expect(behind).rejects.toThrow('grant_keeps_the_three_apart');
  });

  it('is never changed by the person who holds it', async () => {
    const me = (await call(security, 'GET', '/api/session')).viewer.id;
    expect(await give(me, 'coordinator')).toMatchObject({ status: 403, code: 'people.not_yourself' });
    expect(await call(security, 'POST', `/api/people/${me}/password`)).toMatchObject({ code: 'people.not_yourself' });
  });
});

describe('a token', () => {
  const withToken = (token: string, url: string, method: 'GET' | 'POST' = 'GET', payload?: object) =>
    app().inject({ method, url, headers: { authorization: `Bearer ${token}` }, ...(payload ? { payload } : {}) });

  it('does what its scopes say, no more than its owner may, until it is revoked', async () => {
    const id = await aPerson(app().services, 'machine', { role: 'reporter', unit: '110105' });
    const cookie = await cookieOf(app(), 'machine');
    expect(await call(cookie, 'POST', '/api/tokens', { name: '过多', scopes: ['plan.publish'] })).toMatchObject({
      status: 403,
      code: 'tokens.scope_not_held',
    });
    const { token, record } = await call(cookie, 'POST', '/api/tokens', { name: '接口', scopes: ['org.read'] });
    expect(token).toMatch(/^gj_[\w-]{43}$/);
    expect(JSON.stringify(await db().selectFrom('org.api_token').selectAll().execute())).not.toContain(token);

    expect((await withToken(token, '/api/org/units')).statusCode).toBe(200);
    expect((await withToken(token, '/api/people')).json()).toMatchObject({ code: 'access.denied' });
    expect((await withToken(token, '/api/tokens', 'POST', { name: 'x', scopes: ['org.read'] })).json()).toMatchObject({
      code: 'access.denied',
    });
    expect((await call(cookie, 'GET', '/api/tokens')).items[0].lastUsedAt).not.toBeNull();

    expect((await call(cookie, 'DELETE', `/api/tokens/${record.id}`)).revokedAt).not.toBeNull();
    expect((await withToken(token, '/api/org/units')).json()).toMatchObject({ status: 401 });
    expect(await db().selectFrom('platform.event').select('type').where('subject_id', '=', record.id).execute()).toHaveLength(2);
    expect(id).not.toBe('');
  });

  it('cannot make tokens or change the account, even with every scope', async () => {
    await aPerson(app().services, 'all', { role: 'coordinator' });
    const cookie = await cookieOf(app(), 'all');
    const { token } = await call(cookie, 'POST', '/api/tokens', { name: '全部', scopes: ['tokens.manage', 'org.read'] });
    expect((await withToken(token, '/api/tokens', 'POST', { name: 'x', scopes: ['org.read'] })).json()).toMatchObject({
      code: 'tokens.by_token',
    });
    expect((await withToken(token, '/api/session/password', 'POST', { current: 'a', next: 'b' })).json()).toMatchObject({
      code: 'access.denied',
    });
  });

  it('costs no query while it is remembered', async () => {
    await aPerson(app().services, 'fast', { role: 'reporter' });
    const { token } = await call(await cookieOf(app(), 'fast'), 'POST', '/api/tokens', { name: '快', scopes: ['org.read'] });
    await withToken(token, '/api/openapi.json');
    let taken = 0;
    const count = () => {
      taken += 1;
    };
    db.pool().on('acquire', count);
    for (let i = 0; i < 3; i++) await withToken(token, '/api/openapi.json');
    db.pool().off('acquire', count);
    expect(taken).toBe(0);
  });

  it.each(['Bearer gj_short', 'Bearer nothing', 'Basic eDp5', `Bearer gj_${'x'.repeat(43)}`])(
    'that is none is refused: %s',
    async (authorization) => {
      const reply = await app().inject({ url: '/api/org/units', headers: { authorization } });
      expect(reply.json()).toMatchObject({ status: 401, code: 'access.login_required' });
    },
  );

  it('of somebody else is revoked only by who keeps people’s security', async () => {
    await aPerson(app().services, 'owner', { role: 'reporter' });
    await aPerson(app().services, 'stranger', { role: 'reporter' });
    const { record } = await call(await cookieOf(app(), 'owner'), 'POST', '/api/tokens', { name: '某', scopes: ['org.read'] });
    expect(await call(await cookieOf(app(), 'stranger'), 'DELETE', `/api/tokens/${record.id}`)).toMatchObject({ status: 404 });
    expect((await call(security, 'DELETE', `/api/tokens/${record.id}`)).revokedAt).not.toBeNull();
  });
});
