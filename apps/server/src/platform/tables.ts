// Written by `npm run db:types` from the migrated database. Never by hand.

import type { ColumnType } from "kysely";

export type ArrayType<T> = ArrayTypeImpl<T> extends (infer U)[]
  ? U[]
  : ArrayTypeImpl<T>;

export type ArrayTypeImpl<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S[], I[], U[]>
  : T[];

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Json = JsonValue;

export type JsonArray = JsonValue[];

export type JsonObject = {
  [x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface PlatformCity {
  code: string;
  name: string;
}

export interface PlatformDelivery {
  attempts: Generated<number>;
  city: string;
  event_id: number;
  given_up_at: Timestamp | null;
  last_error: string | null;
  next_try_at: Generated<Timestamp>;
  subscriber: string;
}

export interface PlatformEvent {
  actor_id: string;
  actor_name: string;
  address: string | null;
  city: string;
  happened_at: Timestamp;
  id: Generated<number>;
  payload: Json;
  request_id: string;
  subject_id: string;
  type: string;
}

export interface PlatformIdempotency {
  actor_id: string;
  city: string;
  created_at: Generated<Timestamp>;
  key: string;
  operation: string;
  reply: Json;
  request: Buffer;
}

export interface PlatformSeal {
  city: string;
  event_ids: ArrayType<number>;
  hash: Buffer;
  no: number;
  previous: Buffer;
  root: Buffer;
  sealed_at: Timestamp;
}

export interface PlatformUnsealed {
  city: string;
  event_id: number;
}

export interface Tables {
  "platform.city": PlatformCity;
  "platform.delivery": PlatformDelivery;
  "platform.event": PlatformEvent;
  "platform.idempotency": PlatformIdempotency;
  "platform.seal": PlatformSeal;
  "platform.unsealed": PlatformUnsealed;
}

