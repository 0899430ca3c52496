import { expect, it } from 'vitest';
import { journey, TELEPHONE } from './browser.ts';
import { openScreen, screens } from './screens.ts';

const { visit } = journey();

it.each(screens)('$name fits a telephone of 360 points', async ({ path, login }) => {
  const page = await visit(login, TELEPHONE);
  await openScreen(page, path);
  const [wide, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  expect(wide).toBeLessThanOrEqual(seen as number);
});

it('is used with the thumb: short menu, full menu, a card for each measure', async () => {
  const page = await visit('gongjian', TELEPHONE);
  await page.goto('/');
  await page.getByRole('navigation', { name: '常用菜单' }).getByRole('link', { name: '任务台账' }).click();
  const card = page.getByRole('table', { name: '措施台账' }).locator('tbody').getByRole('row').first();
  await card.waitFor();
  const box = await card.boundingBox();
  expect(box?.width).toBeLessThanOrEqual(360);
  expect(box?.height).toBeGreaterThan(120);
  await card.getByRole('link').click();
  await page.getByRole('heading', { level: 2, name: '判定' }).waitFor();
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('dialog', { name: '主菜单' }).getByRole('link', { name: '责任矩阵' }).click();
  await page.getByRole('heading', { level: 1, name: '责任矩阵' }).waitFor();
  await page.getByRole('dialog', { name: '主菜单' }).waitFor({ state: 'hidden' });
});

it('keeps the chosen year of the calendar in sight among its tabs', async () => {
  const page = await visit('gongjian', TELEPHONE);
  for (const year of ['2022', '2026']) {
    await openScreen(page, `/calendar?year=${year}`);
    const tab = await page.getByRole('tab', { selected: true }).first().boundingBox();
    expect(tab?.x).toBeGreaterThanOrEqual(0);
    expect((tab?.x ?? 999) + (tab?.width ?? 0)).toBeLessThanOrEqual(360);
  }
});

it('draws the months of all units as one mark each, not as a card of twelve', async () => {
  const page = await visit('gongjian', TELEPHONE);
  await page.request.post('/api/reporting/cycles', { data: { month: '2022-12' } });
  await openScreen(page, '/board?view=matrix&month=2022-12');
  const rows = page.getByRole('table').locator('tbody').getByRole('row');
  expect(await rows.count()).toBeGreaterThan(40);
  for (const row of (await rows.all()).slice(0, 5)) expect((await row.boundingBox())?.height).toBeLessThan(60);
});
