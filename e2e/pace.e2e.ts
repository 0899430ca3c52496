import { expect, it } from 'vitest';
import { journey, textOf } from './browser.ts';

const { visit } = journey();

it('takes a figure by hand, shows it in the pace of its measure, and keeps the wrong one beside its correction', async () => {
  const page = await visit('gongjian');
  await page.goto('/indicators/heavy-diesel-checks');
  await page.getByRole('button', { name: '录入数据' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('月份').fill('2022-06');
  await form.getByLabel(/^数值/).fill('27');
  await form.getByRole('button', { name: '保存' }).click();
  const data = page.getByRole('region', { name: '数据' });
  await data.getByRole('row').filter({ hasText: '2022-06' }).waitFor();

  await page.getByRole('region', { name: '证明哪些目标' }).getByRole('link').first().click();
  const pace = page.getByRole('region', { name: '进度', exact: true });
  await pace.getByRole('img', { name: /重型柴油车人工检查量进度图：共 12 个月；最新实际 27/ }).waitFor();
  await pace.getByRole('button', { name: '以表格显示' }).click();
  expect(await textOf(pace.getByRole('row').filter({ hasText: '2022-06' }).first())).toContain('27 · 15.00%');
  await page.getByText('为什么是红灯').waitFor();

  await pace.getByRole('link', { name: '重型柴油车人工检查量' }).click();
  await data.getByRole('button', { name: '更正' }).click();
  await form.getByLabel(/^数值/).fill('127');
  await form.getByLabel('理由').fill('漏录一位');
  await form.getByRole('button', { name: '保存' }).click();
  await data.getByText('漏录一位').waitFor();
  await data.getByText('同时显示已更正的').click();
  await page.waitForURL(/all=true/);
  await data.getByText('已更正', { exact: true }).waitFor();
});

it('changes how the course of a promise is planned, with a reason, and judges anew', async () => {
  const page = await visit('gongjian');
  await page.goto('/indicators/green-travel-share');
  await page.getByRole('region', { name: '证明哪些目标' }).getByRole('link').first().click();
  const pace = page.getByRole('region', { name: '进度', exact: true });
  await pace.getByRole('button', { name: '设置' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('combobox', { name: '计划进程' }).click();
  await page.getByTitle('分阶段').click();
  const save = form.getByRole('button', { name: '保存' });
  await form.getByLabel(/^各阶段应完成/).fill('六月底 50');
  await form.getByLabel('理由').fill('分两个阶段');
  expect(await save.isDisabled()).toBe(true);
  await form.getByLabel(/^各阶段应完成/).fill('2022-06-30 50%\n2022-12-31 100%');
  await save.click();
  await page.getByText('已保存并重新判定').waitFor();
});

it('gives leaders the red list: why each is red, a filter in the address, a workbook', async () => {
  const page = await visit('lingdao');
  await page.goto('/red-list');
  const table = page.getByRole('table', { name: '红灯清单' });
  await table
    .getByText(/已超过\d+天/)
    .first()
    .waitFor();
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 Excel' }).click();
  expect((await file).suggestedFilename()).toMatch(/^红灯清单-\d{4}-\d{2}-\d{2}\.xlsx$/);
  await page.goto('/red-list?unit=bj-jtw');
  await table.getByRole('link').first().click();
  await page.getByText('为什么是红灯').waitFor();
});
