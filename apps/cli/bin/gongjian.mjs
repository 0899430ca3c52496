#!/usr/bin/env node
// Runs the built program if it is as new as its sources, else the sources themselves.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const beside = (path) => fileURLToPath(new URL(path, import.meta.url));
const main = beside('../src/main.ts');
const built = ['../dist/gongjian.mjs', '../../../dist/program/gongjian.mjs'].map(beside).find(existsSync);

function newestIn(folder) {
  if (!existsSync(folder)) return 0;
  const times = readdirSync(folder, { withFileTypes: true }).map((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? newestIn(path) : statSync(path).mtimeMs;
  });
  return Math.max(0, ...times);
}

const sources = ['../src', '../../../packages/contract/src', '../../../packages/documents/src', '../../../packages/domain/src'].map(beside);
const isFresh = built !== undefined && sources.every((folder) => newestIn(folder) <= statSync(built).mtimeMs);

if (!isFresh && existsSync(main)) (await import('tsx/esm/api')).register({ tsconfig: false });
const program = await import(isFresh || !existsSync(main) ? built : main);
process.exitCode = await program.main(process.argv.slice(2));
