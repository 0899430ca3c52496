import { isLocalDate } from '@gongjian/domain/kernel/dates';
import { z } from 'zod';
import type { SignOnProvider } from './identity/auth.ts';

const flag = z.enum(['on', 'off']).transform((said) => said === 'on');
/** How many proxies stand before the program. More trusted than there are would let a client say where it comes from. */
const proxies = z.union([
  z.literal('off').transform(() => 0),
  z.literal('on').transform(() => 1),
  z
    .string()
    .regex(/^[1-9]$/)
    .transform(Number),
]);
const number = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

const provider = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: z.string().min(1),
  discoveryUrl: z.url(),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  loginClaim: z.string().min(1).default('preferred_username'),
});

const environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: number(0, 65_535).default(3000),
  DATABASE_URL: z.string().optional(),
  GONGJIAN_VAR: z.string().optional(),
  GONGJIAN_PUBLIC_URL: z.url().optional(),
  GONGJIAN_SECRET: z.string().min(32).optional(),
  GONGJIAN_ROLES: z
    .string()
    .default('web,worker')
    .transform((text) => text.split(',').map((role) => role.trim()))
    .pipe(z.array(z.enum(['web', 'worker'])).min(1)),
  GONGJIAN_CITY: z
    .string()
    .regex(/^\d{6}$/)
    .default('110000'),
  GONGJIAN_PACK: z.string().default('packs/beijing-2022'),
  GONGJIAN_DEMO: flag.optional(),
  GONGJIAN_TODAY: z.string().refine(isLocalDate, 'is not a day such as 2022-12-05').optional(),
  GONGJIAN_DEMO_YEAR: number(2022, 2022).optional(),
  GONGJIAN_IDLE_MINUTES: number(1, 1440).default(30),
  GONGJIAN_POOL: number(2, 200).default(16),
  // High enough never to be in the way of a machine that works; a runaway loop is stopped.
  GONGJIAN_RATE_PER_MINUTE: number(0, 100_000_000).default(1_200_000),
  GONGJIAN_ADDRESS_RATE_PER_MINUTE: number(0, 100_000_000).default(1_200),
  GONGJIAN_LOGIN_RATE_PER_MINUTE: number(1, 10_000).default(30),
  GONGJIAN_TRUST_PROXY: proxies.default(0),
  GONGJIAN_AUDIT_MONTHS: number(6, 1200).default(6),
  GONGJIAN_AUDIT_KEY: z.string().startsWith('-----BEGIN').optional(),
  GONGJIAN_ARCHIVES: z.string().optional(),
  GONGJIAN_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  GONGJIAN_MAIL_FROM: z.string().regex(/@/).max(300).default('Gongjian <gongjian@localhost>'),
  GONGJIAN_WEBHOOK_HOSTS: z
    .string()
    .default('')
    .transform(
      (text) =>
        new Set(
          text
            .split(',')
            .map((host) => host.trim().toLowerCase())
            .filter((host) => host !== ''),
        ),
    ),
  GONGJIAN_PUBLISHER: z.string().trim().min(1).max(200).default('生态环境主管部门'),
  GONGJIAN_DATA_LICENCE: z.url({ protocol: /^https?$/ }).default('https://creativecommons.org/licenses/by/4.0/'),
  GONGJIAN_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('warn'),
  GONGJIAN_SIGN_ON: z
    .string()
    .default('[]')
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'is not JSON' });
        return z.NEVER;
      }
    })
    .pipe(z.array(provider)),
});

/** How this installation is set up: see docs/operate.md. */
export type Settings = z.output<typeof environment> & { readonly GONGJIAN_SIGN_ON: readonly SignOnProvider[] };

/** Reads the environment; every wrong value is named at once. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new Error(`These settings are wrong (see docs/operate.md):\n${wrong.join('\n')}`);
}
