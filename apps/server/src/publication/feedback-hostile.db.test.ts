import { deflateRawSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { complaint, formOf, tokenIn } from '../../test/feedback.ts';
import { at, beijingPack } from '../../test/make.ts';
import { aCity } from '../../test/monthly.ts';
import { type Asked, anOldToken, ask, publicServer, raw } from '../../test/public-server.ts';
import { loadKinds } from '../cases/index.ts';

const db = ownDatabase();
let app: FastifyInstance;
beforeAll(async () => {
  const ctx = at(db(), '2022-01-04T02:00:00Z');
  await aCity(ctx, beijingPack);
  await loadKinds(ctx, beijingPack);
  app = await publicServer(db(), { addressRate: 0 });
});
afterAll(() => app.close());

let network = 0;
/** Each from an address of its own, so that no test is stopped by the limits of another. */
const elsewhere = () => {
  network += 1;
  return `198.51.${Math.floor(network / 250)}.${1 + (network % 250)}`;
};
const send = (fields: Record<string, string> = {}, photo?: Parameters<typeof formOf>[1], more: Asked = {}) => {
  const form = formOf({ form: anOldToken(), ...complaint, ...fields }, photo);
  return ask(app, '/portal/feedback', {
    method: 'POST',
    from: elsewhere(),
    payload: form.payload,
    ...more,
    headers: { ...form.headers, ...more.headers },
  });
};
const kept = async () => (await sql<{ n: number }>`select count(*)::int as n from cases.evidence`.execute(db())).rows[0]?.n;

/** Nothing of our insides: no path, no library, no statement, no stack. */
const LEAKS = /node_modules|\/apps\/|\.ts\b|\bat [\w.]+ \(|postgres|select .* from|fastify|ECONN|TypeError|Refused|FST_|stack/i;

describe('a photo that is none', () => {
  const bomb = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), deflateRawSync(Buffer.alloc(8_000_000))]);
  const giant = Buffer.from([
    0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0xff, 0xff, 0xff, 0xff, 1, 1, 0x11, 0, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 1, 0xff, 0xd9,
  ]);
  it.each([
    ['a zip bomb called .jpg', bomb, 'JPEG 或 PNG'],
    ['SVG with a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'JPEG 或 PNG'],
    ['HTML', Buffer.from('<html><script>alert(1)</script></html>'), 'JPEG 或 PNG'],
    ['a picture of 65,535 × 65,535', giant, '像素太多'],
    ['half a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0]), '不完整'],
  ])('%s is refused beside its field, and nothing of it kept', async (_, bytes, words) => {
    const reply = await send({}, { name: 'photo.jpg', bytes });
    expect([reply.status, await kept()]).toEqual([400, 0]);
    expect(reply.body).toContain('id="photo-wrong"');
    expect(reply.body).toContain(words);
  });

  it.each([9, 40])('of %d MB is refused with a page, and the server goes on', async (megabytes) => {
    const reply = await send({}, { name: 'photo.jpg', bytes: Buffer.alloc(megabytes * 1024 * 1024, 0xff) });
    expect(reply.status).toBe(413);
    expect(reply.body).toContain('8 MB');
    expect((await ask(app, '/portal/feedback')).status).toBe(200);
  });
});

describe('a form that is none', () => {
  it.each([
    ['JSON', 'application/json', '{"text":"x"}', 415],
    ['plain text', 'text/plain', 'text=x', 415],
    ['a multipart without boundary', 'multipart/form-data', '--b\r\n', 400],
    [
      'a multipart that breaks off',
      'multipart/form-data; boundary=b',
      '--b\r\ncontent-disposition: form-data; name="text"\r\n\r\nabc',
      400,
    ],
    [
      'a field named __proto__',
      'multipart/form-data; boundary=b',
      '--b\r\ncontent-disposition: form-data; name="__proto__"\r\n\r\nx\r\n--b--\r\n',
      400,
    ],
    ['nothing', 'multipart/form-data; boundary=b', '', 400],
  ])('%s gets a page that says so and no more', async (_, type, payload, status) => {
    const reply = await ask(app, '/portal/feedback', { method: 'POST', from: elsewhere(), headers: { 'content-type': type }, payload });
    expect(reply.status).toBe(status);
    expect(reply.headers['content-type']).toContain('text/html');
    expect(reply.body).not.toMatch(LEAKS);
  });

  it('of a hundred fields, or of one far too long, is not read to its end', async () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`f${i}`, 'x']));
    expect((await send(many)).status).toBe(413);
    const long = await send({ text: 'x'.repeat(1_000_000) });
    expect(long.status).toBe(400);
    expect(long.body.length).toBeLessThan(60_000);
  });

  it('does not do what its file name says', async () => {
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
    const reply = await send({}, { name: '../../../../etc/passwd\u0000.png\u202Egpj', type: 'text/html', bytes: png });
    expect(reply.status).toBe(200);
    const { rows } = await sql`select name, type from cases.evidence`.execute(db());
    expect(rows).toEqual([{ name: 'photo.png', type: 'image/png' }]);
  });
});

describe('text that wants to be more than text', () => {
  it.each([
    ['a script', '<script>fetch("//evil.example")</script> 工地扬尘严重'],
    ['an attribute that ends', '"><img src=x onerror=alert(1)> 工地扬尘严重'],
    ['a template', '{{7*7}} #{7*7} <%= 7*7 %> 工地扬尘严重啊'],
    ['a line of headers', '工地扬尘严重请处理\r\nSet-Cookie: a=b\r\n\r\n<html>'],
    ['turned and hidden letters', '\u202E工地\u200B扬尘\u2066严重\u2069请\uFEFF处理一下吧'],
    ['the end of the text field', '</textarea><script>alert(1)</script> 工地扬尘严重'],
  ])('%s comes back as text', async (_, text) => {
    const reply = await send({ text, topic: '' });
    expect(reply.status).toBe(400);
    expect(reply.body).not.toMatch(/<script|<img|[\u202A-\u202E\u2066-\u2069\u200B\uFEFF]/);
    expect(reply.body.match(/<\/textarea>/g)).toHaveLength(1);
    expect(reply.headers['set-cookie']).toBeUndefined();
    expect(reply.headers['content-security-policy']).toMatch(/default-src 'none'/);
    expect(reply.headers['content-security-policy']).not.toContain('unsafe');
  });
});

describe('an address that is none of ours', () => {
  it.each([
    '/portal/..%2f..%2fetc%2fpasswd',
    '/portal/%2e%2e/%2e%2e/etc/passwd',
    '/portal/feedback/..;/api/people',
    '/portal/feedback%00',
    '/portal/feedback/follow/0000',
    '/portal/%',
    '/portal/%c0%ae%c0%ae/',
    '/portal/en/%F0%9F%92%A9',
    '/portal/feedback/AJ2022-000001',
    '/portal//evil.example/%2f..',
    '/portal/data/../../package.json',
  ])('%s is not there, and the answer says nothing else', async (path) => {
    const reply = await ask(app, path);
    expect([400, 404, 414]).toContain(reply.status);
    expect(reply.headers.location).toBeUndefined();
    expect(reply.body).not.toMatch(LEAKS);
  });

  it('nor is one of six thousand letters', async () => {
    const reply = await ask(app, `/portal/${'a'.repeat(6000)}`);
    expect([404, 414]).toContain(reply.status);
    expect(reply.body.length).toBeLessThan(20_000);
  });

  it('takes no method it does not know', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND']) {
      const reply = await ask(app, '/portal/feedback', { method });
      expect(reply.status).toBeGreaterThanOrEqual(400);
      expect(reply.body).not.toMatch(LEAKS);
    }
  });

  it('hides a fault of ours: with the database gone, a form comes back and a page says to come again', async () => {
    await sql`alter table publication.feedback rename to feedback_gone`.execute(db());
    try {
      const reply = await send();
      expect([reply.status, reply.headers['retry-after']]).toEqual([503, '300']);
      expect(reply.body).toContain(complaint.text);
      expect(reply.body).not.toMatch(LEAKS);
      const asked = await ask(app, '/portal/feedback/follow', {
        method: 'POST',
        from: elsewhere(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: `number=${'0'.repeat(16)}`,
      });
      expect(asked.status).toBe(503);
      expect(asked.body).not.toMatch(LEAKS);
    } finally {
      await sql`alter table publication.feedback_gone rename to feedback`.execute(db());
    }
  });
});

const publicPaths = [
  ...['/portal', '/portal/en', '/portal/plan', '/portal/data', '/portal/data/catalog.ttl', '/portal/feed.xml', '/portal/sitemap.xml'],
  ...['/portal/feedback', '/portal/en/feedback', '/portal/feedback/follow', '/portal/nowhere', '/robots.txt'],
];

describe('headers that lie', () => {
  it('the name of another host gets into no page, kept or not', async () => {
    for (const path of publicPaths) {
      const headers = {
        host: 'evil.example',
        'x-forwarded-host': 'evil.example',
        'x-original-url': '/admin',
        'x-forwarded-proto': 'javascript',
        forwarded: 'host=evil.example',
      };
      const poisoned = await ask(app, path, { headers });
      const after = await ask(app, path);
      for (const { body, headers: sent } of [poisoned, after]) expect(body + JSON.stringify(sent)).not.toContain('evil.example');
    }
    expect((await ask(app, '/portal/feedback')).body).toContain('href="https://portal.example/portal/feedback"');
  });

  it('an address the client wrote itself is not believed: the one the proxy saw counts', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 40; i += 1) {
      const from = `10.7.0.${i}, 198.51.100.77`;
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      statuses.push((await ask(app, '/portal/feedback/follow', { method: 'POST', from, headers, payload: 'number=0' })).status);
    }
    expect([statuses[0], statuses.at(-1)]).toEqual([404, 429]);
  });

  it('two lengths, or a body smuggled behind another, are not read as two requests', async () => {
    const heard = await raw(
      app,
      'POST /portal/feedback/follow HTTP/1.1\r\nhost: a\r\ncontent-length: 6\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /api/people HTTP/1.1\r\nhost: a\r\n\r\n',
    );
    expect(heard).toMatch(/^HTTP\/1\.1 400/);
    expect(heard.match(/HTTP\/1\.1/g)).toHaveLength(1);
  });

  it('a header too long, or with a line break in it, is not read', async () => {
    expect(await raw(app, `GET /portal/feedback HTTP/1.1\r\nhost: a\r\nx: ${'a'.repeat(100_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 (400|431)/,
    );
    expect(await raw(app, 'GET /portal/feedback HTTP/1.1\r\nhost: a\r\nx: a\u0000b\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/);
  });
});

describe('numbers', () => {
  it('of cases and of others cannot be tried out: all that are not there get the same page', async () => {
    const tried = ['0000000000000000', 'AJ2022-000001', '0123456789ABCDEF', 'ZZZZZZZZZZZZZZZZ'];
    const pages = await Promise.all(
      tried.map(async (number) => {
        const reply = await ask(app, '/portal/feedback/follow', {
          method: 'POST',
          from: elsewhere(),
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          payload: `number=${number}`,
        });
        return `${reply.status} ${reply.body.replaceAll(number, '')}`;
      }),
    );
    expect(new Set(pages).size).toBe(1);
    expect(pages[0]).toMatch(/^404/);
  });

  it('are not told again by a form somebody else sent: the token is signed, and its number is not in it', async () => {
    const page = await ask(app, '/portal/feedback', { from: elsewhere() });
    const token = tokenIn(page.body);
    const [, , nonce] = token.split('.');
    expect(nonce).toHaveLength(22);
    const another = await ask(app, '/portal/feedback', { from: elsewhere() });
    expect(tokenIn(another.body)).not.toBe(token);
  });
});
