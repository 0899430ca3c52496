import { readNumber } from '@gongjian/domain/publication/feedback-number';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FeedbackDesk } from './feedback-desk.ts';
import { followFeedback } from './feedback-follow.ts';
import { formPage, untyped } from './feedback-form-page.ts';
import { freshToken } from './feedback-keys.ts';
import { networkOf } from './feedback-limits.ts';
import { askPage, followPage, receiptPage, unsentPage } from './feedback-pages.ts';
import { type Outcome, takeForm } from './feedback-take.ts';
import { placeOf, sendPage } from './portal/frame.ts';
import type { Page } from './portal/layout.ts';
import type { Portal } from './portal/portal.ts';
import { inLang, type Lang, langs } from './portal/words.ts';

const MOST_NUMBER_BYTES = 2048;

/** 意见与举报: a form, a number, and a page for whoever has the number. */
export function feedbackRoutes(app: FastifyInstance, portal: Portal, desk: FeedbackDesk): void {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: MOST_NUMBER_BYTES }, (_, body, done) =>
    done(null, new URLSearchParams(String(body))),
  );
  for (const lang of langs) {
    const under = (path: string) => inLang(lang, path).slice('/portal'.length);
    const at = (path: string, make: (request: FastifyRequest, reply: FastifyReply) => Promise<Page>) => ({
      url: under(path),
      handler: async (request: FastifyRequest, reply: FastifyReply) => {
        app.limits.address.take(request.ip, Date.now());
        const page = await make(request, reply);
        return sendPage(reply, portal, page, placeOf(portal, await portal.published(), lang, path, request));
      },
    });
    app.route({ method: 'GET', ...at('/feedback', () => emptyForm(desk, lang)) });
    app.route({
      method: 'POST',
      ...at('/feedback', async (request, reply) => answered(desk, lang, await takeForm(desk, lang, request), reply)),
    });
    app.route({ method: 'GET', ...at('/feedback/follow', async () => askPage(lang)) });
    app.route({ method: 'POST', ...at('/feedback/follow', (request, reply) => follow(desk, lang, request, reply)) });
  }
}

async function emptyForm(desk: FeedbackDesk, lang: Lang): Promise<Page> {
  const { topics } = await desk.offer();
  if (topics.length === 0) return { ...unsentPage(lang, 'not_open'), status: 404 };
  return formPage(lang, { token: freshToken(desk.keys, desk.now()), typed: untyped, topics, problems: [], photoLost: false });
}

async function answered(desk: FeedbackDesk, lang: Lang, outcome: Outcome, reply: FastifyReply): Promise<Page> {
  if ('receipt' in outcome) return receiptPage(lang, outcome.receipt, (await desk.offer()).acceptDays);
  if (outcome.seconds !== undefined) reply.header('retry-after', String(outcome.seconds));
  const page = 'form' in outcome ? formPage(lang, outcome.form) : unsentPage(lang, outcome.unsent, outcome.seconds);
  return { ...page, status: outcome.status };
}

/** Trying out numbers is counted like sending; of 2⁸⁰ nobody finds one. */
async function follow(desk: FeedbackDesk, lang: Lang, request: FastifyRequest, reply: FastifyReply): Promise<Page> {
  const wait = desk.limits.asking.take(networkOf(request.ip), desk.now());
  if (wait > 0) {
    const seconds = Math.ceil(wait / 1000);
    reply.header('retry-after', String(seconds));
    return { ...unsentPage(lang, 'asked_often', seconds), status: 429 };
  }
  const typed = request.body instanceof URLSearchParams ? (request.body.get('number') ?? '') : '';
  const number = readNumber(typed);
  const found = number === undefined ? undefined : await followFeedback(desk.ctx(String(request.id), request.ip), number);
  return found ? followPage(lang, found, (await desk.offer()).topics) : askPage(lang, { typed: typed.slice(0, 60) });
}
