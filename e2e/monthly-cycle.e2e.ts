import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { journey, textOf } from './browser.ts';

/** The last day to report on February. */
const { visit, again } = journey({ GONGJIAN_TODAY: '2022-03-03' });

/** A light that is on. */
const LIT = /[绿黄红]灯/;

type Item = { id: string; measure: { id: string; text: string } };

/** The report the bureau owes on the heavy lorries, once the clock has opened the month. */
async function owed(page: Page): Promise<Item> {
  for (let tries = 0; tries < 120; tries++) {
    const reply = await page.request.get('/api/reporting/obligations?month=2022-02&unit=bj-sthjj&limit=200');
    const { items } = (await reply.json()) as { items: Item[] };
    const found = items.find(({ measure }) => measure.text.includes('180'));
    if (found) return found;
    await page.waitForTimeout(250);
  }
  throw new Error('the clock did not open February');
}

it('takes one report from the empty form to the seal of its month, and its figure to the light of its measure', async () => {
  const reporter = await visit('sthj');
  const office = await visit('gongjian');
  const { id, measure } = await owed(reporter);

  await office.goto(`/measures/${measure.id}`);
  await office.getByRole('region', { name: '进度', exact: true }).waitFor();
  expect(await textOf(office.locator('main'))).not.toMatch(LIT);

  await reporter.goto(`/reports/${id}`);
  expect(await textOf(reporter.getByRole('complementary', { name: '演示说明' }))).toContain('2022-03-03');
  await reporter.getByLabel('工作进展').fill('在进京路口检查重型柴油车');
  await reporter
    .getByLabel(/^本月数值/)
    .first()
    .fill('3');
  await reporter
    .getByLabel('上传附件')
    .setInputFiles({ name: '检查记录.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') });
  await reporter.getByRole('button', { name: '检查记录.pdf', exact: true }).waitFor();
  await reporter.getByLabel('姓名').fill('刘处长');
  await reporter.getByRole('button', { name: '报送', exact: true }).click();
  await reporter.getByText('已报送', { exact: true }).first().waitFor();

  await office.goto(`/reports/${id}`);
  await office.getByRole('button', { name: '退回', exact: true }).click();
  const asked = office.getByRole('dialog');
  await asked.getByLabel('理由').fill('数量与台账不符，请核对');
  await asked.getByRole('button', { name: '退回', exact: true }).click();
  await office.getByText('已退回', { exact: true }).first().waitFor();

  await reporter.reload();
  await reporter.getByText(/退回：数量与台账不符/).waitFor();
  await reporter
    .getByLabel(/^本月数值/)
    .first()
    .fill('2');
  await reporter.getByRole('button', { name: '报送', exact: true }).click();
  await reporter.getByText('已报送', { exact: true }).first().waitFor();

  await office.reload();
  await office.getByRole('button', { name: '通过', exact: true }).click();
  await office.getByText('已采纳', { exact: true }).first().waitFor();

  await office.goto('/board?month=2022-02');
  const unit = office.getByRole('row').filter({ hasText: '市生态环境局' }).first();
  await unit.waitFor();
  const { units } = (await (await office.request.get('/api/reporting/cycles/2022-02/board')).json()) as {
    units: { unit: { id: string }; onTime: number; late: number; accepted: number }[];
  };
  expect(units.find((one) => one.unit.id === 'bj-sthjj')).toMatchObject({ onTime: 1, late: 0, accepted: 1 });

  await again({ GONGJIAN_TODAY: '2022-03-07' });
  await office.reload();
  await office.getByRole('button', { name: '封存本月' }).click();
  const seal = office.getByRole('dialog');
  await seal.getByText('我已核对，确认封存').click();
  await seal.getByRole('button', { name: '封存本月' }).click();
  await office.getByText(/封存$/).first().waitFor();

  await office.goto(`/measures/${measure.id}`);
  const pace = office.getByRole('region', { name: '进度', exact: true });
  await pace.getByRole('img', { name: /重型柴油车人工检查量进度图：.*最新实际 2/ }).waitFor();
  await pace
    .getByText(/已完成2万辆次；计划进度/)
    .first()
    .waitFor();
  expect(await textOf(office.locator('main'))).toMatch(LIT);
}, 180_000);
