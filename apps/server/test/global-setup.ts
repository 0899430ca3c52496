import type { TestProject } from 'vitest/node';
import { migrate } from '../src/platform/migrate.ts';
import { administer } from './admin.ts';
import { migrations, TEMPLATE, throwawayServer } from './throwaway.ts';

/** One PostgreSQL for the run, and the migrated template every test file's database is cloned from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await throwawayServer();
  try {
    await administer(url, `drop database if exists ${TEMPLATE} with (force)`);
    await administer(url, `create database ${TEMPLATE}`);
    await migrate(`${url}/${TEMPLATE}`, migrations);
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide('server', url);
  return stop;
}
