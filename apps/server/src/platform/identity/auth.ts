import { betterAuth } from 'better-auth';
import { genericOAuth, twoFactor } from 'better-auth/plugins';
import type { Db } from '../db.ts';

/** Single sign-on by OpenID Connect; people are matched by a claim that holds their login name. */
export type SignOnProvider = {
  readonly id: string;
  readonly name: string;
  readonly discoveryUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly loginClaim: string;
};

export type AuthSettings = {
  readonly db: Db;
  readonly secret: string;
  readonly publicUrl: string;
  readonly idleMinutes: number;
  readonly signOn: readonly SignOnProvider[];
  /** The identity behind a login name, so that nobody the office has not entered can come in. */
  readonly userOfLogin: (login: string) => Promise<string | undefined>;
};

export type Auth = ReturnType<typeof makeAuth>;

/** Addresses are never written to; better-auth wants one for each user. */
export const addressOf = (userId: string): string => `${userId.toLowerCase()}@person.invalid`;

/** better-auth, set up for us: our own login screens call it, and only the sign-on callback is served by itself. */
export function makeAuth(settings: AuthSettings) {
  const { db, secret, publicUrl, idleMinutes, signOn } = settings;
  return betterAuth({
    appName: 'Gongjian',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: { db: db as never, type: 'postgres', schemaName: 'identity' },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 1, maxPasswordLength: 200 },
    // Each request moves the end of the session on, so the life of a session is its idle time.
    session: {
      expiresIn: idleMinutes * 60,
      updateAge: 60,
      additionalFields: { way: { type: 'string', required: false, input: false, defaultValue: 'password' } },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => ({
            data: { ...session, way: context?.path?.startsWith('/callback/') ? 'sign-on' : 'password' },
          }),
        },
      },
    },
    rateLimit: { enabled: false },
    account: { accountLinking: { enabled: true, trustedProviders: signOn.map(({ id }) => id) } },
    advanced: {
      cookiePrefix: 'gongjian',
      useSecureCookies: publicUrl.startsWith('https://'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
    },
    plugins: [twoFactor({ issuer: '攻坚' }), genericOAuth({ config: signOn.map((provider) => providerConfig(provider, settings)) })],
  });
}

const providerConfig = (provider: SignOnProvider, { userOfLogin }: AuthSettings) => ({
  providerId: provider.id,
  discoveryUrl: provider.discoveryUrl,
  requireIdTokenVerification: true,
  clientId: provider.clientId,
  clientSecret: provider.clientSecret,
  scopes: ['openid', 'profile', 'email'],
  pkce: true,
  disableSignUp: true,
  mapProfileToUser: async (profile: object) => {
    const claim = (profile as Record<string, unknown>)[provider.loginClaim];
    const userId = typeof claim === 'string' ? await userOfLogin(claim.toLowerCase()) : undefined;
    return { email: addressOf(userId ?? 'nobody'), emailVerified: userId !== undefined, name: String(claim ?? '') };
  },
});
