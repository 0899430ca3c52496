import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { journey, textOf } from './browser.ts';
import { kinds, noticeFile } from './notice.ts';

const { browser, visit } = journey();

async function importFile(page: Page, path: string): Promise<void> {
  await page.goto('/imports');
  await page.getByLabel('选择文件').setInputFiles(path);
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}/, { timeout: 90_000 });
  await page.getByRole('tablist', { name: '核对视图' }).waitFor();
}

async function deferAll(page: Page, reason: string): Promise<void> {
  await page.getByRole('tab', { name: /疑问/ }).click();
  await page.getByRole('button', { name: /全部暂缓/ }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel(/暂缓理由/).fill(reason);
  await form.getByRole('button', { name: '暂缓', exact: true }).click();
  await form.waitFor({ state: 'detached', timeout: 90_000 });
}

describe('the notice, dropped as a file', () => {
  it.each(kinds)('is read whole from %s', async (kind) => {
    const page = await visit('gongjian');
    await importFile(page, await noticeFile(kind, browser()));
    expect(await textOf(page.locator('main'))).toContain('12 节 · 48 项重点任务 · 88 条措施');
    const counts = await comparedWithPublished(page);
    expect(counts).toMatch(/修改 0\D*新增 0\D*取消 0\D*相同 88/);
  });
});

async function comparedWithPublished(page: Page): Promise<string> {
  await page.getByRole('tab', { name: '差异' }).click();
  await page.getByLabel('对比对象').click();
  await page.locator('.ant-select-item-option').first().click();
  const shown = page.getByRole('group', { name: '显示' });
  await shown.waitFor();
  return textOf(shown);
}

it('links the record and the source both ways', async () => {
  const page = await visit('gongjian');
  await importFile(page, await noticeFile('docx', browser()));
  await page.getByRole('tab', { name: '记录', exact: true }).click();
  await page.getByRole('button', { name: /^开展年度本市碳排放权交易工作/ }).click();
  const chosen = page.locator('mark[class*="chosenMark"]');
  expect((await chosen.allInnerTexts()).join('')).toContain('开展年度本市碳排放权交易工作');
  expect(await inside(page, chosen.first())).toBe(true);

  await page.locator('mark', { hasText: '切实控制温室气体排放,碳排放总量得到有效控制' }).first().click();
  const record = page.getByRole('button', { pressed: true });
  expect(await textOf(record)).toContain('切实控制温室气体排放');
});

it('asks its questions first, takes answers and edits, and publishes only when nothing is open', async () => {
  const page = await visit('gongjian');
  await importFile(page, await noticeFile('text', browser()));
  expect(await page.getByRole('tab', { name: /疑问/ }).getAttribute('aria-selected')).toBe('true');
  const publish = page.getByRole('button', { name: '发布', exact: true });
  expect(await publish.isDisabled()).toBe(true);

  const question = page
    .getByRole('article')
    .filter({ has: page.getByRole('radio') })
    .first();
  await question.getByRole('radio').first().check();
  await question.getByRole('button', { name: '确认答复' }).click();
  await page.getByText('已答').first().waitFor();

  await page.getByRole('tab', { name: '记录', exact: true }).click();
  await page.getByRole('button', { name: '修改措施 1' }).first().click();
  const editor = page.getByRole('dialog');
  await editor.getByLabel('工作措施').fill('切实控制温室气体排放，碳排放总量得到有效控制。');
  await editor.getByRole('button', { name: '保存' }).click();
  await editor.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: '切实控制温室气体排放，碳排放总量得到有效控制。' }).waitFor();

  await page.getByRole('tab', { name: '修改记录' }).click();
  await page.getByText('改措施正文').waitFor();
  await deferAll(page, '会后核定');

  await publish.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('方案标题').fill('北京市 2022 年行动计划（核对稿）');
  await dialog.getByLabel('批准文件的发文字号').fill('京政办发〔2022〕6号');
  await dialog.getByText('京政办发〔2022〕6号 已经发布过，再次发布会使台账中的措施重复。').waitFor();
  expect(await dialog.getByRole('button', { name: '发布', exact: true }).isDisabled()).toBe(true);
  await dialog.getByLabel('仍作为另一份方案发布').check();
  await dialog.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByText(/已发布为第 1 版：88 条措施/).waitFor();
  await page.getByRole('button', { name: '查看台账' }).click();
  await page.getByText('共 88 条').waitFor();
});

it('adjusts a published plan: version 2 with a readable difference, who, why and on what paper', async () => {
  const page = await visit('gongjian');
  await page.goto('/plans');
  await page
    .getByRole('link', { name: /关于印发/ })
    .first()
    .click();
  await page.getByRole('button', { name: '发起调整' }).click();
  await page.getByRole('button', { name: '修改措施 1' }).first().click();
  const editor = page.getByRole('dialog');
  const text = await editor.getByLabel('工作措施').inputValue();
  await editor.getByLabel('工作措施').fill(text.replace('3%', '4%'));
  await editor.getByRole('button', { name: '保存' }).click();
  await editor.waitFor({ state: 'hidden' });
  await page.getByRole('tab', { name: '差异' }).click();
  await page.getByText('修改 1').waitFor();
  expect(await textOf(page.locator('ins').first())).toContain('4');
  if (await page.getByRole('button', { name: '发布', exact: true }).isDisabled()) await deferAll(page, '沿用原方案');
  await page.getByRole('button', { name: '发布', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('批准文件的发文字号').fill('京政办发〔2022〕20号');
  await dialog.getByLabel('调整理由').fill('年中调整目标');
  await dialog.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByText(/已发布为第 2 版/).waitFor();
  await page.getByRole('button', { name: '查看方案' }).click();
  await page.getByText('年中调整目标').waitFor();
  await page.getByRole('link', { name: '与上一版比较' }).click();
  await page.getByRole('heading', { level: 1, name: '年度对比' }).waitFor();
  await page.getByText('修改 1').waitFor();
});

it('says what is wrong with a file it cannot read, and stores nothing', async () => {
  const page = await visit('gongjian');
  await page.goto('/imports');
  const before = await importsShown(page);
  await page
    .getByLabel('选择文件')
    .setInputFiles({ name: '计划.docx', mimeType: 'application/octet-stream', buffer: Buffer.from('not a document at all') });
  await page.getByRole('alert').waitFor();
  await page.getByRole('button', { name: '换一个文件' }).click();
  await page.reload();
  expect(await importsShown(page)).toBe(before);
});

/** How many earlier imports the list shows, once it has been read: the journeys before this one left some. */
async function importsShown(page: Page): Promise<number> {
  const rows = page.getByRole('row');
  await rows.nth(1).waitFor();
  return rows.count();
}

async function inside(page: Page, mark: ReturnType<Page['locator']>): Promise<boolean> {
  const [frame, box] = await Promise.all([page.getByRole('region', { name: '原文' }).boundingBox(), mark.boundingBox()]);
  return frame !== null && box !== null && box.y >= frame.y && box.y + box.height <= frame.y + frame.height;
}
