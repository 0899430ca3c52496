import { expect, it } from 'vitest';
import { readSettings } from './settings.ts';

it('needs nothing: everything has a value to start with', () => {
  expect(readSettings({})).toMatchObject({
    HOST: '127.0.0.1',
    PORT: 3000,
    GONGJIAN_ROLES: ['web', 'worker'],
    GONGJIAN_IDLE_MINUTES: 30,
    GONGJIAN_AUDIT_MONTHS: 6,
  });
});

it('reads what is said, and takes an empty value for none', () => {
  const signOn = JSON.stringify([
    { id: 'sso', name: '统一认证', discoveryUrl: 'https://sso.example/.well-known/openid-configuration', clientId: 'a', clientSecret: 'b' },
  ]);
  expect(
    readSettings({ PORT: '80', DATABASE_URL: '', GONGJIAN_ROLES: 'worker', GONGJIAN_DEMO: 'off', GONGJIAN_SIGN_ON: signOn }),
  ).toMatchObject({
    PORT: 80,
    GONGJIAN_ROLES: ['worker'],
    GONGJIAN_DEMO: false,
    GONGJIAN_SIGN_ON: [{ id: 'sso', loginClaim: 'preferred_username' }],
  });
});

it('names every value that is wrong', () => {
  const wrong = {
    PORT: 'http',
    GONGJIAN_ROLES: 'web,cook',
    GONGJIAN_AUDIT_MONTHS: '5',
    GONGJIAN_SIGN_ON: '{',
    GONGJIAN_SECRET: 'short',
    GONGJIAN_SMTP_URL: 'http://a',
  };
  expect(() => readSettings(wrong)).toThrow(
    /PORT: [\s\S]*GONGJIAN_SECRET: [\s\S]*GONGJIAN_ROLES\.1: [\s\S]*GONGJIAN_AUDIT_MONTHS: [\s\S]*GONGJIAN_SMTP_URL: [\s\S]*GONGJIAN_SIGN_ON: /,
  );
});

it.each([
  ['off', 0],
  ['on', 1],
  ['2', 2],
] as const)('trusts as many proxies as there are: %s', (said, trusted) => {
  expect(readSettings({ GONGJIAN_TRUST_PROXY: said }).GONGJIAN_TRUST_PROXY).toBe(trusted);
});

it.each(['true', '0', '10.0.0.0/8'])('does not guess how many proxies %s is', (said) => {
  expect(() => readSettings({ GONGJIAN_TRUST_PROXY: said })).toThrow(/GONGJIAN_TRUST_PROXY/);
});
