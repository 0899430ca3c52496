import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { journey, textOf } from './browser.ts';

const { visit } = journey();

it('proves the trail, finds what one person did, and gives it away as a file', async () => {
  const coordinator = await visit('gongjian');
  await coordinator.goto('/ledger');
  await Promise.all([coordinator.waitForEvent('download'), coordinator.getByRole('button', { name: '导出 Excel' }).click()]);

  const page = await visit('shenji');
  await page.goto('/audit');
  await page.getByRole('button', { name: '校验完整性' }).click();
  await page.getByText('记录完整，未被改动').waitFor();

  const events = page.getByRole('table', { name: '审计记录' }).locator('tbody').getByRole('row');
  await events.first().waitFor();
  await page.getByLabel('业务').click();
  await page.locator('.ant-select-item-option', { hasText: '任务台账' }).click();
  await page.waitForURL(/type=tasks/);
  await events.filter({ hasText: '导出台账' }).first().getByRole('button', { name: '陈静' }).click();
  await page.waitForURL(/actor=/);
  await expect.poll(async () => [...new Set((await events.allTextContents()).map((row) => row.includes('陈静')))]).toEqual([true]);

  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出 CSV' }).click()]);
  expect(readFileSync(await file.path(), 'utf8')).toContain('tasks.ledger_exported');
});

it('shows the trail to nobody who runs the plan', async () => {
  const page = await visit('gongjian');
  await page.goto('/audit');
  expect(await textOf(page.locator('main'))).not.toContain('校验 ');
  await page.getByText('没有权限执行此操作').first().waitFor();
});
