import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { journey, textOf } from './browser.ts';

const { visit, again } = journey();
/** A busy machine takes more than the second a poll waits by itself. */
const PATIENT = { timeout: 30_000 };
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
  await expect.poll(() => shown.count(), PATIENT).toBe(before + 1);
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
  await expect.poll(() => form.getByLabel('经度').inputValue(), PATIENT).toBe('116.45');
  await form.getByRole('button', { name: '登记案件' }).click();
  await inspector.waitForURL(/\/cases\/[0-9a-f-]{36}/);
  const address = inspector.url();

  const office = await visit('gongjian');
  await office.goto(address);
  await office.getByRole('button', { name: '推送行业主管部门和属地街道' }).click();
  await choose(office, '交由单位', '朝阳区');
  await office.getByRole('dialog').getByRole('button', { name: '推送行业主管部门和属地街道' }).click();
  await expect.poll(() => stage(office), PATIENT).toContain('整改');

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
  await expect.poll(() => stage(district), PATIENT).toContain('核查');
  await district.getByText('当前没有需要您办理的事项。').waitFor();

  await inspector.goto(address);
  await addPhoto(inspector);
  await take(inspector, '核查通过');
  await expect.poll(() => stage(inspector), PATIENT).toContain('销号');
  const steps = await textOf(inspector.getByRole('region', { name: '办理过程' }));
  expect(steps).toMatch(/核查通过[\s\S]*报请核查[\s\S]*推送行业主管部门[\s\S]*登记/);
  await inspector.goto('/cases?kind=dust_alarm');
  await inspector.getByText('没有符合条件的案件。').waitFor();
});

/** Dust alarms far from one another, registered by the inspector through the API of the program. */
async function alarms(page: Page, name: string, many: number, west: number): Promise<string[]> {
  const titles = Array.from({ length: many }, (_, i) => `${name} ${i + 1} 裸土未苫盖`);
  for (const [i, title] of titles.entries()) {
    const fields = { subject: '裸土未苫盖', unit: i % 2 === 0 ? '110105' : '110106', site: `工地${i}`, behaviour: '未苫盖' };
    const place = { longitude: west + i / 10, latitude: 39.6 + i / 10 };
    const reply = await page.request.post('/api/cases', { data: { kind: 'dust_alarm', origin: 'alarm', title, fields, place } });
    expect(reply.status()).toBe(201);
  }
  return titles;
}

it('dispatches many at once to the unit each names, and shows them on the map and the axis of days', async () => {
  const titles = await alarms(await visit('ducha'), '批量工地', 4, 116.1);
  const office = await visit('gongjian');
  await office.goto('/cases?kind=dust_alarm');
  for (const title of titles) await office.getByRole('checkbox', { name: `选择：${title}` }).check();
  await office.getByText('已选 4 件').waitFor();
  await office.getByRole('button', { name: '批量办理' }).click();
  const form = office.getByRole('dialog');
  await form.getByLabel('交由', { exact: true }).click();
  await office.locator('.ant-select-item-option', { hasText: '各案件的“属地单位”' }).click();
  await form.getByRole('button', { name: '批量办理' }).click();
  await form.getByText('办成 4 件，共 4 件').waitFor();
  await form
    .getByRole('button', { name: /关\s*闭/ })
    .last()
    .click();
  await form.waitFor({ state: 'detached' });

  await office.getByRole('tab', { name: '地图' }).click();
  const table = office.getByRole('table', { name: '案件分布' });
  await table.getByRole('link', { name: '丰台区' }).waitFor();
  expect(await textOf(table.getByRole('row', { name: /丰台区/ }))).toMatch(/丰台区\s*2\s*0/);
  await office.getByRole('tab', { name: '时间轴' }).click();
  await office
    .getByRole('region', { name: '办理时间轴' })
    .getByRole('link', { name: titles[0] as string })
    .waitFor();
});

it('climbs to an order: taken when it is overdue, edited, issued under a number, signed for and answered by the unit', async () => {
  const [title = ''] = await alarms(await visit('ducha'), '逾期工地', 1, 116.8);
  const before = await visit('gongjian');
  const { items } = (await (await before.request.get(`/api/cases?q=${encodeURIComponent(title)}&open=true`)).json()) as {
    items: { id: string; version: number; unit: unknown }[];
  };
  const one = items.find(({ unit }) => unit === null);
  const step = { do: 'step', action: 'push', unit: '110105' };
  const pushed = await before.request.post(`/api/cases/${one?.id}/deeds`, { data: step, headers: { 'if-match': `"${one?.version}"` } });
  expect(pushed.status()).toBe(200);
  const due = ((await pushed.json()) as { due: string }).due;
  await again({ GONGJIAN_TODAY: new Date(Date.parse(due) + 21 * 86_400_000).toISOString().slice(0, 10) });

  const office = await visit('gongjian');
  await office.goto(`/cases/${one?.id}`);
  for (const rung of ['提醒', '督办单']) {
    await office.getByRole('button', { name: `采取措施：${rung}` }).click();
    await office.getByRole('dialog').getByLabel('理由或说明').fill('多次催办未果。');
    await office
      .getByRole('dialog')
      .getByRole('button', { name: /保\s*存/ })
      .click();
    await office.getByRole('dialog').waitFor({ state: 'detached' });
  }
  await office.getByRole('link', { name: '督办单' }).click();
  await office.getByLabel('附注').fill('联系人：刘明');
  await office.getByRole('button', { name: '保存', exact: true }).click();
  await office.getByText('草稿只有攻坚办可见').waitFor();
  await office.getByRole('button', { name: '印发', exact: true }).click();
  await office
    .getByRole('dialog')
    .getByRole('button', { name: /印\s*发/ })
    .click();
  await office
    .getByText(/^京环督〔\d{4}〕1号$/)
    .first()
    .waitFor();
  expect(await office.frameLocator('iframe').locator('body').textContent()).toContain('联系人：刘明');
  const address = office.url();

  const district = await visit('chaoyang');
  await district.goto('/papers?awaits=signature');
  await district.getByRole('link', { name: /督办单/ }).click();
  await district.waitForURL(address);
  await district.getByRole('button', { name: '签收（朝阳区）' }).click();
  await district.getByRole('button', { name: '回复（朝阳区）' }).click();
  await district.getByRole('dialog').getByLabel('办理情况').fill('已全部苫盖。');
  await district.getByRole('dialog').getByRole('button', { name: '回复（朝阳区）' }).click();
  await district.getByText('已全部苫盖。').waitFor();
  await office.reload();
  expect(await textOf(office.getByRole('region', { name: '签收与回复' }))).toMatch(/签收 1 \/ 1，回复 1 \/ 1[\s\S]*已全部苫盖/);
});
