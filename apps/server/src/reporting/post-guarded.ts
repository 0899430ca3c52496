import { type LookupAddress, lookup } from 'node:dns';
import { lookup as lookupNow } from 'node:dns/promises';
import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Outcome } from './outbox.ts';

const TIMEOUT_MS = 10_000;
const LOOK_UP_MS = 2_000;

/** Addresses that are not of the public internet: RFC 6890 and its IPv6 kin. */
const inner = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inner.addSubnet(net, bits, 'ipv4');
/** The only IPv6 addresses given out for the public internet, less those that carry an IPv4 address within. */
const outer = new BlockList();
outer.addSubnet('2000::', 3, 'ipv6');
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const)
  inner.addSubnet(net, bits, 'ipv6');

export const isPublicAddress = (address: string): boolean =>
  isIP(address) === 4
    ? !inner.check(address, 'ipv4')
    : isIP(address) === 6 && outer.check(address, 'ipv6') && !inner.check(address, 'ipv6');

type Letter = { readonly url: URL; readonly headers: Readonly<Record<string, string>>; readonly body: string };

/**
 * Posts to where an administrator said, but never into the own network unless the operator has named the host: the address that was
 * looked at is the one connected to. Follows no redirect, reads nothing of the answer but its status, and waits ten seconds at most.
 */
export function postGuarded({ url, headers, body }: Letter, allowed: ReadonlySet<string>): Promise<Outcome> {
  const trusted = isNamed(url, allowed);
  const why = trusted ? undefined : whyNot(url);
  if (why !== undefined) return Promise.resolve({ error: reasons[why], again: false });
  return new Promise((resolve) => {
    const failed = (error: Error) => resolve({ error: `no answer: ${error.message}`, again: true });
    const sent = (url.protocol === 'https:' ? overHttps : overHttp)(url, {
      method: 'POST',
      agent: false,
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(trusted ? {} : { lookup: publicOnly }),
    });
    sent.once('response', (answer) => {
      answer.destroy();
      const status = answer.statusCode ?? 0;
      resolve(status >= 200 && status < 300 ? 'sent' : { error: `answered ${status}`, again: true });
    });
    sent.on('error', failed);
    sent.end(body);
  });
}

/** Why nothing will be posted to an address, as far as is known before posting. A name nobody can look up now may be known later. */
export async function whyForbidden(url: URL, allowed: ReadonlySet<string>): Promise<Forbidden | undefined> {
  if (isNamed(url, allowed)) return undefined;
  return whyNot(url) ?? ((await leadsInside(url.hostname)) ? 'not_public' : undefined);
}

/** Names that can be looked up in two seconds and lead into the own network. */
async function leadsInside(host: string): Promise<boolean> {
  const patience = new AbortController();
  const found = await Promise.race([
    lookupNow(host, { all: true }).catch(() => []),
    wait(LOOK_UP_MS, [], { signal: patience.signal }).catch(() => []),
  ]);
  patience.abort();
  return found.some(({ address }) => !isPublicAddress(address));
}

const isNamed = ({ host, hostname }: URL, allowed: ReadonlySet<string>): boolean => allowed.has(host) || allowed.has(hostname);

const reasons = {
  not_https: 'only https is posted to, unless GONGJIAN_WEBHOOK_HOSTS names the host',
  not_public: 'the address is not public, and GONGJIAN_WEBHOOK_HOSTS does not name the host',
} as const;
type Forbidden = keyof typeof reasons;

function whyNot({ protocol, hostname }: URL): Forbidden | undefined {
  if (protocol !== 'https:') return 'not_https';
  const literal = hostname.replace(/^\[|\]$/g, '');
  return isIP(literal) !== 0 && !isPublicAddress(literal) ? 'not_public' : undefined;
}

const publicOnly: LookupFunction = (host, options, done) =>
  lookup(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
    const first = found?.[0];
    if (error || first === undefined) return done(error ?? new Error(`nothing is known of ${host}`), '');
    if (!found.every(({ address }) => isPublicAddress(address))) return done(new Error(reasons.not_public), '');
    return options.all ? done(null, found) : done(null, first.address, first.family);
  });
