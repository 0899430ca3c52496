import type { Endpoint } from '@gongjian/contract/endpoint';
import type { RefusalCode } from '@gongjian/contract/refusals';
import { z } from 'zod';
import { randomKey } from './random-key.ts';

const problemReply = z.object({
  code: z.string(),
  title: z.string().default(''),
  requestId: z.string().optional(),
  problems: z
    .array(z.object({ code: z.string(), at: z.array(z.union([z.string(), z.number()])), message: z.string().optional() }))
    .default([]),
});
export type ToldProblem = z.output<typeof problemReply>['problems'][number];

/** The server said no, or could not be reached; a person can read why. */
export class SaidNo extends Error {
  constructor(
    readonly code: RefusalCode | 'fault' | 'unreachable',
    readonly problems: readonly ToldProblem[] = [],
    readonly requestId: string | null = null,
    title: string = code,
  ) {
    super(title);
  }
}

type Part<Name extends string, T> = undefined extends T
  ? { readonly [N in Name]?: T }
  : Record<never, never> extends T
    ? { readonly [N in Name]?: T }
    : { readonly [N in Name]: T };

/** What an operation must be given: a part that may be empty may be left out. */
export type Given<E extends Endpoint> = Part<'params', z.input<E['params']>> &
  Part<'query', z.input<E['query']>> &
  Part<'body', z.input<E['body']>> & {
    /** Version read before, for operations on something with versions (If-Match). */
    readonly version?: number;
    readonly file?: File;
    readonly onProgress?: (share: number) => void;
    readonly signal?: AbortSignal;
  };
type Loose = {
  params?: unknown;
  query?: unknown;
  body?: unknown;
  version?: number;
  file?: File;
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
};

export async function call<E extends Endpoint>(endpoint: E, given: Given<E>): Promise<z.output<E['reply']>> {
  const reply = await exchange(endpoint, given as Loose);
  if (!reply.ok) throw refusalIn(await textOf(reply), reply.status);
  return reply.status === 204 ? (undefined as z.output<E['reply']>) : ((await reply.json()) as z.output<E['reply']>);
}

/** Fetches what the operation sends as a file, and hands it to the person under the name the server gave. */
export async function download<E extends Endpoint>(endpoint: E, given: Given<E>): Promise<void> {
  const reply = await exchange(endpoint, given as Loose);
  if (!reply.ok) throw refusalIn(await textOf(reply), reply.status);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await reply.blob());
  link.download = fileNameIn(reply.headers.get('content-disposition'));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Sends a file and reports how much has left; `fetch` cannot tell that, hence the older way. */
export function upload<E extends Endpoint>(endpoint: E, given: Given<E>): Promise<z.output<E['reply']>> {
  const { file, onProgress, signal, ...input } = given as Loose;
  const form = new FormData();
  for (const [name, value] of Object.entries((input.body ?? {}) as Record<string, unknown>))
    if (value !== undefined) form.append(name, String(value));
  if (file) form.append('file', file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(endpoint.method, addressOf(endpoint.path, input.params, input.query));
    for (const [name, value] of Object.entries(headersOf(endpoint, input))) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => onProgress?.(event.total === 0 ? 1 : event.loaded / event.total);
    request.onerror = () => reject(new SaidNo('unreachable'));
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    request.onload = () =>
      request.status < 300 ? resolve(JSON.parse(request.responseText)) : reject(refusalIn(request.responseText, request.status));
    signal?.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}

async function exchange(endpoint: Endpoint, input: Loose): Promise<Response> {
  const headers = headersOf(endpoint, input);
  const init: RequestInit = { method: endpoint.method, headers, credentials: 'same-origin', signal: input.signal ?? null };
  if (input.body !== undefined && endpoint.method !== 'GET') {
    headers['content-type'] = 'application/json';
    init.body = JSON.stringify(input.body);
  }
  const address = addressOf(endpoint.path, input.params, input.query);
  const repeatable = endpoint.method === 'GET' || endpoint.creates === true;
  return attempt(address, init, repeatable ? 2 : 1);
}

/** A lost connection is tried once more where repeating is safe: reads, and creates under their idempotency key. */
async function attempt(address: string, init: RequestInit, tries: number): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    if (tries <= 1) throw new SaidNo('unreachable');
    await new Promise((done) => setTimeout(done, 400));
    return attempt(address, init, tries - 1);
  }
}

function headersOf(endpoint: Endpoint, input: Loose): Record<string, string> {
  const headers: Record<string, string> = { accept: endpoint.sends ?? 'application/json' };
  if (input.version !== undefined) headers['if-match'] = `"${input.version}"`;
  if (endpoint.creates) headers['idempotency-key'] = randomKey();
  return headers;
}

export function addressOf(path: string, params: unknown, query: unknown): string {
  const named = (params ?? {}) as Record<string, string | number>;
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(named[name] ?? '')));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries((query ?? {}) as Record<string, unknown>)) {
    const text = Array.isArray(value) ? value.join(',') : String(value ?? '');
    if (text !== '') search.append(name, text);
  }
  const text = search.toString();
  return text === '' ? filled : `${filled}?${text}`;
}

export function refusalIn(text: string, status: number): SaidNo {
  const told = problemReply.safeParse(parsed(text));
  if (!told.success) return new SaidNo(status === 502 || status === 504 ? 'unreachable' : 'fault');
  const { code, problems, requestId, title } = told.data;
  return new SaidNo(code as RefusalCode, problems, requestId ?? null, title);
}

export function fileNameIn(disposition: string | null): string {
  const extended = disposition?.match(/filename\*=UTF-8''([^;]+)/i)?.[1];
  if (extended !== undefined) return decodeURIComponent(extended);
  return disposition?.match(/filename="?([^";]+)"?/i)?.[1] ?? 'download';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const textOf = (reply: Response): Promise<string> => reply.text().catch(() => '');
