import { expect, it } from 'vitest';
import { journey } from './browser.ts';

const { visit } = journey();
const HEAD = '指标编号,单位代码,月份,数值,说明\n';
const csv = (name: string, ...lines: string[]) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(HEAD + lines.join('\n')) });

it('takes past figures from a table: every problem by cell first, then all of them', async () => {
  const page = await visit('gongjian');
  await page.goto('/indicators');
  await page.getByRole('button', { name: '导入历史数据' }).click();
  const file = page.locator('input[type=file]');
  await file.setInputFiles(csv('错.csv', 'heavy-diesel-checks,bj-sthjj,2021-13,12,', 'heavy-diesel-checks,nowhere,2021-01,12,'));
  const problems = page.getByRole('table', { name: '问题清单' });
  await problems.getByRole('row').filter({ hasText: 'C2' }).getByText('不是月份').waitFor();
  await problems.getByRole('row').filter({ hasText: 'B3' }).getByText('没有这个单位代码').waitFor();
  expect(await page.getByRole('button', { name: /^写入/ }).count()).toBe(0);
  await file.setInputFiles(csv('2021.csv', 'heavy-diesel-checks,bj-sthjj,2021-11,12,历史', 'heavy-diesel-checks,bj-sthjj,2021-12,13,历史'));
  await page.getByRole('button', { name: '写入 2 条' }).click();
  await page.getByText('已写入 2 条历史数据').waitFor();
  await page.goto('/indicators/heavy-diesel-checks');
  await page.getByRole('region', { name: '数据' }).getByRole('row').filter({ hasText: '2021-12' }).getByText('导入').waitFor();
});

/** In the page: the coordinator opens the last month of the plan's year now. */
const openMonth = async (): Promise<void> => {
  const headers = { 'content-type': 'application/json' };
  const reply = await fetch('/api/reporting/cycles', { method: 'POST', headers, body: JSON.stringify({ month: '2022-12' }) });
  if (!reply.ok) throw new Error(await reply.text());
};
/** In the page: the report of the unit on the measure. */
const reportOn = async (measure: string): Promise<string> => {
  const reply = await fetch(`/api/reporting/obligations?month=2022-12&unit=bj-sthjj&measure=${measure}`);
  return (await reply.json()).items[0].id;
};

it('asks a unit for a figure that the office requires, and does not send the report without it', async () => {
  const page = await visit('gongjian');
  await page.goto('/indicators/heavy-diesel-checks');
  const measure = page.getByRole('region', { name: '证明哪些目标' }).getByRole('link').first();
  const id = (await measure.getAttribute('href'))?.split('/').at(-1) ?? '';
  await measure.click();
  const pace = page.getByRole('region', { name: '进度', exact: true });
  await pace.getByRole('button', { name: '设置' }).click();
  const form = page.getByRole('dialog');
  await form.getByText(/^月报必填/).click();
  await form.getByLabel('理由').fill('按月通报');
  await form.getByRole('button', { name: '保存' }).click();
  await page.getByText('已保存并重新判定').waitFor();
  await page.evaluate(openMonth);
  const report = await page.evaluate(reportOn, id);

  const unit = await visit('sthj');
  await unit.goto(`/reports/${report}`);
  const promise = unit.getByRole('region', { name: /检查/ }).first();
  await promise.getByText('必填', { exact: true }).waitFor();
  await unit.getByLabel('工作进展').fill('开展执法检查12次');
  await unit.getByRole('button', { name: '报送', exact: true }).click();
  await promise.getByText('请填写数值').waitFor();
  await promise.getByLabel(/^本月数值/).fill('12');
  await promise.getByText('请填写数值').waitFor({ state: 'detached' });
});
