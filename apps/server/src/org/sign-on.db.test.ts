import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { at, beijingPack } from '../../test/make.ts';
import { aPerson, cookieIn } from '../../test/people.ts';
import { ownServer } from '../../test/server.ts';
import { aSignOnProvider, type FakeProvider } from '../../test/sign-on-provider.ts';
import { loadUnits } from './index.ts';

const db = ownDatabase();
let provider: FakeProvider;
const app = ownServer(db, undefined, () => [
  {
    id: 'sso',
    name: '统一认证',
    discoveryUrl: `${provider.issuer}/.well-known/openid-configuration`,
    clientId: 'gongjian',
    clientSecret: 's',
    loginClaim: 'preferred_username',
  },
]);
beforeAll(async () => {
  provider = await aSignOnProvider();
  await loadUnits(at(db(), '2022-03-01T02:00:00Z'), beijingPack);
});
afterAll(() => provider.stop());

/** What a browser does: begin here, be sent there, be let in, come back. */
async function signOn(claims: object) {
  provider.letIn(claims);
  const begun = await app().inject({ method: 'POST', url: '/api/session/sign-on/sso' });
  const there = new URL(begun.json().url);
  await fetch(there);
  const state = there.searchParams.get('state') ?? '';
  const back = await app().inject({
    url: `/api/auth/callback/sso?code=c&state=${encodeURIComponent(state)}`,
    headers: { cookie: cookieIn(begun.headers['set-cookie']) },
  });
  const viewer = (await app().inject({ url: '/api/session', headers: { cookie: cookieIn(back.headers['set-cookie']) } })).json().viewer;
  return { there, status: back.statusCode, location: String(back.headers.location), viewer };
}

describe('single sign-on', () => {
  it('is offered on the login screen, and asks with PKCE and a state', async () => {
    expect((await app().inject('/api/session')).json().signOn).toEqual([{ id: 'sso', name: '统一认证' }]);
    const { there } = await signOn({ preferred_username: 'whoever' });
    expect([there.searchParams.get('code_challenge_method'), there.searchParams.get('client_id'), there.searchParams.has('state')]).toEqual(
      ['S256', 'gongjian', true],
    );
  });

  it('lets in the person whose login name the provider vouches for, and tells the trail', async () => {
    const id = await aPerson(app().services, 'sso-li', { role: 'reporter', unit: '110105', mustChange: true });
    const { status, location, viewer } = await signOn({
      sub: 'li',
      preferred_username: 'sso-li',
      name: '李',
      email: 'li@elsewhere.example',
    });
    expect([status, location]).toEqual([302, expect.stringMatching(/\/$/)]);
    // The password nobody uses may have run out.
    expect(viewer).toMatchObject({ id, login: 'sso-li', roles: [{ role: 'reporter' }], mustChangePassword: false });
    const told = await db()
      .selectFrom('platform.event')
      .select('payload')
      .where('subject_id', '=', id)
      .where('type', '=', 'session.logged_in')
      .execute();
    expect(told).toEqual([{ payload: expect.objectContaining({ by: 'sign-on', provider: 'sso' }) }]);
    expect((await signOn({ sub: 'li', preferred_username: 'sso-li' })).viewer).toMatchObject({ id });
  });

  it.each([
    ['a name nobody has entered here', { preferred_username: 'stranger', email: 'someone@elsewhere.example' }],
    ['a token without a name', { email: 'someone@elsewhere.example' }],
    ['a token meant for another program', { preferred_username: 'sso-wang', aud: 'other' }],
    ['a token of another issuer', { preferred_username: 'sso-wang', iss: 'https://evil.example' }],
  ])('keeps out %s', async (_, claims) => {
    const there = await db().selectFrom('org.person').select('id').where('login', '=', 'sso-wang').executeTakeFirst();
    if (!there) await aPerson(app().services, 'sso-wang', { role: 'leader' });
    const { location, viewer } = await signOn(claims);
    expect(viewer).toBeNull();
    expect(location).toContain('/login?failed=sign-on');
  });

  it('keeps out somebody whose account is switched off', async () => {
    const id = await aPerson(app().services, 'sso-gone');
    await db().updateTable('org.person').set({ is_active: false }).where('id', '=', id).execute();
    expect((await signOn({ preferred_username: 'sso-gone' })).viewer).toBeNull();
  });

  it('is not taken in by an answer nobody asked for', async () => {
    const back = await app().inject('/api/auth/callback/sso?code=c&state=made-up');
    expect(cookieIn(back.headers['set-cookie'])).not.toContain('session_token');
  });
});
