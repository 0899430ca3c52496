import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Refused } from '../../platform/refused.ts';
import type { FeedbackDesk } from '../feedback-desk.ts';
import { feedbackRoutes } from '../feedback-routes.ts';
import type { DataParts } from '../opendata-catalogue.ts';
import { ownTerms } from '../opendata-files.ts';
import { DataHistory } from '../opendata-history.ts';
import { dataRoutes } from '../opendata-routes.ts';
import { robots } from './feeds.ts';
import { lostPage, placeOf, sendPage } from './frame.ts';
import { Html } from './html.ts';
import type { Page } from './layout.ts';
import { Portal, type PortalParts } from './portal.ts';
import { publicPages } from './public-pages.ts';
import { style } from './style.ts';
import type { Lang } from './words.ts';

/** The public portal under /portal: no session, no cookie, no script, and nothing but what is published. */
export function portalRoutes(app: FastifyInstance, parts: PortalParts, desk: FeedbackDesk): void {
  const portal = new Portal(parts);
  app.get('/robots.txt', (_, reply) =>
    reply.header('cache-control', 'public, max-age=3600').type('text/plain; charset=utf-8').send(robots(portal.site)),
  );
  const data = { history: new DataHistory(parts.db, parts.city), terms: parts.terms ?? ownTerms };
  app.register(async (scope) => answerPortal(scope, portal, desk, data), { prefix: '/portal' });
}

function answerPortal(app: FastifyInstance, portal: Portal, desk: FeedbackDesk, data: DataParts): void {
  app.setErrorHandler((error, request, reply) => failed(portal, error, request, reply));
  app.setNotFoundHandler(async (request, reply) => answerWith(portal, request, reply, lostPage(langOf(request))));
  app.get(style.path.slice('/portal'.length), (_, reply) =>
    reply
      .headers({ 'cache-control': 'public, max-age=31536000, immutable', 'cross-origin-resource-policy': 'cross-origin' })
      .type('text/css; charset=utf-8')
      .send(style.css),
  );
  publicPages(app, portal);
  feedbackRoutes(app, portal, desk);
  dataRoutes(app, portal, data);
}

const langOf = ({ url }: FastifyRequest): Lang => (/^\/portal\/en(\/|\?|$)/.test(url) ? 'en' : 'zh');

async function answerWith(portal: Portal, request: FastifyRequest, reply: FastifyReply, page: Page): Promise<FastifyReply> {
  const published = await portal.published();
  return sendPage(reply, portal, page, placeOf(portal, published, langOf(request), '/', request));
}

const failures = {
  400: { zh: ['不能这样查询', '请检查填写的内容。'], en: ['This cannot be asked', 'Please check what you filled in.'] },
  429: { zh: ['访问过于频繁', '请稍后再试。'], en: ['Too many requests', 'Please try again later.'] },
  503: { zh: ['暂时无法访问', '请稍后再试。'], en: ['Not available just now', 'Please try again later.'] },
} as const;

/** Nothing of what went wrong is said outside. */
async function failed(portal: Portal, error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const status = statusOf(error);
  if (status === 503) request.log.error(error);
  const [title, words] = failures[status][langOf(request)];
  const page: Page = { title, status, unlisted: true, body: new Html(`<p>${words}</p>`) };
  return answerWith(portal, request, reply, page).catch(() => reply.code(503).type('text/plain; charset=utf-8').send(words));
}

function statusOf(error: unknown): 400 | 429 | 503 {
  if (error instanceof Refused && error.code === 'request.too_many') return 429;
  const { statusCode = 500 } = error as { statusCode?: number };
  return error instanceof z.ZodError || error instanceof Refused || (statusCode >= 400 && statusCode < 500) ? 400 : 503;
}
