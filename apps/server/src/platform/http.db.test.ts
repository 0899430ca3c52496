import { endpoint } from '@gongjian/contract/endpoint';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ownDatabase } from '../../test/database.ts';
import { anyone, at, nobody } from '../../test/make.ts';
import { type Actor, anonymousIn } from './actor.ts';
import { emit } from './events.ts';
import { bind, fileReply, type MakeCtx, rawJson, withVersion } from './http.ts';
import { RateLimit } from './rate-limit.ts';
import { Refused } from './refused.ts';
import { bareServer } from './server.ts';

const db = ownDatabase();
const noon = '2022-03-01T04:00:00Z';
const nothing = z.object({});
const base = { params: nothing, query: nothing, body: nothing, refuses: [], summary: 'A trial.' } as const;

const read = endpoint({
  ...base,
  method: 'GET',
  path: '/api/trial/:n',
  needs: 'plan.read',
  params: z.object({ n: z.coerce.number().int() }),
  reply: z.object({ n: z.int() }),
});
const edit = endpoint({ ...base, method: 'PUT', path: '/api/trial', needs: 'person', versioned: true, reply: z.object({ seen: z.int() }) });
const create = endpoint({
  ...base,
  method: 'POST',
  path: '/api/trial',
  needs: 'person',
  creates: true,
  body: z.object({ word: z.string() }),
  reply: z.object({ made: z.string() }),
});
const raw = endpoint({ ...base, method: 'GET', path: '/api/raw', needs: 'public', reply: z.object({ a: z.int() }) });
const broken = endpoint({ ...base, method: 'GET', path: '/api/broken', needs: 'public', reply: z.object({ a: z.int() }) });
const file = endpoint({ ...base, method: 'GET', path: '/api/file', needs: 'public', sends: 'text/plain', reply: z.unknown() });
const upload = endpoint({
  ...base,
  method: 'POST',
  path: '/api/upload',
  needs: 'public',
  uploads: true,
  body: z.object({ kind: z.string() }),
  reply: z.object({ name: z.string(), size: z.int(), kind: z.string() }),
});

let made = 0;
function trial(actor: Actor = anyone) {
  const app = bareServer(async () => at(db(), noon, actor));
  bind(app, read, (_, { params }) => ({ n: params.n, secret: 'dropped' }));
  bind(app, edit, (_, { version }) => withVersion({ seen: version }, version + 1));
  bind(app, create, (ctx, { body }) =>
    ctx.transact(async (tx) => {
      made += 1;
      await emit(tx, ctx, { type: 'trial.made', subjectId: body.word, payload: {} });
      return { made: `${body.word} ${made}` };
    }),
  );
  bind(app, raw, () => rawJson('{"a":1}', 4));
  bind(app, broken, () => ({ a: 'not a number' }) as never);
  bind(app, file, () => fileReply({ name: '台账.txt', type: 'text/plain', bytes: Buffer.from('好') }));
  bind(app, upload, (_, input) => ({ name: input.file.name, size: input.file.bytes.length, kind: input.body.kind }));
  return app;
}

describe('one operation', () => {
  it('answers in the shape of the contract and no more', async () => {
    expect((await trial().inject('/api/trial/7')).json()).toEqual({ n: 7 });
  });

  it('is closed to somebody who has not logged in, and to somebody who may not', async () => {
    expect((await trial(anonymousIn('110000')).inject('/api/trial/7')).json()).toMatchObject({
      status: 401,
      code: 'access.login_required',
    });
    expect((await trial(nobody).inject('/api/trial/7')).json()).toMatchObject({ status: 403, code: 'access.denied' });
  });

  it('tells the trail, once a minute, who tried what they may not do', async () => {
    await Promise.all([trial(nobody).inject('/api/trial/7'), trial(nobody).inject('/api/trial/8')]);
    const told = await db().selectFrom('platform.event').select(['type', 'subject_id']).where('actor_id', '=', nobody.id).execute();
    expect(told).toEqual([{ type: 'access.denied', subject_id: 'GET /api/trial/:n' }]);
  });

  it('counts by person, and by address who is nobody or says so wrongly', async () => {
    const limits = { person: new RateLimit(2), address: new RateLimit(1) };
    const statuses = async (makeCtx: MakeCtx) => {
      const app = bareServer(makeCtx, { limits });
      bind(app, raw, () => rawJson('{"a":1}'));
      const replies = [await app.inject('/api/raw'), await app.inject('/api/raw'), await app.inject('/api/raw')];
      expect(Number(replies[2]?.headers['retry-after'])).toBeGreaterThan(0);
      return replies.map(({ statusCode }) => statusCode);
    };
    expect(await statuses(async () => at(db(), noon))).toEqual([200, 200, 429]);
    expect(await statuses(async () => at(db(), noon, anonymousIn('110000')))).toEqual([200, 429, 429]);
    const wrong = async () => {
      throw new Refused('access.login_required');
    };
    expect(await statuses(wrong)).toEqual([401, 429, 429]);
  });

  it('answers a malformed request as a problem that names the place', async () => {
    const reply = await trial().inject('/api/trial/seven');
    expect(reply.headers['content-type']).toContain('application/problem+json');
    expect(reply.json()).toMatchObject({ status: 400, code: 'request.invalid', title: '提交的内容不符合要求', problems: [{ at: ['n'] }] });
  });

  it('hides our own mistakes behind a request id', async () => {
    const reply = await trial().inject('/api/broken');
    expect(reply.json()).toEqual({
      type: '/problems/fault',
      status: 500,
      code: 'fault',
      title: expect.any(String),
      requestId: expect.any(String),
    });
  });

  it.each([
    ['no such address', { method: 'GET', url: '/api/none' }, 404, 'route.not_found'],
    ['an address that cannot be read', { method: 'GET', url: '/api/%c0%ae' }, 400, 'request.invalid'],
    [
      'a body that is no JSON',
      { method: 'POST', url: '/api/trial', payload: '{', headers: { 'content-type': 'application/json' } },
      400,
      'request.invalid',
    ],
    [
      'a body of another kind',
      { method: 'POST', url: '/api/trial', payload: '<a/>', headers: { 'content-type': 'text/xml' } },
      415,
      'request.wrong_type',
    ],
    ['a body that is too large', { method: 'POST', url: '/api/trial', payload: { word: 'x'.repeat(9 << 20) } }, 413, 'request.too_large'],
  ] as const)('refuses %s', async (_, request, status, code) => {
    expect((await trial().inject(request)).json()).toMatchObject({ status, code });
  });

  it('sends files under their own names, and JSON the database built as it is', async () => {
    const sent = await trial().inject('/api/file');
    expect(sent.headers['content-disposition']).toBe(`attachment; filename*=UTF-8''${encodeURIComponent('台账.txt')}`);
    expect(sent.body).toBe('好');
    const built = await trial().inject('/api/raw');
    expect([built.body, built.headers.etag]).toEqual(['{"a":1}', '"4"']);
  });
});

describe('an edit', () => {
  it('needs the version the person has seen, and gives the new one', async () => {
    expect((await trial().inject({ method: 'PUT', url: '/api/trial' })).json()).toMatchObject({ status: 428 });
    const reply = await trial().inject({ method: 'PUT', url: '/api/trial', headers: { 'if-match': '"3"' } });
    expect([reply.json(), reply.headers.etag]).toEqual([{ seen: 3 }, '"4"']);
  });
});

describe('a create with a key', () => {
  const send = (word: string, key = 'k-1') =>
    trial().inject({ method: 'POST', url: '/api/trial', payload: { word }, headers: { 'idempotency-key': key } });

  it('is done once, and the second call gets the first answer', async () => {
    const first = await send('once');
    const second = await send('once');
    expect([first.statusCode, second.statusCode]).toEqual([201, 201]);
    expect(second.json()).toEqual(first.json());
    expect(await db().selectFrom('platform.event').select('id').where('subject_id', '=', 'once').execute()).toHaveLength(1);
  });

  it('is done once when both calls come at the same moment', async () => {
    const both = await Promise.all([send('twin', 'k-2'), send('twin', 'k-2')]);
    expect(both[0]?.json()).toEqual(both[1]?.json());
    expect(await db().selectFrom('platform.event').select('id').where('subject_id', '=', 'twin').execute()).toHaveLength(1);
  });

  it('refuses the same key for something else', async () => {
    expect((await send('other')).json()).toMatchObject({ status: 422, code: 'request.replayed_differently' });
  });
});

describe('an upload', () => {
  const multipart = (parts: string) => ({
    payload: parts.replaceAll('\n', '\r\n'),
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
  });
  const part =
    '--b\ncontent-disposition: form-data; name="kind"\n\ntext\n--b\ncontent-disposition: form-data; name="file"; filename="a.txt"\n\nabc\n--b--\n';

  it('is read with its name and fields', async () => {
    const reply = await trial().inject({ method: 'POST', url: '/api/upload', ...multipart(part) });
    expect(reply.json()).toEqual({ name: 'a.txt', size: 3, kind: 'text' });
  });

  it('is refused before it is read when it says it is too large', async () => {
    const sent = multipart(part);
    const reply = await trial().inject({
      method: 'POST',
      url: '/api/upload',
      payload: sent.payload,
      headers: { ...sent.headers, 'content-length': '200000000' },
    });
    expect(reply.json()).toMatchObject({ status: 413 });
  });

  it('is refused without a file', async () => {
    const reply = await trial().inject({ method: 'POST', url: '/api/upload', ...multipart('--b--\n') });
    expect(reply.json()).toMatchObject({ status: 400, problems: [{ code: 'file_missing', at: ['file'] }] });
  });
});
