import { expect, it } from 'vitest';
import { heading, journey, textOf } from './browser.ts';

const { visit } = journey();

it('leads from the counts of the overview to the measures behind them', async () => {
  const page = await visit('lingdao');
  await page.goto('/');
  const red = page.getByRole('main').getByRole('link', { name: /红灯/ }).first();
  const count = Number((await textOf(red)).match(/红灯(\d+)/)?.[1]);
  await red.click();
  await page.getByText(`共 ${count} 条`).waitFor();
});

it('shows the deadlines of the year as a picture and as a table', async () => {
  const page = await visit('lingdao');
  await page.goto('/');
  const panel = page.getByRole('region', { name: '到期月份分布' });
  await panel.getByRole('link', { name: /2022-06/ }).waitFor();
  await panel.getByRole('button', { name: '以表格显示' }).click();
  expect(await panel.getByRole('row').count()).toBe(13);
  await panel.getByRole('button', { name: '以表格显示' }).click();
  await panel.getByRole('link', { name: /2022-06/ }).click();
  await page.waitForURL(/dueFrom=2022-06-01&dueTo=2022-06-30/);
});

it('shows what one unit leads, is responsible for and supports', async () => {
  const page = await visit('chaoyang');
  await page.goto('/units');
  await page.getByRole('region', { name: '本单位' }).getByRole('link', { name: '朝阳区' }).click();
  await page.getByRole('heading', { level: 1, name: '朝阳区' }).waitFor();
  const roles = page.getByRole('region', { name: '职责' });
  expect(await textOf(roles)).toMatch(/牵头部门[\s\S]*主责单位[\s\S]*协办单位/);
  await roles.getByRole('link', { name: '主责单位' }).click();
  await page.waitForURL(/unit=110105&role=responsible/);
});

it('shows units by sections, each cell leading to its measures', async () => {
  const page = await visit('lingdao');
  await page.goto('/matrix');
  const cell = page.getByRole('link', { name: /^市交通委，.*：\d+ 条，最差/ }).first();
  const count = (await cell.getAttribute('aria-label'))?.match(/：(\d+) 条/)?.[1];
  await cell.click();
  await page.getByText(`共 ${count} 条`).waitFor();
});

it('draws the year with deadlines and milestones, and one quarter of it', async () => {
  const page = await visit('lingdao');
  await page.goto('/timeline');
  await page.getByText(/已显示 72 条，共 88 条/).waitFor();
  await page.getByText('二季度').click();
  await page.waitForURL(/quarter=2/);
  const row = page.getByRole('link', { name: /水泥行业生产调整方案/ }).first();
  expect(await textOf(row)).toContain('2022-06-30');
  await row.click();
  await page.waitForURL(/measures/);
  expect(await heading(page)).not.toBe('');
});
