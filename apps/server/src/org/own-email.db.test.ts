import { beforeAll, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { at, beijingPack } from '../../test/make.ts';
import { aPerson, cookieOf } from '../../test/people.ts';
import { ownServer } from '../../test/server.ts';
import { loadUnits } from './index.ts';

const db = ownDatabase();
const app = ownServer(db);
const put = (headers: Record<string, string>, email: string | null) =>
  app().inject({ method: 'PUT', url: '/api/session/email', headers, payload: { email } });

beforeAll(async () => {
  await loadUnits(at(db(), '2022-03-01T02:00:00Z'), beijingPack);
});

it('is changed by the person alone, and the trail keeps it', async () => {
  const id = await aPerson(app().services, 'liming', { role: 'reporter', unit: '110105' });
  const other = await aPerson(app().services, 'zhaolei', { role: 'reporter', unit: '110106' });
  const cookie = await cookieOf(app(), 'liming');
  expect((await put({ cookie }, ' li@example.org ')).json()).toEqual({ email: 'li@example.org' });
  const read = await app().inject({ url: '/api/session/email', headers: { cookie } });
  expect(read.json()).toEqual({ email: 'li@example.org' });
  expect((await put({ cookie }, 'no address')).json()).toMatchObject({ status: 400, code: 'request.invalid' });

  const people = await db().selectFrom('org.person').select(['id', 'email']).where('id', 'in', [id, other]).execute();
  expect(new Map(people.map((person) => [person.id, person.email]))).toEqual(
    new Map([
      [id, 'li@example.org'],
      [other, null],
    ]),
  );
  const [event] = await db()
    .selectFrom('platform.event')
    .select(['subject_id', 'payload'])
    .where('type', '=', 'session.email_changed')
    .execute();
  expect(event).toEqual({ subject_id: id, payload: { before: { email: null }, after: { email: 'li@example.org' } } });
  expect((await put({ cookie }, null)).json()).toEqual({ email: null });
});

it('is not changed by somebody who has not logged in, nor by a program with a token', async () => {
  expect((await put({}, 'li@example.org')).json()).toMatchObject({ status: 401 });
  await aPerson(app().services, 'office', { role: 'coordinator' });
  const cookie = await cookieOf(app(), 'office');
  const made = await app().inject({
    method: 'POST',
    url: '/api/tokens',
    headers: { cookie },
    payload: { name: '接口', scopes: ['org.read'], days: 1 },
  });
  expect(made.statusCode).toBe(200);
  expect((await put({ authorization: `Bearer ${made.json().token}` }, 'li@example.org')).json()).toMatchObject({ code: 'access.denied' });
});
