import * as contract from '@gongjian/contract/publication-feedback';
import type { FastifyInstance } from 'fastify';
import { bind, withVersion } from '../platform/http.ts';
import { answerFeedback, openFeedbackContact } from './feedback-answer.ts';
import type { FeedbackDesk } from './feedback-desk.ts';
import { listFeedback, readFeedback } from './feedback-inbox.ts';

const versioned = (one: contract.FeedbackItem) => withVersion(one, one.version);

/** What the office does with what residents sent. */
export function feedbackOffice(app: FastifyInstance, { keys }: FeedbackDesk): void {
  bind(app, contract.listFeedback, (ctx, { query }) => listFeedback(ctx, query));
  bind(app, contract.readFeedback, async (ctx, { params }) => versioned(await ctx.read((db) => readFeedback(db, ctx, params.feedbackId))));
  bind(app, contract.openFeedbackContact, (ctx, { params, body }) => openFeedbackContact(ctx, keys, params.feedbackId, body.reason));
  bind(app, contract.answerFeedback, async (ctx, { params, version, body }) =>
    versioned(await answerFeedback(ctx, keys, params.feedbackId, version, body.answer)),
  );
}
