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
  await page.getByLabel('操作人').fill('陈');
  await page.locator('.ant-select-item-option', { hasText: '陈静 · ' }).click();
  await page.waitForURL(/actor=/);
  await page.getByLabel('事项类型').fill('导出台账');
  await page.locator('.ant-select-item-option', { hasText: '导出台账' }).click();
  await page.waitForURL(/type=tasks\.ledger_exported/);
  await expect.poll(async () => [...new Set((await events.allTextContents()).map((row) => row.includes('陈静')))]).toEqual([true]);

  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出 CSV' }).click()]);
  expect(readFileSync(await file.path(), 'utf8')).toContain('tasks.ledger_exported');
});

it('says in words who, about what and what changed; the raw record only on demand', async () => {
  const office = await visit('xitong');
  await office.request.get('/api/org/units/bj-sthjj').then(async (reply) => {
    const headers = { 'if-match': reply.headers().etag ?? '' };
    const changed = await office.request.put('/api/org/units/bj-sthjj/aliases', { headers, data: { aliases: ['市环保局', '环境局'] } });
    expect(changed.status()).toBe(200);
  });
  const page = await visit('shenji');
  await page.goto('/audit?type=org.aliases_set');
  const row = page.getByRole('table', { name: '审计记录' }).locator('tbody').getByRole('row').first();
  await row.getByRole('link', { name: '市生态环境局' }).waitFor();
  expect(await row.textContent()).toMatch(/卫东.*修改别名.*单位.*市生态环境局.*别名.*→.*市环保局、环境局/);
  expect(await row.locator('pre').isVisible()).toBe(false);
  await row.getByText('原始记录').click();
  expect(await textOf(row.locator('pre'))).toContain('"aliases"');
  await row.getByRole('link', { name: '市生态环境局' }).click();
  await page.waitForURL(/\/org\?unit=bj-sthjj/);
});

it('shows the trail to nobody who runs the plan', async () => {
  const page = await visit('gongjian');
  await page.goto('/audit');
  expect(await textOf(page.locator('main'))).not.toContain('校验 ');
  await page.getByText('没有权限执行此操作').first().waitFor();
});
