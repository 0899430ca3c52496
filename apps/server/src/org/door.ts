import { createHash } from 'node:crypto';
import { passwordExpiry } from '@gongjian/domain/org/password';
import type { Permission } from '@gongjian/domain/org/permissions';
import type { FastifyRequest } from 'fastify';
import { type Actor, anonymousIn } from '../platform/actor.ts';
import { type Clock, realTime } from '../platform/clock.ts';
import { type Ctx, cityDayOf, makeCtx } from '../platform/ctx.ts';
import { type Db, inTransaction } from '../platform/db.ts';
import type { Identity, Session } from '../platform/identity/identity.ts';
import { accountStates, policyOn } from '../platform/identity/passwords.ts';
import { Refused } from '../platform/refused.ts';
import { type Access, accessOf, actorOf } from './access.ts';
import { headersOf, refuseForeignOrigin } from './cookies.ts';
import { tokenInUse } from './token-repo.ts';

/** Somebody who has come in: the person as they stand, and how they came. */
export type Entered = {
  readonly access: Access;
  readonly actor: Actor;
  readonly by: Session['way'] | 'token';
  readonly mustChangePassword: boolean;
  readonly passwordExpiresAt: Date | null;
  readonly secondFactor: boolean;
};

type Remembered = { readonly entered: Entered | undefined; readonly until: number; readonly cookies: readonly string[] };

const REMEMBER_MS = 10_000;
const MOST_REMEMBERED = 20_000;

/** Tells who a request comes from. Remembers it for a few seconds, so that a busy client costs no look-up. */
export class Door {
  private readonly remembered = new Map<string, Remembered>();

  constructor(
    private readonly db: Db,
    readonly city: string,
    readonly identity: Identity,
    /** The day of a demonstration holds for grants and passwords too: they were made by it. */
    readonly clock: Clock = realTime,
  ) {}

  async ctxOf(request: FastifyRequest): Promise<Ctx> {
    const entered = await this.entered(request);
    return makeCtx(this.db, entered?.actor ?? anonymousIn(this.city), this.clock(), String(request.id), request.ip);
  }

  /** Forgets everybody: grants, people, units or tokens have changed. */
  forget(): void {
    this.remembered.clear();
  }

  async entered(request: FastifyRequest): Promise<Entered | undefined> {
    const now = this.clock();
    const { authorization, cookie } = request.headers;
    if (authorization !== undefined) return (await this.recall(`t ${authorization}`, now, () => this.byToken(authorization, now))).entered;
    if (cookie === undefined || !cookie.includes('gongjian')) return undefined;
    refuseForeignOrigin(request);
    const { entered, cookies } = await this.recall(`c ${cookie}`, now, () => this.byCookie(request, now));
    if (cookies.length > 0) request.renewedCookies = cookies;
    return entered;
  }

  private async recall(key: string, now: Date, look: () => Promise<Omit<Remembered, 'until'>>): Promise<Omit<Remembered, 'until'>> {
    const known = this.remembered.get(key);
    if (known && known.until > now.getTime()) return { ...known, cookies: [] };
    const found = await look();
    if (this.remembered.size >= MOST_REMEMBERED) this.remembered.clear();
    this.remembered.set(key, { ...found, until: now.getTime() + REMEMBER_MS });
    return found;
  }

  private async byToken(authorization: string, now: Date): Promise<Omit<Remembered, 'until'>> {
    const token = /^Bearer (gj_[\w-]{20,100})$/.exec(authorization)?.[1];
    if (token === undefined) throw new Refused('access.login_required');
    const hash = createHash('sha256').update(token).digest();
    const used = await inTransaction(this.db, anonymousIn(this.city), (tx) => tokenInUse(tx, hash, now));
    if (!used) throw new Refused('access.login_required');
    return { entered: await this.enter(used.personId, 'token', now, used.scopes), cookies: [] };
  }

  private async byCookie(request: FastifyRequest, now: Date): Promise<Omit<Remembered, 'until'>> {
    const session = await this.identity.sessionOf(headersOf(request));
    return { entered: session ? await this.enter(session.userId, session.way, now) : undefined, cookies: session?.cookies ?? [] };
  }

  /** Undefined for somebody who is no longer there, or whose account is switched off. */
  async enter(personId: string, by: Entered['by'], now: Date, scopes?: readonly Permission[]): Promise<Entered | undefined> {
    const today = cityDayOf(now);
    const access = await inTransaction(this.db, anonymousIn(this.city), (tx) => accessOf(tx, personId, today));
    const state = (await accountStates(this.db, [personId])).get(personId);
    if (!access?.active || !state) return undefined;
    const expiresAt = state.setAt && passwordExpiry(state.setAt, await policyOn(this.db, today));
    const mustChangePassword = by === 'password' && (state.mustChange || (expiresAt !== null && expiresAt <= now));
    const actor = actorOf(access, this.city, { scopes, mustChangePassword });
    return { access, actor, by, mustChangePassword, passwordExpiresAt: expiresAt, secondFactor: state.secondFactor };
  }
}
