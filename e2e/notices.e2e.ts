import { expect, it } from 'vitest';
import { journey, TELEPHONE } from './browser.ts';

const { visit } = journey();

it('the office sets when units are reminded and in which words, and sees what they would read', async () => {
  const page = await visit('gongjian');
  await page.goto('/notices');
  await page.getByRole('button', { name: '增加规则' }).click();
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('已保存').waitFor();
  await page.reload();
  await page.getByRole('button', { name: '删除' }).nth(7).waitFor();

  await page.getByRole('tab', { name: '消息模板' }).click();
  const overdue = page.getByRole('region', { name: '逾期', exact: true });
  await overdue.getByLabel('标题').fill('{mouth}欠报');
  await overdue.getByText('没有这样的占位符：{mouth}').waitFor();
  expect(await overdue.getByRole('button', { name: '保存' }).isDisabled()).toBe(true);
  await overdue.getByLabel('标题').fill('{unit}欠报{count}项');
  await overdue.getByText('朝阳区欠报3项').waitFor();
  await overdue.getByRole('button', { name: '保存' }).click();
  await page.getByText('已保存').waitFor();
});

it('a plan is given rules of its own, and goes back to those of the city', async () => {
  const page = await visit('gongjian');
  await page.goto('/notices');
  await page.getByRole('combobox', { name: '适用范围' }).click();
  await page.locator('.ant-select-item-option').nth(1).click();
  await page.getByText('该计划按全市规则提醒。').waitFor();
  await page.getByRole('button', { name: '单独设置' }).click();
  await page.getByRole('button', { name: '删除' }).first().click();
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('已保存').waitFor();
  await page.getByRole('button', { name: '恢复全市规则' }).click();
  await page.getByText('该计划按全市规则提醒。').waitFor();
});

it('a person sets the own e-mail address', async () => {
  const page = await visit('chaoyang');
  await page.goto('/account');
  await page.getByLabel('电子邮箱').fill('不是邮箱');
  await page.getByText('邮箱格式不正确').waitFor();
  await page.getByLabel('电子邮箱').fill('cy@example.org');
  await page.getByRole('button', { name: '保存邮箱' }).click();
  await page.getByText('邮箱已保存').waitFor();
  await page.reload();
  expect(await page.getByLabel('电子邮箱').inputValue()).toBe('cy@example.org');
});

it('the sent log is searched by words, and what is shown is taken away as a workbook', async () => {
  const page = await visit('gongjian');
  await page.goto('/notices?view=sent');
  await page.getByRole('searchbox', { name: '搜索' }).fill('没有这样的话');
  await page.getByText('没有符合条件的发送记录。').waitFor();
  await page.waitForURL((url) => url.searchParams.get('q') === '没有这样的话');
  expect(await page.getByRole('button', { name: '导出 Excel' }).isDisabled()).toBe(true);
});

it('adds a webhook, is told its secret once, pauses it, and removes it; an address within is refused', async () => {
  const page = await visit('gongjian', TELEPHONE);
  await page.goto('/notices?view=webhooks');
  await page.getByRole('button', { name: '添加地址' }).click();
  await page.getByRole('textbox', { name: '地址' }).fill('https://10.0.0.7/');
  await page.getByRole('button', { name: /保\s?存/ }).click();
  await page.getByText('不能推送到该地址').waitFor();
  await page.getByRole('textbox', { name: '地址' }).fill('https://hooks.example.org/gongjian');
  await page.getByRole('button', { name: /保\s?存/ }).click();
  expect(await page.getByLabel(/签名密钥/).inputValue()).toMatch(/^[\w-]{43}$/);
  await page.reload();
  await page.getByText('https://hooks.example.org/gongjian').waitFor();
  expect(await page.getByLabel(/签名密钥/).count()).toBe(0);
  await page.getByRole('button', { name: '暂停' }).click();
  await page.getByText('已暂停', { exact: true }).waitFor();
  await page.getByRole('button', { name: '恢复' }).click();
  await page.getByText('推送中', { exact: true }).waitFor();
  await page.getByRole('button', { name: '删除' }).click();
  await page.getByText('没有推送地址。').waitFor();
});

it('a unit takes its due days into a calendar, and takes the address back', async () => {
  const page = await visit('chaoyang');
  await page.goto('/reports');
  await page.getByRole('button', { name: '生成地址' }).click();
  const address = await page.getByRole('textbox', { name: '地址' }).inputValue();
  const read = await fetch(address);
  expect([read.status, (await read.text()).startsWith('BEGIN:VCALENDAR\r\n')]).toEqual([200, true]);
  await page.getByRole('button', { name: '撤销地址' }).click();
  await page.getByText('还没有订阅地址。').waitFor();
  expect((await fetch(address)).status).toBe(404);
});
