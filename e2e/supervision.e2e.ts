import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { journey, textOf } from './browser.ts';

const { visit, again } = journey({ GONGJIAN_TODAY: '2022-06-01' });
const PHOTO = { name: '现场.jpg', mimeType: 'image/jpeg', buffer: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]) };
const PAPER = { name: '盖章文件.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 paper') };
const HERE = { longitude: 116.45, latitude: 39.92 };

/** Somebody at a device that knows where it is, on the day the city stands on. */
async function on(day: string, login: string): Promise<Page> {
  const page = await visit(login);
  await page.context().grantPermissions(['geolocation']);
  await page.context().setGeolocation(HERE);
  await page.clock.setFixedTime(new Date(`${day}T00:01:00+08:00`));
  return page;
}

async function choose(page: Page, control: Locator, option: string): Promise<void> {
  await control.click();
  await control.pressSequentially(option);
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: option }).first().click();
}

/** Evidence of the case, on the page of the finding. */
async function attach(page: Page, file: typeof PHOTO, kind?: string): Promise<void> {
  const panel = page.getByRole('region', { name: '证据' });
  await panel.waitFor();
  if (kind !== undefined) await choose(page, panel.getByLabel('类型'), kind);
  const shown = panel.getByRole('button', { name: new RegExp(file.name) });
  const before = await shown.count();
  await panel.getByLabel('上传证据').setInputFiles(file);
  await expect.poll(() => shown.count()).toBe(before + 1);
}

/** Opens the form of a step, uses all the evidence there is, and fills it. */
async function step(page: Page, name: string, fill: (form: Locator) => Promise<void>, save = name): Promise<void> {
  await page.getByRole('region', { name: '整改办理' }).getByRole('button', { name }).click();
  const form = page.getByRole('dialog');
  await form.waitFor();
  for (const box of await form.getByRole('group', { name: '使用以下证据' }).getByRole('checkbox').all()) await box.check();
  await fill(form);
  await form.getByRole('button', { name: new RegExp([...save].join('\\s*')) }).click();
  await form.waitFor({ state: 'detached' });
}

const stage = (page: Page) => textOf(page.locator('[aria-current="step"]'));
const nothing = async (): Promise<void> => undefined;

it('carries a finding from the plan of a campaign through visit, rectification, verification and publicity to looking back', async () => {
  const office = await on('2022-06-01', 'gongjian');
  await office.goto('/supervision');
  await office.getByRole('button', { name: '制定督察方案' }).click();
  await choose(office, office.getByLabel('类型'), '日常督察');
  await office.getByLabel('名称', { exact: true }).fill('六月扬尘日常督察');
  await office.getByLabel('结束日期').fill('2022-06-30');
  await choose(office, office.getByLabel('添加组员'), '冯洁');
  await choose(office, office.getByLabel('添加组员'), '陈静');
  await office.getByRole('button', { name: '添加对象' }).click();
  await office.getByLabel('对象名称').fill('朝阳北路沿线');
  await choose(office, office.getByLabel('责任单位'), '朝阳区');
  await office.getByRole('button', { name: '保存方案' }).click();
  await office.getByRole('button', { name: '启动' }).click();
  await office.getByText('进行中').waitFor();
  const campaign = office.url();

  const inspector = await on('2022-06-01', 'ducha');
  await inspector.goto(campaign);
  await inspector.getByRole('button', { name: /登记检查/ }).click();
  await inspector.waitForURL(/\/visits\//);
  await inspector.getByRole('button', { name: '提交' }).click();
  await inspector.getByText('有必答项未答').waitFor();
  const conforms = inspector.getByRole('radio', { name: '符合', exact: true });
  for (const yes of await conforms.all()) await yes.check();
  const bare = inspector.getByRole('group', { name: /裸地得到覆盖/ });
  await bare.getByRole('radio', { name: '不符合' }).check();
  await bare.getByLabel('情况说明').fill('裸地约 300 平方米未覆盖');
  await inspector.getByRole('button', { name: '取当前位置' }).click();
  await expect.poll(() => inspector.getByLabel('经度').inputValue()).toBe('116.45');
  await inspector.getByLabel('结束时间').fill('2022-06-01 23:59');
  await bare.getByRole('button', { name: /添加照片/ }).click();
  const adding = inspector.getByRole('dialog');
  await adding.getByLabel('现场照片').setInputFiles(PHOTO);
  await adding.getByRole('button', { name: /保\s*存/ }).click();
  await bare.getByRole('button', { name: '现场.jpg' }).waitFor();
  await inspector.getByLabel('未签字原因').fill('现场无人');
  await inspector.getByRole('button', { name: '提交' }).click();
  await inspector
    .getByRole('region', { name: '发现问题' })
    .getByRole('link', { name: /裸地得到覆盖/ })
    .click();
  await inspector.waitForURL(/\/findings\//);
  const address = inspector.url();

  await office.goto(address);
  await office.getByRole('button', { name: '交办' }).click();
  const assigning = office.getByRole('dialog');
  await choose(office, assigning.getByLabel('交由单位'), '朝阳区');
  await assigning.getByRole('button', { name: /交\s*办/ }).click();
  await expect.poll(() => stage(office)).toContain('制定整改方案');

  const district = await on('2022-06-01', 'chaoyang');
  await district.goto(address);
  await attach(district, PAPER, '文书');
  await step(district, '报整改方案', async (form) => {
    await form.getByLabel('整改目标').fill('裸地全部覆盖');
    await form.getByLabel('整改措施').fill('铺设防尘网并每日巡查');
    await form.getByLabel('完成日期').fill('2022-06-10');
    await choose(district, form.getByLabel('督办单位'), '市生态环境局');
    await form.getByLabel('整改期限').fill('2022-06-20');
    await form.getByLabel('整改目标').click();
  });
  await expect.poll(() => stage(district)).toContain('方案审核');

  await office.goto(address);
  await step(office, '审核方案', nothing, '保存');
  await expect.poll(() => stage(office)).toContain('整改');

  await district.goto(address);
  await attach(district, PHOTO, '照片');
  await step(district, '自查并报请核查', (form) => form.getByLabel('完成情况').fill('已铺设防尘网'));
  await expect.poll(() => stage(district)).toContain('核查');

  await inspector.goto(address);
  await attach(inspector, PHOTO, '照片');
  await step(inspector, '现场核查', (form) => form.getByLabel('完成情况').fill('现场属实'));
  await expect.poll(() => stage(inspector)).toContain('整改公示');
  await inspector.goto('/supervision/publicity');
  expect(await textOf(inspector.getByRole('row', { name: /朝阳北路沿线/ }))).toContain('2022年6月13日');

  await office.goto(address);
  await attach(office, PAPER, '文书');
  await office.getByRole('region', { name: '整改办理' }).getByRole('button', { name: '销号' }).click();
  const early = office.getByRole('dialog');
  await early.getByRole('checkbox').first().check();
  await early.getByRole('button', { name: /销\s*号/ }).click();
  await early.getByText('公示期未满', { exact: true }).waitFor();

  await again({ GONGJIAN_TODAY: '2022-06-14' });
  const later = await on('2022-06-14', 'gongjian');
  await later.goto(address);
  await step(later, '销号', nothing);
  await later.getByRole('region', { name: '回头看' }).getByText('2022年9月12日').waitFor();

  await again({ GONGJIAN_TODAY: '2022-09-12' });
  const looking = await on('2022-09-12', 'ducha');
  await looking.goto('/supervision/look-backs?until=2022-09-30');
  await looking.getByRole('button', { name: /登记回头看/ }).click();
  const seen = looking.getByRole('dialog');
  await seen.getByRole('radio', { name: /反弹/ }).check();
  await seen.getByLabel('现场情况').fill('防尘网破损');
  await seen.getByLabel('现场照片').setInputFiles(PHOTO);
  await seen.getByRole('button', { name: '取当前位置' }).click();
  await seen.getByLabel('拍摄时间').fill('2022-09-12 00:01');
  await seen.getByLabel('现场情况').click();
  await seen.getByRole('button', { name: /保\s*存/ }).click();
  await seen.waitFor({ state: 'detached' });
  await looking.goto('/supervision/proposals');
  await looking.getByText('回头看发现反弹').waitFor();
  await looking.goto(address);
  await expect.poll(() => stage(looking)).toContain('制定整改方案');
});
