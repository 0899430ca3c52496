import { expect, it } from 'vitest';
import { journey, textOf } from './browser.ts';

const { visit } = journey();

it('walks the tree of units with the arrow keys and shows their history', async () => {
  const page = await visit('xitong');
  await page.goto('/org');
  const tree = page.getByRole('tree');
  await tree.getByRole('treeitem').first().focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '沿革' }).waitFor();
});

it('renames a unit from a day on and keeps what it was called before', async () => {
  const page = await visit('xitong');
  await page.goto('/org');
  await page.getByLabel('查找单位').fill('市金融监管局');
  await page.getByRole('button', { name: /市金融监管局/ }).click();
  await page.getByRole('button', { name: '更名或改隶属' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('简称').fill('市委金融办');
  await form.getByLabel('全称').fill('中共北京市委金融委员会办公室');
  await form.getByRole('button', { name: '保存' }).click();
  await form.waitFor({ state: 'hidden' });
  await page.getByRole('heading', { level: 2, name: '市委金融办' }).waitFor();
  const panel = page.getByRole('region', { name: '市委金融办' });
  await panel.getByText('市金融监管局').first().waitFor();
});

it('shows what a group stands for', async () => {
  const page = await visit('gongjian');
  await page.goto('/org?view=groups');
  await page.getByText('17 个单位').click();
  await page.getByText('经开区', { exact: true }).first().waitFor();
});

it('knows the make-up days of 2022 and asks for the notice it does not have', async () => {
  const page = await visit('gongjian');
  await page.goto('/calendar?year=2022');
  await page.getByText('全年 249 个工作日').waitFor();
  expect(await textOf(page.getByRole('table', { name: '10月' }))).toContain('8上班');
  await page.getByRole('textbox', { name: '日期' }).fill('2022-09-30');
  await page.getByLabel('加工作日数').fill('3');
  await page.keyboard.press('Tab');
  await page.getByText('推算结果：2022-10-10').waitFor();
  await page.getByText('2027 年的节假日安排尚未录入').waitFor();
});

it('loads a missing notice, and says what is wrong with a bad one', async () => {
  const page = await visit('xitong');
  await page.goto('/calendar');
  await page.getByRole('button', { name: '录入 2027 年安排' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('文号').fill('国办发明电〔2026〕9号');
  await form.getByLabel('发布日期').fill('2026-11-04');
  await form.getByRole('button', { name: '添加节日' }).click();
  await form.getByLabel('节日').fill('元旦');
  await form.getByLabel('放假起').fill('2027-01-03');
  await form.getByLabel('放假止').fill('2027-01-01');
  await page.keyboard.press('Tab');
  await form.getByRole('button', { name: '保存' }).click();
  await form.getByText('放假止日早于起日').waitFor();
  await form.getByLabel('放假起').fill('2027-01-01');
  await form.getByLabel('放假止').fill('2027-01-03');
  await page.keyboard.press('Tab');
  await form.getByRole('button', { name: '保存' }).click();
  await page.getByRole('tab', { name: '2027 年' }).waitFor();
});

it('says at the place what is wrong with a new unit, and keeps what was typed when the network is gone', async () => {
  const page = await visit('xitong');
  await page.goto('/org');
  await page.getByRole('button', { name: '新增单位' }).click();
  const form = page.getByRole('dialog');
  const save = form.getByRole('button', { name: '保存' });
  await form.getByLabel('代码').fill('新 局!');
  await form.getByText('代码须为 2—40 位').waitFor();
  await form.getByLabel('代码').fill('bj-xinju');
  await form.getByLabel('简称').fill('市新局<b>😀');
  await form.getByLabel('全称').fill('北京市新局');
  await form.getByLabel('隶属').fill('北京市');
  await page.locator('.ant-select-item-option').first().click();
  await form.getByLabel('设立').fill('2022-02-30');
  await form.getByLabel('设立').blur();
  await form.getByText('没有这一天').waitFor();
  expect(await save.isDisabled()).toBe(true);
  await form.getByLabel('设立').fill('2022-3-1');
  await form.getByLabel('设立').blur();
  await page.context().setOffline(true);
  await save.click();
  await form.getByText('无法连接到服务器').waitFor();
  expect(await form.getByLabel('简称').inputValue()).toBe('市新局<b>😀');
  await page.context().setOffline(false);
  await save.dblclick();
  await form.waitFor({ state: 'hidden' });
  await page.goto('/org?unit=bj-xinju');
  await page.getByRole('heading', { level: 2, name: '市新局<b>😀' }).waitFor();
  await page.context().clearCookies();
  await page.getByRole('button', { name: '修改别名' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await page.getByText('登录已过期，请重新登录').waitFor();
});

it('hands the obligations of a split unit to whom the office names', async () => {
  const admin = await visit('xitong');
  for (const [id, name] of [
    ['bj-gongshui', '市供水局'],
    ['bj-jieshui', '市节水局'],
  ]) {
    const data = { id, name, fullName: `北京${name}`, kind: 'bureau', parent: '110000' };
    expect((await admin.request.post('/api/org/units', { data })).status()).toBe(201);
  }
  const unit = await admin.request.get('/api/org/units/bj-swj');
  const on = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const split = { into: ['bj-gongshui', 'bj-jieshui'], on, reason: '机构改革' };
  const headers = { 'if-match': unit.headers().etag ?? '' };
  expect((await admin.request.post('/api/org/units/bj-swj/split', { headers, data: split })).status()).toBe(200);

  const office = await visit('gongjian');
  await office.goto('/undecided');
  const row = office.getByRole('table', { name: '待交接职责' }).getByRole('row').filter({ hasText: '市水务局' });
  await row.getByRole('button', { name: '交接' }).click();
  const form = office.getByRole('dialog');
  await form.getByLabel('依据').fill('会议纪要');
  await form.getByRole('button', { name: '保存' }).click();
  await office.getByText(/已交接 \d+ 条措施/).waitFor();
  await row.waitFor({ state: 'hidden' });
  await office.goto('/units/bj-gongshui');
  await office.getByRole('heading', { level: 1, name: '市供水局' }).waitFor();
  expect(await office.locator('main').textContent()).toMatch(/牵头/);
});
