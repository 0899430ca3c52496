import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import { journey, type Screen, TELEPHONE, textOf } from './browser.ts';

const { url, browser, visit } = journey();
const PHOTO = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

const open: BrowserContext[] = [];
afterEach(() => Promise.all(open.splice(0).map((context) => context.close())));

/** Somebody without an account, and without script unless it is asked for. */
async function resident({ script = false, screen = TELEPHONE }: { script?: boolean; screen?: Screen } = {}): Promise<Page> {
  const context = await browser().newContext({ baseURL: url(), viewport: screen, locale: 'zh-CN', javaScriptEnabled: script });
  open.push(context);
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return page;
}

/** A form is not taken from whoever fills it in faster than anybody can. */
const takeATime = (page: Page) => page.waitForTimeout(3_200);

async function fillIn(page: Page, text: string): Promise<void> {
  await page.getByLabel('类别').selectOption('大气');
  await page.getByLabel('反映的情况').fill(text);
  await page.getByLabel('地点').fill('广渠路 36 号院南门');
  await page.getByLabel('照片').setInputFiles({ name: 'IMG_0001.png', mimeType: 'image/png', buffer: PHOTO });
}

async function send(page: Page, text: string): Promise<string> {
  await fillIn(page, text);
  await takeATime(page);
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByRole('heading', { level: 1, name: '已经收到' }).waitFor();
  return textOf(page.locator('output'));
}

it('takes a complaint by telephone without script, tells what lacks beside each field, and is followed to its answer', async () => {
  const page = await resident();
  await page.goto('/portal/feedback');
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByText('请选择一个类别').first().waitFor();
  expect(await page.getByLabel('类别').getAttribute('aria-invalid')).toBe('true');
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= 360).catch(() => true)).toBe(true);

  await page.getByLabel('姓名或称呼').fill('王小明');
  await page.getByLabel('电话或邮箱').fill('13800001234');
  const number = await send(page, '工地夜间施工，渣土车不苫盖，扬尘很大。');
  expect(number).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
  await page.getByRole('button', { name: '查看进展' }).click();
  await page.getByText('已收到，待受理').waitFor();
  expect(page.url()).not.toContain(number);

  const office = await visit('gongjian');
  await office.goto('/feedback');
  await office.getByRole('link', { name: /渣土车不苫盖/ }).click();
  await office.getByText('138****34').waitFor();
  await office.getByRole('button', { name: '查看联系方式' }).click();
  await office.getByLabel('查看用途').fill('核实地点');
  await office.getByRole('dialog').getByRole('button', { name: '查看联系方式' }).click();
  await office.getByText('13800001234').waitFor();

  await office.getByRole('button', { name: '写答复' }).click();
  const form = office.getByRole('dialog');
  await form.getByLabel('公开答复').fill('已核实，请联系 13912345678。');
  await form.getByRole('button', { name: '保存并公开' }).click();
  await form.getByText('含有手机号').waitFor();
  await form.getByLabel('公开答复').fill('经现场核查，已责令停工整改。');
  await form.getByRole('button', { name: '保存并公开' }).click();
  await form.waitFor({ state: 'detached' });

  await office.getByRole('link', { name: /^AJ/ }).first().click();
  await office.getByRole('heading', { level: 1, name: /渣土车不苫盖/ }).waitFor();
  expect(await textOf(office.locator('main'))).not.toContain('13800001234');

  const later = await resident();
  await later.goto('/portal/feedback/follow');
  await later.getByLabel('查询号').fill(number.toLowerCase());
  await later.getByRole('button', { name: '查看' }).click();
  await later.getByText('经现场核查，已责令停工整改。').waitFor();
  expect(await textOf(later.locator('main'))).not.toMatch(/王小明|13800001234/);
});

it('is there in English, and shows a number nobody has only a plain no', async () => {
  const page = await resident();
  await page.goto('/portal/en/feedback/follow');
  await page.getByLabel('Your number').fill('0000-0000-0000-0000');
  await page.getByRole('button', { name: 'Look' }).click();
  await page.getByText('There is no such number').waitFor();
});

it('offers what is public as tables anybody can take away', async () => {
  const page = await resident({ screen: { width: 1280, height: 800 } });
  await page.goto('/portal/data');
  await page.getByRole('link', { name: '行动计划措施台账' }).click();
  await page.getByRole('heading', { level: 1, name: '行动计划措施台账' }).waitFor();
  const loading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'CSV', exact: true }).first().click();
  const file = await loading;
  expect(file.suggestedFilename()).toBe('measures.csv');
  expect((await readFile(await file.path(), 'utf8')).slice(0, 13)).toBe('\uFEFF"measure_id"');
  const catalogue = await page.request.get('/portal/data/catalog.ttl');
  expect([catalogue.status(), await catalogue.text()]).toEqual([200, expect.stringContaining('dcat:Catalog')]);
});

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

it.each(['/portal/feedback', '/portal/en/feedback', '/portal/feedback/follow', '/portal/data', '/portal/data/measures'])(
  '%s breaks no rule of WCAG 2.1 AA',
  async (path) => {
    const page = await resident({ script: true });
    await page.goto(path);
    // The page itself allows no script; axe is put in by the test, as a tool of the browser.
    const found = await page.evaluate(
      `(() => { ${axe}; return window.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html)); })()`,
    );
    expect(found).toEqual([]);
  },
);
