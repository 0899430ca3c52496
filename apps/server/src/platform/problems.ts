import { type RefusalCode, refusals } from '@gongjian/contract/refusals';
import type { Problem } from '@gongjian/domain/kernel/problem';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import pg from 'pg';
import { z } from 'zod';
import { constraintRefusals } from './constraints.ts';
import { Refused } from './refused.ts';
import { isScreen, pageOf } from './web-app.ts';

z.config(z.locales.zhCN());

/** The only place that turns a thrown thing into an answer. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const refused = asRefused(error);
    if (refused) return sendRefused(refused, request, reply);
    request.log.error(error);
    return reply
      .code(500)
      .type(PROBLEM)
      .send({ type: '/problems/fault', status: 500, code: 'fault', title: '系统故障，请稍后重试', requestId: request.id });
  });
  app.setNotFoundHandler((request, reply) => {
    const screen = app.hasReplyDecorator('sendFile') && isScreen(request.url, request.method, request.headers.accept);
    return screen
      ? reply.header('cache-control', 'no-cache').sendFile(pageOf(request.url))
      : sendRefused(new Refused('route.not_found'), request, reply);
  });
}

/** An address that cannot be read comes to no handler: it is answered like any other wrong request. */
export const answerUnreadable = (_: unknown, request: FastifyRequest, reply: FastifyReply): void => {
  sendRefused(new Refused('request.invalid'), request, reply);
};

const PROBLEM = 'application/problem+json; charset=utf-8';

function sendRefused({ code, problems }: Refused, request: FastifyRequest, reply: FastifyReply) {
  const { status, zh, en } = refusals[code];
  if (code === 'request.too_many') reply.header('retry-after', String(problems[0]?.at[0] ?? 60));
  return reply
    .code(status)
    .type(PROBLEM)
    .send({ type: `/problems/${code}`, status, code, title: zh, detail: en, problems, requestId: request.id });
}

function asRefused(error: unknown): Refused | undefined {
  if (error instanceof Refused) return error;
  if (error instanceof z.ZodError) return new Refused('request.invalid', error.issues.map(fromIssue));
  if (error instanceof pg.DatabaseError) return fromConstraint(error);
  return fromStatus((error as { statusCode?: number }).statusCode);
}

/** `message` is for people; `code` and `at` are for forms. */
const fromIssue = ({ path, ...issue }: z.core.$ZodIssue): Problem & { readonly message: string } => ({
  code: issue.code,
  at: path.map((step) => (typeof step === 'number' ? step : String(step))),
  message: issue.code === 'invalid_format' && issue.format === 'regex' ? '格式不符合要求' : issue.message,
});

/** PostgreSQL stores neither NUL nor half a character: SQLSTATE 22021 in text, 22P05 in JSON. */
const NOT_STORABLE: readonly string[] = ['22021', '22P05'];

function fromConstraint(error: pg.DatabaseError): Refused | undefined {
  if (NOT_STORABLE.includes(error.code ?? '')) return new Refused('request.invalid', [{ code: 'character_not_storable', at: [] }]);
  const code = constraintRefusals[error.constraint ?? ''];
  return code === undefined ? undefined : new Refused(code);
}

const byStatus: Readonly<Record<number, RefusalCode>> = {
  400: 'request.invalid',
  404: 'route.not_found',
  413: 'request.too_large',
  415: 'request.wrong_type',
  429: 'request.too_many',
};

/** Refusals of the web server itself: a body that is no JSON, too large, of a kind we do not read. */
function fromStatus(status: number | undefined): Refused | undefined {
  const code = byStatus[status ?? 500];
  return code === undefined ? undefined : new Refused(code);
}
