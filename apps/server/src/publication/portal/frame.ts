import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Published } from '../published.ts';
import { Html } from './html.ts';
import { embedded, layout, type Page, type Place } from './layout.ts';
import { type Sent, sentOf } from './page-cache.ts';
import type { Portal } from './portal.ts';
import { inLang, type Lang, langs } from './words.ts';

/** What a page is made for. */
export type Asked = {
  readonly lang: Lang;
  readonly params: Readonly<Record<string, string>>;
  readonly place: Place;
  /** The day in the city: what is due next depends on it. */
  readonly today: string;
};
export type MakePage = (published: Published, asked: Asked) => Page | Promise<Page>;
type File = { readonly type: string; readonly body: string | Buffer };
/** A page instead of the file tells that it is gone, and why. */
type MadeFile = File | Page | undefined;
export type MakeFile = (published: Published, asked: Asked) => MadeFile | Promise<MadeFile>;

const HTML = 'text/html; charset=utf-8';
const strict = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors ";

/** What every answer of the portal carries. No page has a script, none sets a cookie. */
const always = (site: string): Readonly<Record<string, string>> => ({
  'content-security-policy': `${strict}'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  vary: 'accept-encoding',
  ...(site.startsWith('https://') ? { 'strict-transport-security': 'max-age=31536000' } : {}),
});
/** Open data and feeds may be fetched by anybody's page; a widget may stand in anybody's frame. */
const shared = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' } as const;
const framed = { ...shared, 'content-security-policy': `${strict}*` } as const;

const kept = { 'cache-control': 'public, max-age=60' } as const;
const unkept = { 'cache-control': 'no-store' } as const;

/** A page at this path in both languages, made once an edition. `path` is without /portal and the language. */
export function portalPage(app: FastifyInstance, portal: Portal, path: string, make: MakePage): void {
  serveInBoth(app, portal, path, {}, async (published, asked) => {
    const page = await make(published, asked);
    return sentOf(page.status ?? 200, HTML, layout(page, asked.place));
  });
}

/** A page for frames in other people's pages. */
export function portalWidget(app: FastifyInstance, portal: Portal, path: string, make: MakePage): void {
  serveInBoth(app, portal, path, framed, async (published, asked) => {
    const page = await make(published, asked);
    return sentOf(page.status ?? 200, HTML, embedded(page, asked.place));
  });
}

/** A file for programs at this path in both languages, made once an edition. */
export function portalFile(app: FastifyInstance, portal: Portal, path: string, make: MakeFile): void {
  serveInBoth(app, portal, path, shared, async (published, asked) => {
    const file = await make(published, asked);
    if (file === undefined) return notThere(asked.place);
    return 'title' in file ? sentOf(file.status ?? 200, HTML, layout(file, asked.place)) : sentOf(200, file.type, file.body);
  });
}

/** A page that depends on what is asked, such as a search: counted by address, never kept. */
export function livePage<Q extends z.ZodType>(
  app: FastifyInstance,
  portal: Portal,
  path: string,
  query: Q,
  make: (published: Published, asked: Asked & { readonly query: z.output<Q> }) => Promise<Page>,
): void {
  for (const lang of langs) {
    app.get(under(lang, path), async (request, reply) => {
      app.limits.address.take(request.ip, Date.now());
      const published = await portal.published();
      const place = placeOf(portal, published, lang, path, request);
      const page = await make(published, {
        lang,
        params: paramsOf(request),
        place,
        today: portal.today(),
        query: query.parse(request.query),
      });
      return sendPage(reply, portal, page, place);
    });
  }
}

/** Sends a page that is made for this one request, such as the answer to a form. */
export function sendPage(reply: FastifyReply, portal: Portal, page: Page, place: Place): FastifyReply {
  return reply
    .headers({ ...always(portal.site), ...unkept })
    .code(page.status ?? 200)
    .type(HTML)
    .send(layout(page, place));
}

/** Where a request stands in the portal. */
export const placeOf = (portal: Portal, published: Published, lang: Lang, path: string, request: FastifyRequest): Place => ({
  lang,
  path: filled(path, paramsOf(request)),
  site: portal.site,
  demo: portal.demo,
  edition: { no: published.edition, at: published.at },
});

const under = (lang: Lang, path: string): string => inLang(lang, path).slice('/portal'.length) || '/';
const paramsOf = (request: FastifyRequest) => request.params as Record<string, string>;
const filled = (path: string, params: Readonly<Record<string, string>>): string =>
  path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));

type Answer = (published: Published, asked: Asked) => Promise<Sent>;

function serveInBoth(app: FastifyInstance, portal: Portal, path: string, more: Readonly<Record<string, string>>, answer: Answer): void {
  const headers = { ...always(portal.site), ...more };
  for (const lang of langs) {
    app.get(under(lang, path), async (request, reply) => {
      const published = await portal.published();
      const today = portal.today();
      const key = request.url.split('?', 1)[0] ?? '';
      const sent = await portal.cache.get(`${published.edition} ${today}`, key, () =>
        answer(published, { lang, params: paramsOf(request), place: placeOf(portal, published, lang, path, request), today }),
      );
      // What keeps every other page out of frames would stand in the way of a widget.
      if (more === framed) reply.raw.removeHeader('x-frame-options');
      return sendSent(request, reply, sent, headers);
    });
  }
}

function sendSent(request: FastifyRequest, reply: FastifyReply, sent: Sent, headers: Readonly<Record<string, string>>): FastifyReply {
  reply.headers(headers).headers(sent.status < 400 ? kept : unkept);
  reply.header('etag', sent.etag);
  if (sent.status < 400 && request.headers['if-none-match'] === sent.etag) return reply.code(304).send();
  const small = sent.gzip !== sent.plain && (request.headers['accept-encoding'] ?? '').includes('gzip');
  if (small) reply.header('content-encoding', 'gzip');
  return reply
    .code(sent.status)
    .type(sent.type)
    .send(small ? sent.gzip : sent.plain);
}

const lost = {
  zh: ['没有这个页面', '地址可能有误，或内容从未公开。'],
  en: ['There is no such page', 'The address may be wrong, or nothing was ever published there.'],
} as const;

/** What stands where nothing was ever public. */
export function lostPage(lang: Lang): Page {
  const [title, words] = lost[lang];
  return { title, status: 404, unlisted: true, body: new Html(`<p>${words}</p>`) };
}

const notThere = (place: Place): Sent => sentOf(404, HTML, layout(lostPage(place.lang), place));
