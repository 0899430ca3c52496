import type { Endpoint } from '@gongjian/contract/endpoint';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Ctx } from './ctx.ts';
import { tellDenial } from './denials.ts';
import { once } from './idempotency.ts';
import type { RateLimit } from './rate-limit.ts';
import { Refused } from './refused.ts';
import { FileReply, RawJson, Versioned } from './replies.ts';
import { readUpload, type Upload } from './upload.ts';

export { fileReply, rawJson, withVersion } from './replies.ts';

export type MakeCtx = (request: FastifyRequest) => Promise<Ctx>;

type Input<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = {
  readonly params: z.output<P>;
  readonly query: z.output<Q>;
  readonly body: z.output<B>;
  /** The version the client has seen: of `versioned` endpoints. */
  readonly version: number;
  /** The uploaded file: of `uploads` endpoints. */
  readonly file: Upload;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
};
type Answer<R extends z.ZodType> = DeepReadonly<z.input<R>> | Versioned<DeepReadonly<z.input<R>>> | FileReply | RawJson;
/** Rules hand out what nobody may change; an answer is only read. */
type DeepReadonly<T> = T extends readonly (infer U)[]
  ? readonly DeepReadonly<U>[]
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T;

type Handle<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> = (
  ctx: Ctx,
  input: Input<P, Q, B>,
) => Promise<Answer<R>> | Answer<R>;

/** Ties one operation of the contract to the deed that does it: who → may he → shape → deed → shape. */
export function bind<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  app: FastifyInstance,
  e: Endpoint<P, Q, B, R>,
  handle: Handle<P, Q, B, R>,
): void {
  app.bound.push(e as unknown as Endpoint);
  app.route({
    method: e.method,
    url: e.path,
    handler: async (request, reply) => {
      const ctx = await whoAsks(app, request);
      const answer = await answerTo(ctx, e, { request, reply }, handle).catch(async (error: unknown) => {
        await tellDenial(ctx, `${e.method} ${e.path}`, error);
        throw error;
      });
      if (request.renewedCookies && !reply.hasHeader('set-cookie')) reply.header('set-cookie', [...request.renewedCookies]);
      return send(reply, answer, e);
    },
  });
}

/** Who cannot say who they are is counted by address, like who does not say it. */
async function whoAsks(app: FastifyInstance, request: FastifyRequest): Promise<Ctx> {
  const ctx = await app.makeCtx(request).catch((error: unknown) => {
    app.limits.address.take(request.ip, Date.now());
    throw error;
  });
  const { actor, now } = ctx;
  if (actor.id === '') app.limits.address.take(request.ip, now.getTime());
  else app.limits.person.take(actor.id, now.getTime());
  return ctx;
}

async function answerTo<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  ctx: Ctx,
  e: Endpoint<P, Q, B, R>,
  exchange: Pick<Input<P, Q, B>, 'request' | 'reply'>,
  handle: Handle<P, Q, B, R>,
): Promise<Shaped> {
  mustHold(ctx, e.needs);
  const input = { ...(await readInput(e, exchange.request)), ...exchange };
  const key = e.creates ? idempotencyKey(exchange.request) : undefined;
  return key === undefined ? shaped(e.reply, await handle(ctx, input)) : keyed(ctx, e, key, input, handle);
}

function mustHold(ctx: Ctx, needs: Endpoint['needs']): void {
  if (needs === 'public') return;
  if (ctx.actor.id === '') throw new Refused('access.login_required');
  if (needs !== 'person') ctx.mustBeAllowed(needs);
}

async function readInput<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  e: Endpoint<P, Q, B>,
  request: FastifyRequest,
): Promise<Omit<Input<P, Q, B>, 'request' | 'reply'>> {
  const params = paramsOf(e, request);
  const query = e.query.parse(request.query);
  const version = e.versioned ? versionSeen(request) : 0;
  const sent = e.uploads ? await readUpload(request) : undefined;
  const body = e.body.parse(sent?.body ?? request.body ?? {});
  return { params, query, body, version, file: sent?.file ?? { name: '', bytes: Buffer.alloc(0) } };
}

/** An address that cannot be anything's is the address of nothing: not a question of form for whoever followed a broken link. */
function paramsOf<P extends z.ZodType>(e: Endpoint<P>, request: FastifyRequest): z.output<P> {
  const read = e.params.safeParse(request.params);
  if (read.success) return read.data;
  const missing = e.refuses.find((code) => code.endsWith('not_found'));
  throw missing === undefined ? read.error : new Refused(missing);
}

/** If-Match carries the version we gave as ETag: "7". */
function versionSeen(request: FastifyRequest): number {
  const said = request.headers['if-match'];
  if (said === undefined) throw new Refused('request.precondition_missing');
  const version = Number(/^(?:W\/)?"(\d+)"$/.exec(said)?.[1]);
  if (!Number.isSafeInteger(version)) throw new Refused('request.invalid', [{ code: 'not_a_version', at: ['If-Match'] }]);
  return version;
}

function idempotencyKey(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || key === '' || key.length > 200) {
    throw new Refused('request.invalid', [{ code: 'key_length', at: ['Idempotency-Key'] }]);
  }
  return key;
}

type Kept = { readonly reply: unknown; readonly version?: number };

async function keyed<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  ctx: Ctx,
  e: Endpoint<P, Q, B, R>,
  key: string,
  input: Input<P, Q, B>,
  handle: Handle<P, Q, B, R>,
): Promise<Shaped> {
  const { params, query, body, file } = input;
  const call = { key, operation: `${e.method} ${e.path}`, input: [params, query, body, file.name, file.bytes.toString('base64')] };
  const kept = await once<Kept>(ctx, call, async (inner) => {
    const answer = shaped(e.reply, await handle(inner, input));
    if (answer instanceof Versioned) return { reply: answer.reply, version: answer.version };
    return { reply: answer instanceof RawJson ? JSON.parse(String(answer.text)) : answer };
  });
  return kept.version === undefined ? kept.reply : new Versioned(kept.reply, kept.version);
}

type Shaped = unknown;

/** The contract's word on what leaves the house: unknown fields are dropped, missing ones are a fault of ours. */
function shaped<R extends z.ZodType>(reply: R, answer: Answer<R>): Shaped {
  if (answer instanceof FileReply || answer instanceof RawJson) return answer;
  if (answer instanceof Versioned) return new Versioned(checked(reply, answer.reply), answer.version);
  return checked(reply, answer);
}

function checked(schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value);
  if (!result.success) throw new Error('the reply is not what the contract promises', { cause: result.error });
  return result.data;
}

function send(reply: FastifyReply, answer: Shaped, e: Pick<Endpoint, 'creates'>): FastifyReply {
  if (answer instanceof FileReply) return sendFile(reply, answer);
  if (e.creates) reply.code(201);
  const version = answer instanceof Versioned || answer instanceof RawJson ? answer.version : undefined;
  if (version !== undefined) reply.header('etag', `"${version}"`);
  if (answer instanceof RawJson) return reply.type('application/json; charset=utf-8').send(answer.text);
  return reply.send(answer instanceof Versioned ? answer.reply : answer);
}

function sendFile(reply: FastifyReply, { file }: FileReply): FastifyReply {
  const name = encodeURIComponent(file.name).replaceAll("'", '%27');
  return reply
    .type(file.type)
    .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
    .send(file.bytes instanceof Uint8Array ? Buffer.from(file.bytes) : file.bytes);
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set-Cookie lines that keep the session of this request alive. */
    renewedCookies?: readonly string[];
  }
  interface FastifyInstance {
    makeCtx: MakeCtx;
    /** Every operation bound so far: the OpenAPI document and the sweep of the tests come from it. */
    bound: Endpoint[];
    limits: { readonly person: RateLimit; readonly address: RateLimit };
  }
}
