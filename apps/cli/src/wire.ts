import type { Endpoint } from '@gongjian/contract/endpoint';
import type { z } from 'zod';
import { UsageError } from './usage-error.ts';

/** Which Gongjian is asked, and as whom: a token carries its owner's permissions. */
export type Where = { readonly url?: string; readonly token?: string };

export type Given = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  readonly version?: number;
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
};

/** Calls one operation of the contract and checks that the answer is what it promises. */
export async function ask<E extends Endpoint>(where: Where, endpoint: E, given: Given = {}): Promise<z.output<E['reply']>> {
  const reply = await send(where, endpoint, given);
  return endpoint.reply.parse(await reply.json()) as z.output<E['reply']>;
}

/** Calls an operation that answers with a file. */
export async function fetchFile(where: Where, endpoint: Endpoint, given: Given = {}): Promise<Uint8Array> {
  return new Uint8Array(await (await send(where, endpoint, given)).arrayBuffer());
}

async function send(
  { url = process.env.GONGJIAN_URL, token = process.env.GONGJIAN_TOKEN }: Where,
  endpoint: Endpoint,
  given: Given,
): Promise<Response> {
  if (url === undefined) throw new UsageError('哪个系统 which Gongjian? --url http://… or GONGJIAN_URL');
  if (token === undefined) throw new UsageError('需要令牌 a token is needed: --token gj_… or GONGJIAN_TOKEN');
  const address = addressOf(url, endpoint, given);
  const reply = await fetch(address, { method: endpoint.method, ...bodyOf(given, token) } as RequestInit).catch((error: Error) => {
    throw new UsageError(`${address.origin} 没有应答 does not answer: ${error.message}`);
  });
  if (!reply.ok) throw new UsageError(await refusalOf(reply));
  return reply;
}

function addressOf(url: string, { path }: Endpoint, { params = {}, query = {} }: Given): URL {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const address = asUrl(url, filled);
  for (const [name, value] of Object.entries(query)) if (value !== undefined) address.searchParams.set(name, value);
  return address;
}

function asUrl(url: string, path: string): URL {
  try {
    return new URL(path, url);
  } catch {
    throw new UsageError(`${url} 不是网址 is no address; write it as http://127.0.0.1:8600`);
  }
}

function bodyOf({ body, version, file }: Given, token: string): object {
  const headers: Record<string, string> = { authorization: `Bearer ${token}` };
  if (version !== undefined) headers['if-match'] = `"${version}"`;
  if (file !== undefined) {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(file.bytes)]), file.name);
    return { headers, body: form };
  }
  if (body === undefined) return { headers };
  return { headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

type ProblemReply = {
  readonly code?: string;
  readonly title?: string;
  readonly problems?: readonly { readonly code: string; readonly at: readonly (string | number)[]; readonly message?: string }[];
};

/** One line: the words, the code for programs, and every place at fault. */
async function refusalOf(reply: Response): Promise<string> {
  const said = ((await reply.json().catch(() => ({}))) ?? {}) as ProblemReply;
  const places = (said.problems ?? []).slice(0, 10).map(({ code, at, message }) => `${at.join('.')}: ${message ?? code}`);
  return `${said.title ?? reply.statusText} (${said.code ?? reply.status})${places.length === 0 ? '' : ` — ${places.join('; ')}`}`;
}
