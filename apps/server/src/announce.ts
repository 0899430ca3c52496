import type { Running } from './program.ts';

/** Tells the person at the terminal where to go and how to log in. */
export function announce({ url, accounts, demo }: Omit<Running, 'stop'>): void {
  if (url !== '') console.log(`\n  攻坚 Gongjian   ${url}\n`);
  if (accounts.length > 0) console.log(demo ? demoTable(accounts) : firstAdministrator(accounts));
  console.log('  Ctrl-C stops it.\n');
}

const demoTable = (accounts: Running['accounts']): string =>
  [
    '  Demo accounts of this installation (演示账号):',
    ...accounts.map(({ login, password, role, name }) => `    ${login.padEnd(16)} ${password.padEnd(20)} ${role} ${name}`),
    '',
  ].join('\n');

const firstAdministrator = ([account]: Running['accounts']): string =>
  account === undefined
    ? ''
    : `  First administrator (shown once, to be changed at the first login): ${account.login}  ${account.password}\n`;
