import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { type Db, openDb, openPool } from '../src/platform/db.ts';
import { administer } from './admin.ts';
import { TEMPLATE } from './throwaway.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server all test databases live on, without a database name. */
    server: string;
  }
}

const server = (): string => inject('server');

/** A real database of its own for one test file, cloned from the migrated template. Works as the owner, above row-level security. */
export function ownDatabase(): (() => Db) & { readonly url: () => string; readonly pool: () => pg.Pool } {
  const name = `gongjian_test_${randomBytes(6).toString('hex')}`;
  const url = () => `${server()}/${name}`;
  let pool: pg.Pool;
  let db: Db;
  beforeAll(async () => {
    await administer(server(), `create database ${name} template ${TEMPLATE}`);
    pool = openPool(url());
    db = openDb(pool);
  });
  afterAll(async () => {
    await db.destroy();
    await administer(server(), `drop database ${name} with (force)`);
  });
  return Object.assign(() => db, { url, pool: () => pool });
}
