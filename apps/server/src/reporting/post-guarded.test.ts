import { expect, it } from 'vitest';
import { isPublicAddress, postGuarded, whyForbidden } from './post-guarded.ts';

it.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.31.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '::1',
  'fe80::1',
  'fc00::1',
  '::ffff:10.0.0.1',
  '2002:0a00:0001::',
  '64:ff9b::a00:1',
  'no address',
])('%s is not public', (address) => expect(isPublicAddress(address)).toBe(false));
it.each(['1.1.1.1', '172.32.0.1', '2400:3200::1'])('%s is public', (address) => expect(isPublicAddress(address)).toBe(true));

const posted = (url: string, ...allowed: string[]) => postGuarded({ url: new URL(url), headers: {}, body: '{}' }, new Set(allowed));
it.each([
  'http://example.org/',
  'https://127.0.0.1/',
  'https://[::1]/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://169.254.169.254/',
])('refuses %s for good', async (url) => expect(await posted(url)).toMatchObject({ again: false }));
it('refuses a name that leads into the own network, at the moment of connecting', async () => {
  expect(await posted('https://localhost:9/')).toMatchObject({ error: expect.stringContaining('not public') });
  expect(await posted('https://localhost:9/', 'localhost')).toMatchObject({ error: expect.stringContaining('ECONNREFUSED') });
});

it('knows before anything is posted that an address is forbidden', async () => {
  const why = (url: string, ...allowed: string[]) => whyForbidden(new URL(url), new Set(allowed));
  expect(await why('http://example.org/')).toBe('not_https');
  expect(await why('https://10.0.0.7/')).toBe('not_public');
  expect(await why('https://localhost/')).toBe('not_public');
  expect(await why('http://10.0.0.7:8080/', '10.0.0.7:8080')).toBeUndefined();
  expect(await why('https://1.1.1.1/')).toBeUndefined();
});
