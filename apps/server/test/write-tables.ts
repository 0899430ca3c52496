import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { migrate } from '../src/platform/migrate.ts';
import { administer } from './admin.ts';
import { migrations, throwawayServer } from './throwaway.ts';

const target = new URL('../src/platform/tables.ts', import.meta.url);
const database = 'gongjian_types';
const mapping = JSON.stringify({ int8: 'number', numeric: 'string', bytea: 'Buffer' });

/** The types of the migrated database, as kysely-codegen reads them. */
async function generate(): Promise<string> {
  const { url, stop } = await throwawayServer();
  try {
    await administer(url, `drop database if exists ${database} with (force)`);
    await administer(url, `create database ${database}`);
    await migrate(`${url}/${database}`, migrations);
    const written = execFileSync(
      process.execPath,
      [
        'node_modules/kysely-codegen/dist/cli/bin.js',
        '--dialect=postgres',
        `--url=${url}/${database}`,
        '--print',
        '--default-schema=none',
      ].concat(
        '--date-parser=string',
        `--type-mapping=${mapping}`,
        '--exclude-pattern=(public|identity|graphile_worker).*',
        '--log-level=error',
      ),
      { encoding: 'utf8', maxBuffer: 1 << 26 },
    );
    return written
      .replace(/\/\*\*[\s\S]*?\*\//, '// Written by `npm run db:types` from the migrated database. Never by hand.')
      .replace('export interface DB {', 'export interface Tables {')
      .trimStart();
  } finally {
    await stop();
  }
}

const text = await generate();
if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (readFileSync(target, 'utf8') !== text) {
  console.error('apps/server/src/platform/tables.ts is stale: run npm run db:types');
  process.exit(1);
}
