import { createHmac } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { heading, journey, logIn, textOf } from './browser.ts';
import { PASSWORD } from './stack.ts';

const { visit } = journey();

async function menu(page: Page): Promise<string[]> {
  await page.goto('/');
  await page.locator('main#content').waitFor();
  return page.getByRole('navigation', { name: '主菜单' }).getByRole('link').allTextContents();
}

it('lets nobody in with a wrong password, says so, and lets the right one in', async () => {
  const page = await visit();
  await page.goto('/ledger');
  await page.getByLabel('用户名').fill('gongjian');
  await page.getByLabel('密码').fill('wrong');
  await page.keyboard.press('Enter');
  expect(await textOf(page.getByRole('alert'))).toContain('用户名或密码错误');
  await page.getByLabel('密码').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '任务台账' }).waitFor();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByLabel('用户名').waitFor();
});

it('locks an account after five wrong passwords, for the right one too', async () => {
  const page = await visit();
  await page.goto('/');
  await page.getByLabel('用户名').fill('ducha');
  for (let tries = 0; tries < 5; tries++) {
    await page.getByLabel('密码').fill(`wrong ${tries}`);
    const answered = page.waitForResponse((reply) => reply.url().endsWith('/api/session') && reply.request().method() === 'POST');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await answered;
  }
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByText('账号已暂时锁定').waitFor();
});

it('offers each role its own places and nothing else', async () => {
  expect(await menu(await visit('gongjian'))).toContain('文件导入');
  expect(await menu(await visit('sthj'))).not.toContain('文件导入');
  const system = await visit('xitong');
  expect(await menu(system)).toEqual(['单位与分组', '工作日历']);
  expect(await heading(system)).toBe('单位与分组');
  expect(await menu(await visit('shenji'))).toContain('审计');
  expect(await menu(await visit('gongjian'))).not.toContain('审计');
});

it('says plainly that a place is closed to somebody who types its address', async () => {
  const page = await visit('sthj');
  await page.goto('/audit');
  await page.getByText('没有权限执行此操作').first().waitFor();
});

it('asks for a code once a person has switched the second factor on', async () => {
  const page = await visit('jiaotong');
  await page.goto('/account');
  const panel = page.getByRole('region', { name: '两步验证' });
  await panel.getByLabel('当前密码').fill(PASSWORD);
  await panel.getByRole('button', { name: '开启两步验证' }).click();
  await panel.getByRole('img', { name: '两步验证二维码' }).waitFor();
  const secret = (await textOf(panel.getByTestId('secret'))).trim();
  await panel.getByLabel('动态口令').fill(totp(secret));
  await panel.getByRole('button', { name: '验证' }).click();
  await panel.getByText('已开启').waitFor();
  const [backup = ''] = await panel.getByTestId('backup-codes').getByRole('listitem').allTextContents();

  const again = await visit();
  await again.goto('/');
  await again.getByLabel('用户名').fill('jiaotong');
  await again.getByLabel('密码').fill(PASSWORD);
  await again.getByRole('button', { name: '登录', exact: true }).click();
  await again.getByLabel('动态口令').fill(totp(secret));
  await again.getByRole('button', { name: '验证' }).click();
  await again.locator('main#content').waitFor();

  const withoutPhone = await visit();
  await withoutPhone.goto('/');
  await withoutPhone.getByLabel('用户名').fill('jiaotong');
  await withoutPhone.getByLabel('密码').fill(PASSWORD);
  await withoutPhone.getByRole('button', { name: '登录', exact: true }).click();
  await withoutPhone.getByRole('button', { name: '使用备用码' }).click();
  await withoutPhone.getByLabel('备用码').fill(backup);
  await withoutPhone.getByRole('button', { name: '验证' }).click();
  await withoutPhone.locator('main#content').waitFor();
});

it('sends a person who was given a password to change it first', async () => {
  const security = await visit('anquan');
  await security.goto('/people');
  await security.getByRole('button', { name: '新增人员' }).click();
  const form = security.getByRole('dialog');
  await form.getByLabel('登录名').fill('xinren');
  await form.getByLabel('姓名').fill('新人');
  await form.getByLabel('单位').fill('市水务局');
  await security.keyboard.press('Enter');
  await form.getByRole('button', { name: '保存' }).click();
  const password = (await textOf(security.getByTestId('password'))).trim();

  const page = await visit();
  await page.goto('/');
  await page.getByLabel('用户名').fill('xinren');
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('heading', { name: '请先修改密码' }).waitFor();
  await page.getByLabel('当前密码').fill(password);
  await page.getByLabel('新密码', { exact: true }).fill('weak');
  await page.getByLabel('再次输入新密码').fill('weak');
  await page.getByText('密码太短；字符种类不够；至少 10 个字符').waitFor();
  expect(await page.getByRole('button', { name: '修改密码' }).isDisabled()).toBe(true);
  await page.getByLabel('新密码', { exact: true }).fill('Blue-River-2022');
  await page.getByLabel('再次输入新密码').fill('Blue-River-2022');
  await page.getByRole('button', { name: '修改密码' }).click();
  await page.locator('main#content').waitFor();
  const later = await visit();
  await logIn(later, 'xinren', 'Blue-River-2022');
});

it('keeps the three administrators apart', async () => {
  const page = await visit('anquan');
  await page.goto('/people?q=xitong');
  await page.getByRole('link', { name: '卫东' }).click();
  await page.getByRole('button', { name: '授予角色' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('角色').click();
  await page.getByTitle('审计管理员', { exact: true }).click();
  await form.getByText('三员分立').waitFor();
  expect(await form.getByRole('button', { name: '保存' }).isDisabled()).toBe(true);
});

/** The six digits an authenticator app shows (RFC 6238). */
function totp(secret: string, now = Date.now()): string {
  const bits = [...secret.replace(/=+$/, '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const hash = createHmac('sha1', key).update(counter).digest();
  const at = (hash.at(-1) as number) & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
