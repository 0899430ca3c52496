import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { DESK, journey, TELEPHONE } from './browser.ts';
import { openScreen, screens } from './screens.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const { visit } = journey();

type Finding = {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
};

/** What axe finds serious or worse by WCAG 2.1 AA, told so that it can be mended. */
async function serious(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run: (where: Document, how: object) => Promise<{ violations: Finding[] }> } }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
    }),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)} (${nodes.length}) ${nodes[0]?.failureSummary ?? ''}`);
}

it('finds nothing serious on the login screen', async () => {
  const page = await visit();
  await page.goto('/');
  await page.getByLabel('用户名').waitFor();
  expect(await serious(page)).toEqual([]);
});

it.each(screens)('finds nothing serious on $name, wide or narrow', async ({ path, login }) => {
  const page = await visit(login, DESK);
  await openScreen(page, path);
  expect(await serious(page)).toEqual([]);
  await page.setViewportSize(TELEPHONE);
  await page.waitForTimeout(300);
  expect(await serious(page)).toEqual([]);
});

it('finds nothing serious on a measure and in its forms', async () => {
  const page = await visit('gongjian');
  await openScreen(page, '/ledger?promise=deliverable');
  await page.getByRole('table').locator('tbody').getByRole('link').first().click();
  await page.getByRole('heading', { level: 2, name: '过程记录' }).waitFor();
  await page.waitForLoadState('networkidle');
  expect(await serious(page)).toEqual([]);
  await page.getByRole('button', { name: '人工改判' }).click();
  await page.getByRole('dialog').waitFor();
  expect(await serious(page)).toEqual([]);
});

it('finds nothing serious in a review and its editor', async () => {
  const page = await visit('gongjian');
  await openScreen(page, '/plans');
  await page.getByRole('link', { name: /关于印发/ }).click();
  await page.getByRole('button', { name: '发起调整' }).click();
  await page.getByRole('tab', { name: '记录', exact: true }).waitFor();
  await page.waitForLoadState('networkidle');
  for (const tab of ['疑问', '记录', '单位', '通知', '差异', '修改记录']) {
    await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
    await page.waitForLoadState('networkidle');
    expect(await serious(page)).toEqual([]);
  }
  await page.getByRole('tab', { name: '记录', exact: true }).click();
  await page.getByRole('button', { name: '修改措施 1' }).first().click();
  await page.getByRole('dialog').waitFor();
  expect(await serious(page)).toEqual([]);
});

it('says everything in English too', async () => {
  const page = await visit('gongjian');
  await page.goto('/');
  await page.getByRole('button', { name: 'English' }).click();
  for (const { path } of screens.filter(({ login }) => login === 'gongjian')) {
    await openScreen(page, path);
    const labels = await page.locator('h1, h2, nav a, button:not([class*="ant-"]), label').evaluateAll(wordsOfTheScreen);
    const chinese = labels.filter((label) => /[\u4e00-\u9fff]/.test(label) && !named.test(label));
    expect(chinese, path).toEqual([]);
  }
});

/** What a definition of the city says stays in its language, and is marked so. */
function wordsOfTheScreen(elements: readonly Element[]): string[] {
  return elements.map((element) => {
    if (element.hasAttribute('lang')) return '';
    const copy = element.cloneNode(true) as Element;
    for (const quoted of copy.querySelectorAll('[lang]')) quoted.remove();
    return copy.textContent ?? '';
  });
}

/** Names stay as they are: of units, people, plans, and the button that leads back to Chinese. */
const named = /中文|陈静|局|委|区|办|市|行动计划|北京|公司|部|站|街道|镇/;
