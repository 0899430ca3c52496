import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { readDocument } from '../packages/documents/src/read-document.ts';
import { journey, textOf } from './browser.ts';

const { visit } = journey();

const rows = (page: Page) => page.getByRole('table', { name: '措施台账' }).locator('tbody').getByRole('row');
const total = (page: Page, n: number): Promise<void> => page.getByText(`共 ${n} 条`).waitFor();

async function ledger(query = ''): Promise<Page> {
  const page = await visit('gongjian');
  await page.goto(`/ledger${query}`);
  await rows(page).first().waitFor();
  return page;
}

it('finds by Chinese words, keeps every filter in the address, and takes them off again', async () => {
  const page = await ledger();
  await total(page, 88);
  await page.getByLabel('关键词').fill('水泥');
  await page.waitForURL(/q=/);
  await page.getByText('已筛选 1 项').waitFor();
  await page.getByText('共 88 条').waitFor({ state: 'detached' });
  const found = await rows(page).count();
  expect(found).toBeGreaterThan(0);
  expect(found).toBeLessThan(88);
  const address = page.url();

  const again = await visit('sthj');
  await again.goto(address);
  await rows(again).first().waitFor();
  expect(await rows(again).count()).toBe(found);

  await page.getByRole('button', { name: '清除筛选' }).click();
  await total(page, 88);
});

it('filters by unit and role', async () => {
  const page = await ledger();
  await page.getByLabel('单位', { exact: true }).fill('市交通委');
  await page.keyboard.press('Enter');
  await page.waitForURL(/unit=bj-jtw/);
  await page.getByLabel('职责').click();
  await page.locator('.ant-select-item-option', { hasText: '牵头' }).click();
  await page.waitForURL(/role=lead/);
  await page.keyboard.press('Escape');
  await page.locator('[class*="stale"]').waitFor({ state: 'detached' });
  // A long list of units is cut on the screen; all of them are told when asked.
  const leads = page.locator('td[data-column="lead"] > span');
  for (const lead of await leads.all()) expect(await lead.getAttribute('title')).toContain('市交通委');
});

it('sorts by the heading of a column', async () => {
  const page = await ledger();
  await page.getByRole('button', { name: /序号/ }).click();
  await page.waitForURL(/sort=plan/);
  expect(await page.getByRole('columnheader', { name: /序号/ }).getAttribute('aria-sort')).toBe('ascending');
  await page.locator('[class*="stale"]').waitFor({ state: 'detached' });
  expect(await textOf(rows(page).first())).toContain('切实控制温室气体排放');
});

it('shows the columns a person wants, and gives exactly what is shown to Excel', async () => {
  const page = await ledger('?q=%E6%B0%B4%E6%B3%A5');
  await page.getByRole('button', { name: '显示列' }).click();
  await page.getByLabel('时限（原文）').check();
  await page.waitForURL(/columns=/);
  await page.getByRole('columnheader', { name: '时限（原文）' }).waitFor();
  await page.keyboard.press('Escape');
  const shown = await rows(page).count();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出 Excel' }).click()]);
  expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
  const sheet = await sheetOf(await file.path());
  expect(sheet.rows).toBe(shown + 1);
  expect(sheet.words).toContain('水泥');
  expect(sheet.words).toContain('时限');
});

it('keeps a view under a name and brings it back', async () => {
  const page = await ledger('?light=red&promise=deliverable');
  await page.getByRole('button', { name: '视图', exact: true }).click();
  await page.getByLabel('保存当前视图').fill('红灯成果');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('视图已保存').waitFor();
  await page.goto('/ledger');
  await page.getByRole('button', { name: '视图', exact: true }).click();
  await page.getByRole('button', { name: '红灯成果', exact: true }).click();
  await page.waitForURL(/light=red.*promise=deliverable|promise=deliverable.*light=red/);
});

it('is walked with the keyboard alone', async () => {
  const page = await ledger();
  await page.keyboard.press('Tab');
  expect(await textOf(page.locator(':focus'))).toBe('跳到正文');
  await page.keyboard.press('/');
  await page.keyboard.type('扬尘');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=/);
  await page.locator('[class*="stale"]').waitFor({ state: 'detached' });
  await rows(page).first().getByRole('link').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  const last = rows(page).last().getByRole('link');
  expect(await last.evaluate((link) => link === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/measures\//);
});

/** Rows and words of a workbook's table. */
async function sheetOf(path: string): Promise<{ rows: number; words: string }> {
  const { text, blocks } = await readDocument(new Uint8Array(readFileSync(path)), 'ledger.xlsx');
  const table = blocks.find((block) => block.kind === 'table');
  return { rows: table?.rows.length ?? 0, words: text };
}
