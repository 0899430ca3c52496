import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { journey, textOf } from './browser.ts';

const { visit } = journey();
const PROOF = { name: '方案.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') };

async function openMeasure(page: Page, query: string): Promise<void> {
  await page.goto(`/ledger?${query}`);
  await page.getByRole('table', { name: '措施台账' }).locator('tbody').getByRole('link').first().click();
  await page.getByRole('heading', { level: 2, name: '判定' }).waitFor();
}

it('shows a measure where it stands in its document, with its units expanded', async () => {
  const page = await visit('lingdao');
  await openMeasure(page, 'q=%E5%BC%80%E5%B1%95%E5%B9%B4%E5%BA%A6%E6%9C%AC%E5%B8%82%E7%A2%B3%E6%8E%92%E6%94%BE%E6%9D%83');
  const clause = page.getByRole('region', { name: '原文出处' }).locator('mark');
  await clause.waitFor();
  expect(await textOf(clause)).toContain('开展年度本市碳排放权交易工作');
  await page.goBack();
  await openMeasure(page, 'unit=110105');
  const group = page.locator('details', { hasText: '展开 17 个单位' }).first();
  await group.locator('summary').click();
  await group.getByRole('link', { name: '朝阳区' }).waitFor();
});

it('carries a deliverable through its stages: recorded by its unit, proved, sent, accepted, and judged at once', async () => {
  const page = await visit('sthj');
  await openMeasure(page, 'unit=bj-sthjj&role=lead&promise=deliverable');
  const address = page.url();
  await page.getByRole('button', { name: '登记阶段' }).first().click();
  const form = page.getByRole('dialog');
  await form.getByRole('button', { name: '保存' }).click();
  await form.waitFor({ state: 'hidden' });
  const record = page.getByRole('article').filter({ hasText: '草稿' });
  await record.getByText('请填写文号或上传证明材料').waitFor();
  expect(await record.getByRole('button', { name: '报送' }).isDisabled()).toBe(true);
  await record.getByLabel('上传材料').setInputFiles(PROOF);
  await record.getByRole('button', { name: '方案.pdf', exact: true }).waitFor();
  await record.getByRole('button', { name: '报送' }).click();
  await page.getByText('已报送，等待审核').waitFor();

  const office = await visit('gongjian');
  await office.goto('/inbox');
  await office.getByRole('region', { name: '待审核' }).getByRole('button', { name: '确认', exact: true }).click();
  await office.getByText('已确认').first().waitFor();
  await office.goto(address);
  await office.getByText('起草 · 已确认').waitFor();
  await office.getByRole('region', { name: '判定' }).getByText('实际进度').waitFor();
  await office.getByRole('region', { name: '过程记录' }).getByText('确认成果阶段').waitFor();
});

it('keeps the draft of one unit from another', async () => {
  const page = await visit('sthj');
  await openMeasure(page, 'unit=bj-sthjj&role=lead&promise=deliverable');
  const address = page.url();
  const before = await page.getByRole('article').count();
  await page.getByRole('button', { name: '登记阶段' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await expect.poll(() => page.getByRole('article').count()).toBe(before + 1);
  const other = await visit('jiaotong');
  await other.goto(address);
  await other.getByRole('heading', { level: 2, name: '承诺事项' }).waitFor();
  expect(await other.getByRole('article').count()).toBe(before);
});

it('marks what a person set by hand, with reason and approver, and takes it back', async () => {
  const page = await visit('gongjian');
  await openMeasure(page, 'light=red');
  await page.getByRole('button', { name: '人工改判' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('灯色').click();
  await page.locator('.ant-select-item-option', { hasText: '黄灯' }).click();
  await form.getByLabel('改判理由').fill('已完成，佐证正在补交');
  await form.getByLabel('批准人').fill('李局长');
  await form.getByRole('button', { name: '保存' }).click();
  const verdict = page.getByRole('region', { name: '判定' });
  await verdict.getByText('已完成，佐证正在补交').first().waitFor();
  expect(await textOf(verdict)).toContain('李局长');
  await page.getByText('人工', { exact: true }).first().waitFor();
  await verdict.getByRole('button', { name: '撤销改判' }).click();
  await page.getByText('已恢复为规则判定').waitFor();
});

it('lets the coordinating office say which units an open group means', async () => {
  const page = await visit('gongjian');
  await page.goto('/undecided');
  const waiting = page.getByRole('table', { name: '待定单位' }).locator('tbody').getByRole('row');
  await waiting.first().waitFor();
  const before = await waiting.count();
  await waiting.first().getByRole('link').click();
  await page.getByRole('button', { name: '确定单位' }).first().waitFor();
  const group = page.locator('[class*="mention"]', { hasText: '尚未确定具体单位' }).first();
  await group.getByRole('button', { name: '确定单位' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('单位').fill('市水务局');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await form.getByLabel('依据').fill('会议纪要第 3 号');
  await form.getByRole('button', { name: '保存' }).click();
  await form.waitFor({ state: 'hidden' });
  await page.getByText('会议纪要第 3 号').first().waitFor();
  await page.goto('/undecided');
  await expect.poll(() => waiting.count()).toBe(before - 1);
});
