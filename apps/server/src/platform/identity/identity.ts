import { randomBytes } from 'node:crypto';
import type { PasswordPolicy, PasswordProblem } from '@gongjian/domain/org/password';
import { sql } from 'kysely';
import type { Db } from '../db.ts';
import { type Auth, addressOf } from './auth.ts';
import { rememberPassword, setPasswordState, usedBefore } from './passwords.ts';

export type SignedIn =
  | { readonly outcome: 'in'; readonly cookies: readonly string[] }
  | { readonly outcome: 'wrong' | 'code_required' | 'wrong_code' };

export type Session = { readonly userId: string; readonly way: 'password' | 'sign-on'; readonly cookies: readonly string[] };

/** What the program asks of better-auth, in our words. Cookies go in as a Cookie header and come out as Set-Cookie lines. */
export class Identity {
  constructor(
    readonly auth: Auth,
    private readonly db: Db,
  ) {}

  /** Adds somebody who can log in once a password is set. */
  async addUser(name: string): Promise<string> {
    const { internalAdapter } = await this.auth.$context;
    const made = await internalAdapter.createUser(
      { name, email: `${randomBytes(8).toString('hex')}@person.invalid`, emailVerified: true } as never,
      {
        method: 'admin',
      } as never,
    );
    await internalAdapter.updateUser(made.id, { email: addressOf(made.id) });
    return made.id;
  }

  async removeUser(userId: string): Promise<void> {
    await (await this.auth.$context).internalAdapter.deleteUser(userId);
  }

  /** Sets a password and remembers the one before; every session of the person ends. */
  async setPassword(userId: string, password: string, at: { now: Date; mustChange: boolean }): Promise<void> {
    const { internalAdapter, password: hasher } = await this.auth.$context;
    const hash = await hasher.hash(password);
    const before = await internalAdapter.findCredentialAccount(userId);
    if (before?.password) {
      await rememberPassword(this.db, userId, before.password, at.now);
      await internalAdapter.updatePassword(userId, hash);
    } else {
      await internalAdapter.linkAccount({ userId, providerId: 'credential', accountId: userId, password: hash } as never);
    }
    await setPasswordState(this.db, userId, at);
    await this.endSessions(userId);
  }

  /** True when a new password repeats the present one or one of the last. */
  async repeats(userId: string, password: string, policy: PasswordPolicy): Promise<PasswordProblem[]> {
    const { internalAdapter, password: hasher } = await this.auth.$context;
    const present = (await internalAdapter.findCredentialAccount(userId))?.password;
    const hashes = await usedBefore(this.db, userId, policy.history);
    for (const hash of present ? [present, ...hashes] : hashes) {
      if (await hasher.verify({ hash, password })) return [{ code: 'used_before', at: ['next'] }];
    }
    return [];
  }

  async knowsPassword(userId: string, password: string): Promise<boolean> {
    const { internalAdapter, password: hasher } = await this.auth.$context;
    const hash = (await internalAdapter.findCredentialAccount(userId))?.password;
    return hash ? hasher.verify({ hash, password }) : false;
  }

  /** Takes as long as for a person there is, so that login names cannot be found out. */
  async pretendToCheck(password: string): Promise<void> {
    await (await this.auth.$context).password.hash(password);
  }

  async signIn(userId: string, password: string, code: string | undefined, headers: Headers): Promise<SignedIn> {
    const response = await this.auth.api.signInEmail({ body: { email: addressOf(userId), password }, headers, asResponse: true });
    if (!response.ok) return { outcome: 'wrong' };
    const cookies = response.headers.getSetCookie();
    const { twoFactorRedirect } = (await response.json()) as { twoFactorRedirect?: boolean };
    if (!twoFactorRedirect) return { outcome: 'in', cookies };
    return code === undefined ? { outcome: 'code_required' } : this.secondStep(cookies, code, headers);
  }

  /** Six digits come from the app; anything else is one of the backup codes. */
  private async secondStep(challenge: readonly string[], code: string, headers: Headers): Promise<SignedIn> {
    const asked = new Headers(headers);
    asked.set('cookie', challenge.map((line) => line.split(';')[0]).join('; '));
    const api = this.auth.api;
    const response = /^\d{6}$/.test(code)
      ? await api.verifyTOTP({ body: { code }, headers: asked, asResponse: true })
      : await api.verifyBackupCode({ body: { code }, headers: asked, asResponse: true });
    return response.ok ? { outcome: 'in', cookies: response.headers.getSetCookie() } : { outcome: 'wrong_code' };
  }

  /** Who a cookie belongs to, and the cookies that keep the session alive. */
  async sessionOf(headers: Headers): Promise<Session | undefined> {
    const { response, headers: answer } = await this.auth.api.getSession({ headers, returnHeaders: true });
    if (!response) return undefined;
    const { way } = response.session as { way?: string };
    return { userId: response.user.id, way: way === 'sign-on' ? 'sign-on' : 'password', cookies: answer.getSetCookie() };
  }

  async signOut(headers: Headers): Promise<readonly string[]> {
    const response = await this.auth.api.signOut({ headers, asResponse: true });
    return response.headers.getSetCookie();
  }

  async endSessions(userId: string): Promise<void> {
    await (await this.auth.$context).internalAdapter.deleteUserSessions(userId);
  }

  /** A new session for somebody whose password has just been changed or proved. */
  async reopen(userId: string, password: string, headers: Headers): Promise<readonly string[]> {
    const signedIn = await this.signIn(userId, password, undefined, headers);
    return signedIn.outcome === 'in' ? signedIn.cookies : [];
  }

  async startSecondFactor(password: string, headers: Headers): Promise<{ uri: string; backupCodes: readonly string[] } | undefined> {
    const response = await this.auth.api.enableTwoFactor({ body: { password }, headers, asResponse: true });
    if (!response.ok) return undefined;
    const { totpURI, backupCodes } = (await response.json()) as { totpURI: string; backupCodes: string[] };
    return { uri: totpURI, backupCodes };
  }

  async confirmSecondFactor(code: string, headers: Headers): Promise<readonly string[] | undefined> {
    const response = await this.auth.api.verifyTOTP({ body: { code }, headers, asResponse: true });
    return response.ok ? response.headers.getSetCookie() : undefined;
  }

  async stopSecondFactor(password: string, headers: Headers): Promise<readonly string[] | undefined> {
    const response = await this.auth.api.disableTwoFactor({ body: { password }, headers, asResponse: true });
    return response.ok ? response.headers.getSetCookie() : undefined;
  }

  /** Takes the second factor away from somebody who has lost it. */
  async forgetSecondFactor(userId: string): Promise<void> {
    await sql`delete from identity."twoFactor" where "userId" = ${userId}`.execute(this.db);
    await sql`update identity."user" set "twoFactorEnabled" = false where id = ${userId}`.execute(this.db);
  }

  /** Where the browser must go to sign on elsewhere, with the cookie that remembers why. */
  async signOnElsewhere(provider: string, headers: Headers): Promise<{ url: string; cookies: readonly string[] } | undefined> {
    const body = { provider, callbackURL: '/', errorCallbackURL: '/login?failed=sign-on', disableRedirect: true };
    const response = await this.auth.api.signInSocial({ body, headers, asResponse: true });
    if (!response.ok) return undefined;
    const { url } = (await response.json()) as { url?: string };
    return url === undefined ? undefined : { url, cookies: response.headers.getSetCookie() };
  }
}
