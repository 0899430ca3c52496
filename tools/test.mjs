// npm test: installs if needed, then everything CI runs: the check, tests on PostgreSQL, the build, and journeys in Chromium.
import { ensureInstalled } from './ensure-installed.mjs';

ensureInstalled();
const { check } = await import('./check.mjs');
const { close, script, tests } = await import('./steps.mjs');
const { findChromium } = await import('./find-chromium.mjs');

const chromium = await findChromium();
close([
  ...check(),
  tests('tests on PostgreSQL', ['--project', 'db'], chromium),
  script('build', 'build.mjs'),
  tests('journeys in Chromium', ['--config', 'e2e/vitest.config.ts'], chromium),
]);
