import { expect, it } from 'vitest';
import { journey } from './browser.ts';

const { visit } = journey();
const nobody = '00000000-0000-4000-8000-000000000000';

it.each([
  ['/measures/nothing', '找不到该措施'],
  [`/measures/${nobody}`, '找不到该措施'],
  ['/units/nothing', '找不到该单位'],
  ['/cases/nothing', '找不到该案件'],
  ['/plans/nothing', '找不到该计划'],
  ['/imports/nothing', '找不到该导入'],
  ['/reports/nothing', '找不到该月报'],
  ['/bulletins/nothing', '找不到该通报'],
  ['/assessment/nothing', '找不到该考核'],
  ['/indicators/nothing', '找不到该指标'],
  ['/people/nothing', '没有这个人员'],
])('says that there is nothing at %s, and leads back', async (path, words) => {
  const page = await visit('gongjian');
  await page.goto('/ledger');
  await page.goto(path);
  await page.getByRole('heading', { level: 1, name: words }).waitFor();
  expect(await page.getByText('格式').count()).toBe(0);
  await page.getByRole('button', { name: '返回上一页' }).click();
  await page.waitForURL(/\/ledger/);
});
