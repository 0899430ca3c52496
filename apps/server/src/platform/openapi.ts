import type { Endpoint } from '@gongjian/contract/endpoint';
import { type RefusalCode, refusals } from '@gongjian/contract/refusals';
import { z } from 'zod';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of these operations, printed from the contract itself. */
export function openApiOf(endpoints: readonly Endpoint[], version: string): Json {
  const paths: Record<string, Json> = {};
  const shared: Json = {};
  for (const e of [...endpoints].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const path = e.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [e.method.toLowerCase()]: operation(e, shared) };
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
      schemas: { Problem: problem, ...shared },
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

function operation(e: Endpoint, shared: Json): Json {
  const operationId = `${e.method.toLowerCase()}${e.path.replace(/\W+(\w)/g, (_, c: string) => c.toUpperCase()).replace(/\W/g, '')}`;
  const print: Print = (schema, io) => schemaOf(schema, io, { prefix: operationId, shared });
  return {
    operationId,
    summary: e.summary,
    tags: [e.path.split('/')[2] ?? 'api'],
    ...(e.needs === 'public' ? { security: [] } : { 'x-permission': e.needs }),
    parameters: [...parameters(print(e.params, 'input'), 'path'), ...parameters(print(e.query, 'input'), 'query'), ...headers(e)],
    ...body(e, print),
    responses: responses(e, print),
  };
}

type Io = 'input' | 'output';
type Print = (schema: z.ZodType, io: Io) => Json;

/** A shape that holds itself, such as a tree, is printed by reference; `shared` gathers what is referred to. */
function schemaOf(schema: z.ZodType, io: Io, { prefix, shared }: { prefix: string; shared: Json }): Json {
  const { $schema, ...printed } = z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any', reused: 'inline' }) as Json;
  if (printed.$defs === undefined) return printed;
  const renamed = JSON.parse(JSON.stringify(printed).replaceAll('#/$defs/', `#/components/schemas/${prefix}`)) as Json;
  const { $defs, ...rest } = renamed as { $defs: Json };
  for (const [name, shape] of Object.entries($defs)) shared[prefix + name] = shape;
  return rest;
}

function parameters(shape: Json, where: 'path' | 'query'): Json[] {
  const { properties = {}, required = [] } = shape as { properties?: Record<string, Json>; required?: string[] };
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

function body(e: Endpoint, print: Print): Json {
  if (e.method === 'GET' || e.method === 'DELETE') return {};
  const schema = print(e.body, 'input') as { properties?: Json };
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

function responses(e: Endpoint, print: Print): Json {
  const content = e.sends
    ? { [e.sends]: { schema: { type: 'string', format: 'binary' } } }
    : { 'application/json': { schema: print(e.reply, 'output') } };
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
