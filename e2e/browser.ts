import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { PASSWORD, type Stack, startStack } from './stack.ts';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });

/** What a file of journeys works with: the running program, and people who sit down before it. */
export type Journey = {
  readonly url: () => string;
  readonly browser: () => Browser;
  /** Opens a window of one's own, still empty; with a login name, that person has logged in. */
  readonly visit: (login?: string, screen?: Screen) => Promise<Page>;
  /** The program stops and starts again on the same data, such as on another day. */
  readonly again: (settings: Readonly<Record<string, string>>) => Promise<void>;
};
export type Screen = { readonly width: number; readonly height: number };

export const DESK: Screen = { width: 1440, height: 900 };
export const TELEPHONE: Screen = { width: 360, height: 740 };

/** One program and one browser for all journeys of a file; a script error in any window fails the journey it happened in. */
export function journey(settings: Readonly<Record<string, string>> = {}): Journey {
  let stack: Stack | undefined;
  let browser: Browser | undefined;
  const contexts: BrowserContext[] = [];
  const errors: string[] = [];
  beforeAll(async () => {
    [stack, browser] = await Promise.all([startStack(settings), openBrowser()]);
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    expect(errors.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
  });
  const url = (): string => (stack as Stack).url;
  const visit = async (login?: string, viewport: Screen = DESK): Promise<Page> => {
    // A browser that fell over fails the journey it fell in, not all that follow.
    if (!browser?.isConnected()) browser = await openBrowser();
    const context = await browser.newContext({
      baseURL: url(),
      viewport,
      locale: 'zh-CN',
      timezoneId: 'America/Los_Angeles',
      acceptDownloads: true,
      reducedMotion: 'reduce',
    });
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    page.on('pageerror', (error) => errors.push(error.message));
    if (login !== undefined) await enter(context, login);
    return page;
  };
  const again: Journey['again'] = (other) => (stack as Stack).again(other);
  return { url, browser: () => browser as Browser, visit, again };
}

async function enter(context: BrowserContext, login: string): Promise<void> {
  const reply = await context.request.post('/api/session', { data: { login, password: PASSWORD } });
  expect(reply.status(), `${login} logs in`).toBe(200);
}

/** Logs in as people do, on the screen. */
export async function logIn(page: Page, login: string, password = PASSWORD): Promise<void> {
  await page.goto('/');
  await page.getByLabel('用户名').fill(login);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.locator('main#content').waitFor();
}

/** The heading of the screen that is open. */
export const heading = (page: Page): Promise<string> => textOf(page.getByRole('heading', { level: 1 }));

export const textOf = async (locator: Locator): Promise<string> => (await locator.textContent()) ?? '';
