import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { journey, textOf } from './browser.ts';

const { visit } = journey();
const MONTH = '2022-03';

/** Opens and seals a month the way the board does, whatever state the demonstration has it in. */
async function sealed(page: Page): Promise<void> {
  await page.request.post('/api/reporting/cycles', { data: { month: MONTH } });
  const reply = await page.request.post(`/api/reporting/cycles/${MONTH}/seal`, { data: {} });
  expect([200, 201, 409]).toContain(reply.status());
}

it('drafts the bulletin of a sealed month, edits it, issues it with a number, and is signed for', async () => {
  const office = await visit('gongjian');
  await sealed(office);
  await office.goto(`/board?month=${MONTH}`);
  await office.getByRole('button', { name: '起草通报' }).click();
  await office.waitForURL(/\/bulletins\/[0-9a-f-]{36}/);

  const first = office.getByLabel('第 1 段');
  await first.fill(`${await first.inputValue()}请认真整改。`);
  await office.getByText('人工修改').waitFor();
  await office.getByRole('button', { name: '保存文稿' }).click();
  await office.frameLocator('iframe').getByText('请认真整改。').waitFor();
  await office.getByRole('button', { name: '印发' }).click();
  await office.getByLabel('机关代字').fill('京环攻坚通');
  await office
    .getByRole('dialog')
    .getByRole('button', { name: /印\s?发/ })
    .click();
  await office.getByRole('heading', { level: 1, name: /京环攻坚通〔\d{4}〕1号/ }).waitFor();

  const district = await visit('chaoyang');
  await district.goto('/bulletins');
  await district.getByRole('button', { name: '签收（朝阳区）' }).click();
  await district.getByText(/已签收 1 \//).waitFor();
  await office.reload();
  expect(await textOf(office.getByRole('region', { name: '签收情况' }))).toMatch(/已签收 1 \//);

  await office.goto(`/board?month=${MONTH}`);
  await office.getByRole('link', { name: /京环攻坚通/ }).click();
  await office.waitForURL(/\/bulletins\//);
});
