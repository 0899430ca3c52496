import type { Endpoint } from '@gongjian/contract/endpoint';
import { type RefusalCode, refusals } from '@gongjian/contract/refusals';
import { z } from 'zod';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of these operations, printed from the contract itself. */
export function openApiOf(endpoints: readonly Endpoint[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const e of [...endpoints].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const path = e.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [e.method.toLowerCase()]: operation(e) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Gongjian',
      version,
      description: 'Runs an action plan for pollution control.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'An API token, gj_…' },
        session: { type: 'apiKey', in: 'cookie', name: 'gongjian.session_token' },
      },
      schemas: { Problem: problem },
      responses: {
        Problem: {
          description: 'The system worked and said no.',
          content: { 'application/problem+json': { schema: ref('schemas/Problem') } },
        },
      },
    },
  };
}

const ref = (to: string): Json => ({ $ref: `#/components/${to}` });

const problem = {
  type: 'object',
  required: ['type', 'status', 'code', 'title', 'requestId'],
  properties: {
    type: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    title: { type: 'string' },
    detail: { type: 'string' },
    requestId: { type: 'string' },
    problems: {
      type: 'array',
      items: {
        type: 'object',
        required: ['code', 'at'],
        properties: { code: { type: 'string' }, at: { type: 'array', items: { type: ['string', 'number'] } }, message: { type: 'string' } },
      },
    },
  },
};

function operation(e: Endpoint): Json {
  return {
    operationId: `${e.method.toLowerCase()}${e.path.replace(/\W+(\w)/g, (_, c: string) => c.toUpperCase()).replace(/\W/g, '')}`,
    summary: e.summary,
    tags: [e.path.split('/')[2] ?? 'api'],
    ...(e.needs === 'public' ? { security: [] } : { 'x-permission': e.needs }),
    parameters: [...parameters(e.params, 'path'), ...parameters(e.query, 'query'), ...headers(e)],
    ...body(e),
    responses: responses(e),
  };
}

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any', reused: 'inline' }) as Json;
  return rest;
};

function parameters(schema: z.ZodType, where: 'path' | 'query'): Json[] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(properties).map(([name, shape]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: Object.keys(shape).length === 0 ? { type: 'string' } : shape,
  }));
}

function headers(e: Endpoint): Json[] {
  const text = { type: 'string' };
  return [
    ...(e.versioned ? [{ name: 'If-Match', in: 'header', required: true, schema: text, description: 'The ETag of what was read.' }] : []),
    ...(e.creates
      ? [
          {
            name: 'Idempotency-Key',
            in: 'header',
            required: false,
            schema: text,
            description: 'Repeating the call with the same key does it once.',
          },
        ]
      : []),
  ];
}

function body(e: Endpoint): Json {
  if (e.method === 'GET' || e.method === 'DELETE') return {};
  const schema = schemaOf(e.body, 'input') as { properties?: Json };
  if (e.uploads) {
    const file = { type: 'string', format: 'binary' };
    return {
      requestBody: {
        required: true,
        content: { 'multipart/form-data': { schema: { type: 'object', required: ['file'], properties: { ...schema.properties, file } } } },
      },
    };
  }
  if (Object.keys(schema.properties ?? {}).length === 0 && 'properties' in schema) return {};
  return { requestBody: { required: true, content: { 'application/json': { schema } } } };
}

function responses(e: Endpoint): Json {
  const content = e.sends
    ? { [e.sends]: { schema: { type: 'string', format: 'binary' } } }
    : { 'application/json': { schema: schemaOf(e.reply, 'output') } };
  const known: RefusalCode[] = [
    ...e.refuses,
    'request.invalid',
    ...(e.needs === 'public' ? [] : (['access.login_required', 'access.denied'] as const)),
  ];
  const byStatus: Record<string, RefusalCode[]> = {};
  for (const code of new Set(known)) {
    const { status } = refusals[code];
    byStatus[status] = [...(byStatus[status] ?? []), code];
  }
  const refused = Object.entries(byStatus).map(([status, codes]) => [
    status,
    { ...ref('responses/Problem'), description: codes.join(', ') },
  ]);
  return {
    [e.creates ? '201' : '200']: { description: 'Done.', content },
    ...Object.fromEntries(refused),
    default: ref('responses/Problem'),
  };
}
