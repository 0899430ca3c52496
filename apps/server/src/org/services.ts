import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { anonymousIn } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/db.ts';
import { makeAuth, type SignOnProvider } from '../platform/identity/auth.ts';
import { Identity } from '../platform/identity/identity.ts';
import type { RateLimit } from '../platform/rate-limit.ts';
import { personOfLogin } from './access.ts';
import { Door } from './door.ts';

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
  /** What the installation signs with. */
  readonly secret: string;
  readonly demo: readonly DemoAccount[];
  /** What a demonstration shows instead of today and of real reports; null where nothing is shown but what is. */
  readonly demonstration: Demonstration | null;
};

export type Demonstration = { readonly today: LocalDate | null; readonly simulated: boolean };

export type DemoAccount = {
  readonly login: string;
  readonly name: string;
  readonly role: string;
  readonly unit: string;
  readonly password: string;
};

export type AccountSettings = {
  readonly db: Db;
  readonly city: string;
  readonly secret: string;
  readonly publicUrl: string;
  readonly idleMinutes: number;
  readonly signOn: readonly SignOnProvider[];
  readonly loginLimit: RateLimit;
  /** The real time unless a demonstration stands on a day. */
  readonly clock?: Clock;
};

/** Puts the keeper of passwords and the door together. */
export function orgServices({ city, loginLimit, clock, ...settings }: AccountSettings): OrgServices {
  const { db, idleMinutes, signOn } = settings;
  const userOfLogin = async (login: string) => (await inTransaction(db, anonymousIn(city), (tx) => personOfLogin(tx, login)))?.id;
  const identity = new Identity(makeAuth({ ...settings, userOfLogin }), db);
  return {
    db,
    identity,
    door: new Door(db, city, identity, clock),
    loginLimit,
    idleMinutes,
    signOn,
    secret: settings.secret,
    demo: [],
    demonstration: null,
  };
}
