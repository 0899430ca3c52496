import type { z } from 'zod';
import type { Permission } from './permissions.ts';
import type { RefusalCode } from './refusals.ts';

/** One HTTP operation, said once. The server binds it, the web and the CLI call it, the OpenAPI document prints it. */
export type Endpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: `/api/${string}`;
  /** One English sentence for the OpenAPI document. */
  readonly summary: string;
  /** The permission asked for; `person` is anybody who has logged in, `public` is anybody at all. */
  readonly needs: Permission | 'person' | 'public';
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly reply: R;
  readonly refuses: readonly RefusalCode[];
  /** A create: the client may send Idempotency-Key and repeat the call safely. */
  readonly creates?: boolean;
  /** An edit of something with a version: the client must send If-Match; replies carry ETag. */
  readonly versioned?: boolean;
  /** Bytes instead of JSON: the media types of the reply, or of an uploaded body (multipart). */
  readonly sends?: string;
  readonly uploads?: boolean;
};

export const endpoint = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(e: Endpoint<P, Q, B, R>) => e;
