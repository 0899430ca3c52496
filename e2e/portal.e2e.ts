import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { DESK, journey, TELEPHONE } from './browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const { url, browser, visit } = journey();

type Finding = { readonly id: string; readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[] };

/** Everything axe finds by WCAG 2.1 AA. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run: (where: Document, how: object) => Promise<{ violations: Finding[] }> } }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
    }),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.failureSummary ?? ''}`);
}

const fixed = [
  '',
  '/plan',
  '/units',
  '/rankings',
  '/exposure',
  '/inspections',
  '/policy',
  '/data',
  '/feedback',
  '/catalogue',
  '/corrections',
];

/** One page of each kind, from the site map. */
async function onePageOfEach(): Promise<string[]> {
  const map = await (await fetch(`${url()}/portal/sitemap.xml`)).text();
  const first = (folder: string) => new RegExp(`/portal(/${folder}/[\\w.-]+)<`).exec(map)?.[1];
  const found = ['measures', 'sections', 'units', 'policy'].map(first).filter((path) => path !== undefined);
  expect(found).toHaveLength(4);
  return [...fixed, ...found, '/search?q=%E7%A2%B3', '/nowhere', `/embed${found[0]}`, `/embed${found[2]}`];
}

it('is whole without any script, wide and on a telephone', async () => {
  const context = await browser().newContext({ javaScriptEnabled: false, viewport: TELEPHONE });
  const page = await context.newPage();
  await page.goto(`${url()}/portal`);
  await page.getByRole('link', { name: '行动计划', exact: true }).first().click();
  await page.getByRole('table').first().getByRole('link').first().click();
  await page.locator('ol.measures').getByRole('link').first().click();
  await page.getByRole('heading', { name: '逐月进展' }).waitFor();
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Month by month' }).waitFor();
  await page.getByRole('searchbox').fill('碳排放');
  await page.getByRole('button', { name: 'Search' }).first().click();
  await page.getByRole('status').filter({ hasText: 'found' }).waitFor();
  expect(await context.cookies()).toEqual([]);
  await context.close();
});

it('has nothing axe objects to, in both languages, wide and narrow, and never scrolls sideways', async () => {
  const page = await visit(undefined, DESK);
  for (const path of await onePageOfEach()) {
    for (const lang of ['', '/en']) {
      await page.setViewportSize(DESK);
      await page.goto(`${url()}/portal${lang}${path}`);
      expect([lang + path, await findings(page)]).toEqual([lang + path, []]);
      await page.setViewportSize(TELEPHONE);
      const { wide, seen } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, seen: innerWidth }));
      expect([lang + path, wide <= seen]).toEqual([lang + path, true]);
    }
  }
});

it('is kept by the office: a class is withdrawn and its address says so', async () => {
  const page = await visit('gongjian', DESK);
  await page.goto('/publication');
  await page.getByRole('link', { name: '政策解读' }).click();
  await page.getByRole('link', { name: '怎样看红黄绿灯' }).click();
  await page.getByRole('heading', { name: '公众看到的页面' }).waitFor();
  await page.frameLocator('iframe').getByRole('heading', { name: '怎样看红黄绿灯' }).waitFor();
  await page.getByRole('button', { name: '撤回' }).click();
  await page.getByLabel('撤回原因').fill('正在修订');
  await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click();
  await page.getByText('已撤回').first().waitFor();
  await expect.poll(async () => (await fetch(`${url()}/portal/policy/how-to-read-lights`)).status).toBe(410);
});
