import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bareServer } from './server.ts';
import { protectBrowsers, serveWebApp } from './web-app.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongjian-web-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<title>攻坚</title>');
  await writeFile(join(folder, 'field.html'), '<title>外业</title>');
  await writeFile(join(folder, 'assets', 'app-1a2b.js'), 'plain');
  await writeFile(join(folder, 'assets', 'app-1a2b.js.br'), brotliCompressSync('compressed'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const app = (publicUrl = 'http://127.0.0.1:3000') => {
  const server = bareServer(async () => {
    throw new Error('no operation is asked here');
  });
  protectBrowsers(server, publicUrl);
  serveWebApp(server, folder);
  return server;
};
const html = { accept: 'text/html,*/*' };

describe('the web app', () => {
  it('is sent compressed as it was built, and kept by the browser for ever under its fingerprint', async () => {
    const reply = await app().inject({ url: '/assets/app-1a2b.js', headers: { 'accept-encoding': 'br, gzip' } });
    expect(brotliDecompressSync(reply.rawPayload).toString()).toBe('compressed');
    expect(reply.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await app().inject('/assets/app-1a2b.js')).body).toBe('plain');
  });

  it('shows its first page at every address that is a screen, asked anew each time', async () => {
    for (const url of ['/', '/ledger/measures/7', '/login']) {
      const reply = await app().inject({ url, headers: html });
      expect([reply.statusCode, reply.body, reply.headers['cache-control']]).toEqual([200, '<title>攻坚</title>', 'no-cache']);
    }
  });

  it('shows the page of the telephone at its addresses, and at no other that begins alike', async () => {
    for (const url of ['/field', '/field/visits/7', '/field?from=home'])
      expect((await app().inject({ url, headers: html })).body).toBe('<title>外业</title>');
    expect((await app().inject({ url: '/fieldwork', headers: html })).body).toBe('<title>攻坚</title>');
  });

  it.each([
    ['/api/none', html],
    ['/assets/gone.js', { accept: '*/*' }],
    ['/../package.json', { accept: '*/*' }],
  ])('does not pretend that %s is there', async (url, headers) => {
    expect((await app().inject({ url, headers })).statusCode).toBe(404);
  });

  it('lets a browser run no script but its own, and be framed by nobody', async () => {
    const policy = String((await app().inject({ url: '/', headers: html })).headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect((await app('https://gongjian.example').inject('/')).headers['strict-transport-security']).toContain('max-age=31536000');
  });
});
