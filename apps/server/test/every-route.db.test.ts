import { readdirSync } from 'node:fs';
import type { Endpoint } from '@gongjian/contract/endpoint';
import { beforeAll, describe, expect, it } from 'vitest';
import { anonymousIn } from '../src/platform/actor.ts';
import { ownDatabase } from './database.ts';
import { at, CITY, nobody } from './make.ts';
import { ownServer } from './server.ts';

const folder = new URL('../../../packages/contract/src/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.includes('.test.'));
const modules: Record<string, unknown>[] = await Promise.all(files.map((name) => import(new URL(name, folder).href)));
const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'needs' in value;
const endpoints = [...new Set(modules.flatMap((module) => Object.values(module)).filter(isEndpoint))].map(
  (e) => [`${e.method} ${e.path}`, e] as const,
);

const db = ownDatabase();
const now = '2022-03-01T02:00:00Z';
const forNobody = ownServer(db, () => at(db(), now, nobody));
const forAll = ownServer(db, () => at(db(), now));
const forAnybody = ownServer(db, () => at(db(), now, anonymousIn(CITY)));

const ask = (app: ReturnType<typeof forNobody>, e: Endpoint) =>
  app.inject({ method: e.method, url: e.path.replace(/:\w+/g, 'x'), ...(e.method === 'GET' ? {} : { payload: {} }) });

it('no two operations share an address', () => {
  const addresses = endpoints.map(([, e]) => `${e.method} ${e.path.replace(/:\w+/g, ':')}`);
  expect(addresses.filter((address, i) => addresses.indexOf(address) !== i)).toEqual([]);
});

const closed = endpoints.filter(([, e]) => e.needs !== 'public');
const permitted = closed.filter(([, e]) => e.needs !== 'person');

it.each(endpoints)('%s is bound', (_, e) => {
  expect(forNobody().bound.includes(e)).toBe(true);
});

it.each(closed)('%s says no to whoever has not logged in', async (_, e) => {
  expect((await ask(forAnybody(), e)).json()).toMatchObject({ status: 401, code: 'access.login_required' });
});

it.each(permitted)('%s says no to somebody who holds nothing', async (_, e) => {
  expect((await ask(forNobody(), e)).json()).toMatchObject({ status: 403, code: 'access.denied' });
});

it.each(endpoints)('%s answers rubbish with a refusal, not with a fault', async (_, e) => {
  expect((await ask(forAll(), e)).statusCode).toBeLessThan(500);
});

describe('the OpenAPI document', () => {
  let document: {
    openapi: string;
    paths: Record<string, Record<string, { operationId: string; responses: object; parameters: { name: string; in: string }[] }>>;
  };
  beforeAll(async () => {
    document = (await forAnybody().inject('/api/openapi.json')).json();
  });

  it('is of version 3.1 and holds every operation once, under an id of its own', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    expect(operations).toHaveLength(endpoints.length);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(endpoints.length);
  });

  it('declares each place of a path as a parameter, and says what is answered and refused', () => {
    for (const [path, operations] of Object.entries(document.paths)) {
      const places = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const operation of Object.values(operations)) {
        expect(
          operation.parameters
            .filter((p) => p.in === 'path')
            .map(({ name }) => name)
            .sort(),
        ).toEqual(places.sort());
        expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['default']));
        expect(Object.keys(operation.responses).some((status) => status === '200' || status === '201')).toBe(true);
      }
    }
  });

  it('refers only to what it holds', () => {
    const text = JSON.stringify(document);
    const refs = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path as string);
    const missing = [...new Set(refs)].filter(
      (path) => path.split('/').reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], document) === undefined,
    );
    expect(missing).toEqual([]);
  });
});
