import { deflateSync } from 'node:zlib';
import type { BrowserContext, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { journey, TELEPHONE } from './browser.ts';
import { PASSWORD } from './stack.ts';

const { visit } = journey();
const HERE = { longitude: 116.4512, latitude: 39.9234, accuracy: 12 };

/** A picture a browser can open: so many pixels of one colour. */
function png(width: number, height: number): Buffer {
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, 0x8f)]);
  const part = (name: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const head = Buffer.alloc(4);
    head.writeUInt32BE(data.length);
    const check = Buffer.alloc(4);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([head, body, check]);
  };
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 2, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    part('IHDR', size),
    part('IDAT', pixels),
    part('IEND', Buffer.alloc(0)),
  ]);
}

function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** The desk starts a campaign that the inspector is of. */
async function aCampaign(title: string, ...targets: string[]): Promise<Page> {
  const office = await visit('gongjian');
  const inspector = await visit('ducha');
  const { viewer } = await (await inspector.request.get('/api/session')).json();
  const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
  const planned = await office.request.post('/api/supervision/campaigns', {
    data: {
      ...{ type: 'daily', title, startsOn: day(0), endsOn: day(5) },
      team: [{ id: viewer.id, leads: true }, ...(await others(office))],
      targets: targets.map((name) => ({
        kind: 'area',
        name,
        unit: '110105',
        checklist: 'dust_site',
        place: { longitude: 116.45, latitude: 39.92 },
      })),
    },
  });
  expect(planned.status(), await planned.text()).toBe(201);
  const { id, version } = await planned.json();
  const started = await office.request.post(`/api/supervision/campaigns/${id}/deeds`, {
    headers: { 'if-match': `"${version}"` },
    data: { do: 'start' },
  });
  expect(started.status(), await started.text()).toBe(200);
  return office;
}

/** A team is at least two. */
async function others(office: Page): Promise<object[]> {
  const { viewer } = await (await office.request.get('/api/session')).json();
  return [{ id: viewer.id, leads: false }];
}

/** A telephone, held by somebody who has logged in on it once. */
async function telephone(login: string): Promise<Page> {
  const page = await visit(undefined, TELEPHONE);
  await page.context().grantPermissions(['geolocation']);
  await page.context().setGeolocation(HERE);
  await page.goto('/field');
  await page.getByLabel('用户名').fill(login);
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('heading', { name: /^检查任务/ }).waitFor();
  await page.getByText('可离线使用').waitFor();
  return page;
}

const item = (page: Page, name: string) => page.getByRole('listitem', { name: new RegExp(`^${name}`) });

async function answerAll(page: Page, failing: string): Promise<void> {
  for (const each of await page.getByRole('group').all()) await each.getByRole('button').first().click();
  for (const field of await page.locator('ol input[inputmode="decimal"]').all()) await field.fill('0');
  await item(page, failing).getByRole('button', { name: '不符合', exact: true }).click();
  await item(page, failing).getByLabel('情况说明').fill('东侧裸土约 300 平方米未苫盖');
}

async function sign(page: Page): Promise<void> {
  const pad = page.getByRole('img', { name: '请在框内签字' });
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error('there is no pad to sign on');
  await page.mouse.move(box.x + 30, box.y + 80);
  await page.mouse.down();
  for (const step of [60, 100, 140, 190]) await page.mouse.move(box.x + step, box.y + 40 + (step % 70), { steps: 4 });
  await page.mouse.up();
  await page.getByRole('button', { name: '确认签字' }).click();
  await page.getByText('已签字').waitFor();
  await page.getByLabel('签字人').fill('王工');
}

const visitsOnServer = async (page: Page) =>
  (await (await page.request.get('/api/supervision/visits')).json()).items as {
    id: string;
    target: { name: string };
    found: number;
    state: string;
  }[];
const ofTarget = async (page: Page, name: string) => (await visitsOnServer(page)).filter(({ target }) => target.name === name);

/** Closes the app and opens it again, as a telephone does when its screen was off for long. */
async function again(context: BrowserContext, page: Page): Promise<Page> {
  const address = page.url();
  await page.close();
  const next = await context.newPage();
  await next.goto(address);
  return next;
}

it('records a visit in flight mode, keeps it through closing, sends it once though an answer is lost, and the finding is a case', async () => {
  const office = await aCampaign('七月工地例行检查', '飞行模式工地', '另一工地');
  let phone = await telephone('ducha');
  const context = phone.context();
  await phone.getByText('飞行模式工地').waitFor();
  await context.setOffline(true);
  await phone.getByText('无网络', { exact: true }).waitFor();

  await phone.getByRole('listitem').filter({ hasText: '飞行模式工地' }).getByRole('button', { name: '开始检查' }).click();
  await phone.getByText('精度 ±12 米').waitFor();
  const failing = '裸露';
  await answerAll(phone, failing);
  await phone.getByRole('button', { name: '完成检查' }).click();
  await phone.getByText('照片不够').waitFor();
  await item(phone, failing)
    .locator('input[type=file]')
    .setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: png(2400, 1200) });
  await item(phone, failing).getByRole('img', { name: '照片 1' }).waitFor();
  await sign(phone);

  phone = await again(context, phone);
  await item(phone, failing).getByRole('img', { name: '照片 1' }).waitFor();
  expect(await item(phone, failing).getByLabel('情况说明').inputValue()).toBe('东侧裸土约 300 平方米未苫盖');
  await phone.getByRole('button', { name: '完成检查' }).click();
  await phone.getByRole('heading', { name: /^检查任务/ }).waitFor();
  await phone.getByText('1 条未发送').waitFor();
  phone = await again(context, phone);
  await phone.getByText('在本机', { exact: true }).waitFor();
  expect(await ofTarget(office, '飞行模式工地')).toEqual([]);

  let lost = 0;
  await context.route(
    '**/api/field/submissions',
    async (route) => {
      await route.fetch();
      lost++;
      await route.abort('connectionreset');
    },
    { times: 1 },
  );
  await context.setOffline(false);
  await expect.poll(() => lost, { timeout: 20_000 }).toBe(1);
  await expect.poll(() => ofTarget(office, '飞行模式工地')).toHaveLength(1);
  await phone.getByText('1 条未发送').waitFor();
  await phone.getByRole('button', { name: '立即发送' }).click();
  await phone.getByText('全部已发送').waitFor();
  await phone.getByText('已发送', { exact: true }).waitFor();
  expect(await ofTarget(office, '飞行模式工地')).toMatchObject([{ state: 'submitted', found: 1 }]);

  await office.goto('/cases?kind=inspection_finding');
  await office
    .getByRole('link', { name: /飞行模式工地/ })
    .first()
    .click();
  await office.getByText('东侧裸土约 300 平方米未苫盖').first().waitFor();
});

it('keeps what waits when the session has ended, asks for the login, and sends it afterwards', async () => {
  const office = await aCampaign('八月工地例行检查', '会话工地');
  const phone = await telephone('ducha');
  await phone.context().setOffline(true);
  await phone.getByRole('listitem').filter({ hasText: '会话工地' }).getByRole('button', { name: '开始检查' }).click();
  await phone.getByText('精度 ±12 米').waitFor();
  await answerAll(phone, '裸露');
  await phone.getByRole('button', { name: '先上传，稍后完成' }).click();
  await phone.getByText('1 条未发送').waitFor();
  await phone.context().clearCookies();
  await phone.context().setOffline(false);
  await phone.getByText('记录都在本机，登录后继续发送').waitFor();
  await phone.getByText('1 条未发送').waitFor();
  await phone.getByLabel('密码').fill(PASSWORD);
  await phone.getByRole('button', { name: '登录', exact: true }).click();
  await phone.getByText('全部已发送').waitFor();
  expect(await ofTarget(office, '会话工地')).toMatchObject([{ state: 'open' }]);
});

it('shows nobody what another has on the phone, and warns before leaving loses something', async () => {
  await aCampaign('九月工地例行检查', '共用手机工地');
  const phone = await telephone('ducha');
  await phone.context().setOffline(true);
  await phone.getByRole('listitem').filter({ hasText: '共用手机工地' }).getByRole('button', { name: '开始检查' }).click();
  await phone.getByLabel('签字人').fill('只有本人可见');
  await phone.getByRole('button', { name: '返回任务' }).click();
  await phone.getByRole('button', { name: /退出登录/ }).click();
  await phone.getByText('还有 1 条记录没有发送').waitFor();
  await phone.getByRole('button', { name: '不退出' }).click();

  await phone.context().setOffline(false);
  await phone.request.post('/api/session', { data: { login: 'chaoyang', password: PASSWORD } });
  await phone.reload();
  await phone.getByText('没有外业检查的权限').waitFor();
  expect(await phone.getByText('共用手机工地').count()).toBe(0);

  await phone.request.post('/api/session', { data: { login: 'ducha', password: PASSWORD } });
  await phone.reload();
  await phone.getByText('1 条未发送').waitFor();
  await phone.getByRole('button', { name: /退出登录/ }).click();
  await phone.getByRole('button', { name: '仍然退出并删除' }).click();
  await phone.getByRole('button', { name: '登录', exact: true }).waitFor();
  expect(await phone.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual(['gongjian-field']);
  expect((await (await phone.request.get('/api/session')).json()).viewer).toBeNull();
});

it('lets two telephones meet on one visit, says so at the desk, and holds what a person chooses there', async () => {
  const office = await aCampaign('十月工地例行检查', '两机工地');
  const one = await telephone('ducha');
  await one.getByRole('listitem').filter({ hasText: '两机工地' }).getByRole('button', { name: '开始检查' }).click();
  await one.getByText('精度 ±12 米').waitFor();
  await one.getByLabel('签字人').fill('未定');
  await one.getByRole('button', { name: '先上传，稍后完成' }).click();
  await one.getByText('全部已发送').waitFor();

  const other = await telephone('ducha');
  await other.getByRole('listitem').filter({ hasText: '两机工地' }).getByRole('button', { name: /继续/ }).click();
  for (const [phone, answer] of [
    [one, '符合'],
    [other, '不涉及'],
  ] as const) {
    await phone.context().setOffline(true);
    await item(phone, '裸露').getByRole('button', { name: answer, exact: true }).click();
    await phone.getByRole('button', { name: '先上传，稍后完成' }).click();
    await phone.context().setOffline(false);
    await phone.getByText('全部已发送').waitFor();
  }
  await other.getByText('需处理', { exact: true }).waitFor();

  const desk = await visit('ducha');
  await desk.goto('/supervision/conflicts?kind=hard');
  await desk.getByRole('link', { name: '两机工地' }).click();
  const dispute = desk.getByRole('group', { name: '裸露土方和易产尘物料全部覆盖' });
  await expect.poll(() => dispute.getByRole('radio').count()).toBe(2);
  await dispute.getByText('符合', { exact: true }).click();
  await desk.getByRole('button', { name: '确定，以所选内容为准' }).click();
  await desk.getByText('冲突已处理').waitFor();
  await desk.goto('/supervision/conflicts?kind=hard');
  await desk.getByText('没有需要处理的同步冲突').waitFor();
  const [kept] = await ofTarget(office, '两机工地');
  const { answers } = await (await office.request.get(`/api/supervision/visits/${kept?.id}`)).json();
  expect(answers.covering).toMatchObject({ value: 'yes' });
});
