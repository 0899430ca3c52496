import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { journey, textOf } from './browser.ts';

const { visit } = journey();
const PHOTO = { name: '现场.jpg', mimeType: 'image/jpeg', buffer: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]) };
const HERE = { longitude: 116.45, latitude: 39.92 };

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('dialog').getByLabel(label).click();
  await page.getByRole('dialog').getByLabel(label).pressSequentially(option);
  await page.locator('.ant-select-item-option', { hasText: option }).last().click();
}

/** The device says where it is. */
async function atTheSite(page: Page): Promise<Page> {
  await page.context().grantPermissions(['geolocation']);
  await page.context().setGeolocation(HERE);
  return page;
}

async function addPhoto(page: Page): Promise<void> {
  const shown = page.getByRole('region', { name: '证据' }).getByRole('button', { name: /照片 · 现场/ });
  const before = await shown.count();
  await page.getByLabel('上传证据').setInputFiles(PHOTO);
  await expect.poll(() => shown.count()).toBe(before + 1);
}

async function take(page: Page, step: string): Promise<void> {
  await page.getByRole('region', { name: '办理', exact: true }).getByRole('button', { name: step }).click();
  const form = page.getByRole('dialog');
  const boxes = form.getByRole('checkbox');
  await boxes.first().waitFor();
  for (const box of await boxes.all()) await box.check();
  await form.getByRole('button', { name: step }).click();
  await form.waitFor({ state: 'detached' });
}

const stage = (page: Page) => textOf(page.locator('[aria-current="step"]'));

it('follows an alarm from the site to its closing: told what lacks, mended, verified by another, and kept', async () => {
  const inspector = await atTheSite(await visit('ducha'));
  await inspector.goto('/cases?kind=dust_alarm');
  await inspector.getByRole('button', { name: '登记案件' }).click();
  const form = inspector.getByRole('dialog');
  await form.getByLabel('事项').fill('某工地裸土未苫盖');
  await form.getByRole('button', { name: '登记案件' }).click();
  await form.getByText('有必填项目未填').first().waitFor();
  await form.getByLabel('问题概述').fill('裸土约 300 平方米未苫盖');
  await form.getByLabel('工地名称').fill('某工地');
  await choose(inspector, '违规行为', '未苫盖');
  await choose(inspector, '属地单位', '朝阳区');
  await form.getByRole('button', { name: '取当前位置' }).click();
  await expect.poll(() => form.getByLabel('经度').inputValue()).toBe('116.45');
  await form.getByRole('button', { name: '登记案件' }).click();
  await inspector.waitForURL(/\/cases\/[0-9a-f-]{36}/);
  const address = inspector.url();

  const office = await visit('gongjian');
  await office.goto(address);
  await office.getByRole('button', { name: '推送行业主管部门和属地街道' }).click();
  await choose(office, '交由单位', '朝阳区');
  await office.getByRole('dialog').getByRole('button', { name: '推送行业主管部门和属地街道' }).click();
  await expect.poll(() => stage(office)).toContain('整改');

  const district = await atTheSite(await visit('chaoyang'));
  await district.goto('/cases');
  await district.getByRole('link', { name: '某工地裸土未苫盖' }).click();
  await district.getByRole('button', { name: '报请核查' }).click();
  await district.getByRole('dialog').getByRole('button', { name: '报请核查' }).click();
  await district.getByText('证据不足或不符合要求').waitFor();
  await district
    .getByRole('dialog')
    .getByRole('button', { name: '取 消' })
    .or(district.getByRole('button', { name: '取消' }))
    .first()
    .click();
  await addPhoto(district);
  await take(district, '报请核查');
  await expect.poll(() => stage(district)).toContain('核查');
  await district.getByText('当前没有需要您办理的事项。').waitFor();

  await inspector.goto(address);
  await addPhoto(inspector);
  await take(inspector, '核查通过');
  await expect.poll(() => stage(inspector)).toContain('销号');
  const steps = await textOf(inspector.getByRole('region', { name: '办理过程' }));
  expect(steps).toMatch(/核查通过[\s\S]*报请核查[\s\S]*推送行业主管部门[\s\S]*登记/);
  await inspector.goto('/cases?kind=dust_alarm');
  await inspector.getByText('没有符合条件的案件。').waitFor();
});
