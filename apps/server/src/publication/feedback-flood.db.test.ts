import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { complaint, formOf, numberIn, tokenIn } from '../../test/feedback.ts';
import { at, beijingPack, CITY } from '../../test/make.ts';
import { aCity } from '../../test/monthly.ts';
import { anOldToken, ask, dawdler, type Heard, SECRET } from '../../test/public-server.ts';
import { loadKinds } from '../cases/index.ts';
import { anonymousIn } from '../platform/actor.ts';
import { RateLimit, unlimited } from '../platform/rate-limit.ts';
import { bareServer, behind } from '../platform/server.ts';
import { FeedbackDesk } from './feedback-desk.ts';
import { portalRoutes } from './portal/portal-routes.ts';

const db = ownDatabase();
const noon = '2022-06-01T04:00:00Z';
const opened: FastifyInstance[] = [];
let now = Date.now();

/** The portal, listening behind a proxy; `addressRate` as the program has it. */
async function portal(addressRate = 1_200) {
  const desk = new FeedbackDesk({
    db: db(),
    city: CITY,
    secret: SECRET,
    clock: () => new Date(noon),
    now: () => now,
    pace: { graceMs: 300, bytesPerSecond: 4096, mostMs: 10_000 },
  });
  const app = bareServer(async () => at(db(), noon, anonymousIn(CITY)), {
    trustProxy: behind(1),
    limits: { person: unlimited, address: new RateLimit(addressRate) },
  });
  portalRoutes(app, { db: db(), city: CITY, publicUrl: 'https://portal.example', demo: false, clock: () => new Date(noon) }, desk);
  await app.listen({ port: 0, host: '127.0.0.1' });
  opened.push(app);
  return { app, desk };
}

beforeAll(async () => {
  const ctx = at(db(), '2022-01-04T02:00:00Z');
  await aCity(ctx, beijingPack);
  await loadKinds(ctx, beijingPack);
});
afterEach(async () => {
  for (const app of opened.splice(0)) await app.close();
});

const post = (app: FastifyInstance, from: string, token = anOldToken(now)) => {
  const form = formOf({ form: token, ...complaint });
  return ask(app, '/portal/feedback', { method: 'POST', from, payload: form.payload, headers: form.headers });
};
function counted(replies: readonly Heard[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of replies) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
const taken = async () => (await sql<{ n: number }>`select count(*)::int as n from publication.feedback`.execute(db())).rows[0]?.n ?? 0;
const honest = '192.0.2.1';

describe('a thousand posts at once', () => {
  it('from one address: it gets what a person gets, and somebody else is served meanwhile', async () => {
    const { app, desk } = await portal();
    const before = await taken();
    const flood = Array.from({ length: 1000 }, () => post(app, '198.51.100.1'));
    const served = await post(app, honest);
    const counts = counted(await Promise.all(flood));
    expect(numberIn(served.body)).not.toBe('');
    // Eight taken in, two dozen told that they sent too often, the rest that they ask too often; no fault among them.
    expect(counts[200]).toBeLessThanOrEqual(8);
    expect((counts[200] ?? 0) + (counts[429] ?? 0) + (counts[503] ?? 0)).toBe(1000);
    expect(counts[429]).toBeGreaterThan(900);
    expect(await taken()).toBe(before + (counts[200] ?? 0) + 1);
    expect([desk.limits.bodies.bodies, desk.limits.asking.size]).toEqual([0, 2]);
  });

  it('from a thousand addresses, all with good forms: so many are taken, the rest told to wait, and whoever waits is served while the flood goes on', async () => {
    const { app, desk } = await portal();
    const before = await taken();
    const wave = (n: number, size = 1000) => Promise.all(Array.from({ length: size }, (_, i) => post(app, `10.${n}.${i >> 8}.${i & 255}`)));
    const first = counted(await wave(1));
    expect(first[200]).toBe(60);
    expect((first[200] ?? 0) + (first[503] ?? 0)).toBe(1000);
    expect(await taken()).toBe(before + 60);

    const told = await post(app, honest);
    expect([told.status, told.headers['retry-after']]).toEqual([503, '20']);
    expect(told.body).toContain(complaint.text);
    expect(told.body).toContain('会优先受理');

    now += 20_000;
    const [second, served] = await Promise.all([wave(2, 200), wave(3, 200).then(() => post(app, honest, tokenIn(told.body)))]);
    expect(numberIn(served.body)).not.toBe('');
    expect(counted(second)[200]).toBeLessThanOrEqual(40);
    expect(desk.limits.bodies.bodies).toBe(0);
    expect(desk.limits.sending.size).toBeLessThanOrEqual(20_000);
  });

  it('from a thousand addresses with one and the same form: it is taken once, and nobody else has to wait', async () => {
    const { app } = await portal();
    const [before, one] = [await taken(), anOldToken(now)];
    const counts = counted(await Promise.all(Array.from({ length: 1000 }, (_, i) => post(app, `10.8.${i >> 8}.${i & 255}`, one))));
    expect([counts[200], counts[429]]).toEqual([6, 994]);
    expect(await taken()).toBe(before + 1);
    expect(numberIn((await post(app, honest)).body)).not.toBe('');
  });

  it('from networks without end: what is remembered stays within its bounds', async () => {
    const { desk } = await portal();
    const { asking } = desk.limits;
    for (let i = 0; i < 200_000; i += 1) asking.take(`network ${i}`, now);
    expect(asking.size).toBeLessThanOrEqual(20_000);
  });

  it('without a good form: nothing of it counts against anybody else', async () => {
    const { app } = await portal();
    const made = Array.from({ length: 300 }, (_, i) => post(app, `10.9.${i >> 8}.${i & 255}`, 'f.1.no.token'));
    expect(counted(await Promise.all(made))).toEqual({ 400: 300 });
    expect(numberIn((await post(app, honest)).body)).not.toBe('');
  });
});

describe('bodies that do not come', () => {
  it('hold four places of one address and no more, are answered and let go, and others are served', async () => {
    const { app, desk } = await portal();
    const sockets = Array.from({ length: 20 }, () => dawdler(app, '198.51.100.9'));
    const answers = Promise.all(
      sockets.map((socket) => new Promise<string>((heard) => socket.once('data', (chunk) => heard(chunk.toString('utf8'))))),
    );
    await expect.poll(() => desk.limits.bodies.bodies).toBe(4);
    expect(numberIn((await post(app, honest)).body)).not.toBe('');
    const lines = (await answers).map((text) => text.slice(0, 12)).sort();
    expect(lines.filter((line) => line === 'HTTP/1.1 408')).toHaveLength(4);
    expect(lines.filter((line) => line === 'HTTP/1.1 503')).toHaveLength(16);
    await expect.poll(() => desk.limits.bodies.bodies).toBe(0);
    for (const socket of sockets) socket.destroy();
  });

  it('are let go when whoever sent them hangs up', async () => {
    const { app, desk } = await portal();
    const sockets = Array.from({ length: 4 }, () => dawdler(app, '198.51.100.10'));
    await expect.poll(() => desk.limits.bodies.bodies).toBe(4);
    for (const socket of sockets) socket.destroy();
    await expect.poll(() => desk.limits.bodies.bodies).toBe(0);
  });
});
