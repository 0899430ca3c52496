import { defineConfig } from 'vitest/config';

const slow = ['**/*.db.test.ts', '**/node_modules/**', '**/dist/**', 'e2e/**'];

/** Pure packages run without isolation; what needs PostgreSQL runs on a database of its own per file. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          include: ['packages/**/*.test.ts', 'apps/cli/**/*.test.ts', 'apps/web/**/*.test.ts', 'apps/server/**/*.test.ts'],
          exclude: slow,
          pool: 'threads',
          isolate: false,
          setupFiles: ['tools/property-seed.mjs'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'db',
          include: ['apps/**/*.db.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          setupFiles: ['tools/property-seed.mjs'],
          globalSetup: ['apps/server/test/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
