import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { fillForm, rowsWith } from '../packages/documents/test/fill-form.ts';
import { journey } from './browser.ts';

const { visit } = journey();
const folder = mkdtempSync(join(tmpdir(), 'gongjian-form-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** In the page: the coordinator opens the last month of the plan's year now. */
const openMonth = async (): Promise<void> => {
  const headers = { 'content-type': 'application/json' };
  const reply = await fetch('/api/reporting/cycles', { method: 'POST', headers, body: JSON.stringify({ month: '2022-12' }) });
  if (!reply.ok) throw new Error(await reply.text());
};

it('takes the form of a unit, fills it, sees every problem by cell, mends it and sends it', async () => {
  const page = await visit('gongjian');
  await page.goto('/reports');
  await page.evaluate(openMonth);
  await page.goto('/reports/form?unit=bj-sthjj&month=2022-12');
  const file = join(folder, 'form.xlsx');
  const downloaded = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载表格' }).click();
  await (await downloaded).saveAs(file);

  await fillForm(file, (sheet, at) => {
    sheet.getCell(4, at('工作措施')).value = '改过的措施';
  });
  const choose = () => page.locator('input[type=file]').setInputFiles(file);
  await choose();
  const problems = page.getByRole('table', { name: '问题清单' });
  await problems.getByRole('row').filter({ hasText: 'B4' }).getByText('不能修改').waitFor();
  expect(await page.getByRole('button', { name: /^报送 \d+ 份$/ }).count()).toBe(0);

  const again = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载表格' }).click();
  await (await again).saveAs(file);
  await fillForm(file, (sheet, at) => {
    for (const [i, row] of rowsWith(sheet, at('本次报送'), '是').entries()) {
      sheet.getCell(row, at('本次报送')).value = i === 0 ? '是' : '否';
      if (i > 0) continue;
      for (const title of ['工作进展', '存在问题', '下一步措施']) sheet.getCell(row, at(title)).value = `${title}：按计划推进`;
      sheet.getCell(row, at('责任人')).value = '张处长';
    }
  });
  await choose();
  await page.getByText('没有发现问题').waitFor();
  await page.getByRole('button', { name: '报送 1 份' }).click();
  await page.getByText('已报送 1 份月报').waitFor();
});
