import type { Db } from '../platform/db.ts';
import type { SignOnProvider } from '../platform/identity/auth.ts';
import type { Identity } from '../platform/identity/identity.ts';
import type { RateLimit } from '../platform/rate-limit.ts';
import type { Door } from './door.ts';

/** What the deeds of logging in and of accounts need besides the context: the keeper of passwords and the door. */
export type OrgServices = {
  /** As the owner of the database: passwords and tries are closed to gongjian_app. */
  readonly db: Db;
  readonly door: Door;
  readonly identity: Identity;
  /** Logins a minute from one address. */
  readonly loginLimit: RateLimit;
  readonly idleMinutes: number;
  readonly signOn: readonly Pick<SignOnProvider, 'id' | 'name'>[];
  readonly demo: readonly DemoAccount[];
};

export type DemoAccount = {
  readonly login: string;
  readonly name: string;
  readonly role: string;
  readonly unit: string;
  readonly password: string;
};
