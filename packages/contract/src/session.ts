import { roleNames } from '@gongjian/domain/org/roles';
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { permissions } from './permissions.ts';
import { day, instant, mailAddress, nothing, unitRef } from './shape.ts';

export const roleName = z.enum(roleNames);

/** Who is logged in, and what the screens may offer. */
export const viewer = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  unit: unitRef,
  roles: z.array(z.object({ role: roleName, unit: unitRef })),
  permissions: z.array(z.enum(permissions)),
  /** Units for which the person may report or review; `seesAll` opens every unit's drafts. */
  units: z.array(z.string()),
  seesAll: z.boolean(),
  /** Nothing but a change of password is possible until then. */
  mustChangePassword: z.boolean(),
  passwordExpiresAt: instant.nullable(),
  secondFactor: z.boolean(),
});
export type Viewer = z.output<typeof viewer>;

const password = z.string().min(1).max(200);

/** 口令策略 in force today: the form shows it and checks a new password by it before anything is sent. */
export const passwordPolicy = z.object({
  minLength: z.int(),
  /** Of: small letters, capitals, digits, others. */
  minClasses: z.int(),
  /** How many earlier passwords may not come back. */
  history: z.int(),
  expiresDays: z.int().nullable(),
  tries: z.int(),
  lockMinutes: z.int(),
});
const code = z.string().regex(/^\d{6}$/);

export const readSession = endpoint({
  method: 'GET',
  path: '/api/session',
  summary: 'Who is logged in, or null; and the ways to log in.',
  needs: 'public',
  params: nothing,
  query: nothing,
  body: nothing,
  reply: z.object({
    viewer: viewer.nullable(),
    city: z.object({ code: z.string(), name: z.string() }),
    today: day,
    /** Minutes without a request after which a session ends. */
    idleMinutes: z.int(),
    passwordPolicy,
    signOn: z.array(z.object({ id: z.string(), name: z.string() })),
    /** A demonstration may stand still on a day, and may show reports that nobody wrote: every screen says so. */
    demonstration: z.object({ today: day.nullable(), simulated: z.boolean() }).nullable(),
    /** Demo accounts with the names of their units, shown on the login screen of a demo installation only. */
    demo: z.array(z.object({ login: z.string(), name: z.string(), role: roleName, unit: z.string(), password: z.string() })),
  }),
  refuses: [],
});

export const login = endpoint({
  method: 'POST',
  path: '/api/session',
  summary: 'Logs in by name and password, and the code of the second factor where the person has one; sets the session cookie.',
  needs: 'public',
  params: nothing,
  query: nothing,
  /** `code`: six digits of the app, or one of the backup codes. */
  body: z.object({ login: z.string().trim().min(1).max(100), password, code: z.string().trim().min(6).max(40).optional() }),
  reply: z.object({ viewer }),
  refuses: [
    'session.wrong_password',
    'session.locked',
    'session.code_required',
    'session.wrong_code',
    'session.disabled',
    'request.too_many',
  ],
});

export const logout = endpoint({
  method: 'DELETE',
  path: '/api/session',
  summary: 'Logs out.',
  needs: 'public',
  params: nothing,
  query: nothing,
  body: nothing,
  reply: nothing,
  refuses: [],
});

export const changePassword = endpoint({
  method: 'POST',
  path: '/api/session/password',
  summary: 'Changes the own password; every other session of the person ends.',
  needs: 'person',
  params: nothing,
  query: nothing,
  body: z.object({ current: password, next: password }),
  reply: z.object({ viewer }),
  refuses: ['session.wrong_password', 'session.weak_password', 'session.locked'],
});

const ownEmail = z.object({ email: mailAddress.nullable() });
export const readOwnEmail = endpoint({
  method: 'GET',
  path: '/api/session/email',
  summary: 'The own e-mail address, to which reminders go.',
  needs: 'person',
  params: nothing,
  query: nothing,
  body: nothing,
  reply: z.object({ email: z.string().nullable() }),
  refuses: [],
});
export const changeOwnEmail = endpoint({
  method: 'PUT',
  path: '/api/session/email',
  summary: 'Changes the own e-mail address; null takes it away. Not with a token.',
  needs: 'person',
  params: nothing,
  query: nothing,
  body: ownEmail,
  reply: ownEmail,
  refuses: ['access.denied'],
});

export const startSecondFactor = endpoint({
  method: 'POST',
  path: '/api/session/totp',
  summary: 'Makes a new secret for an authenticator app; it counts once a code of it has been verified.',
  needs: 'person',
  params: nothing,
  query: nothing,
  body: z.object({ password }),
  reply: z.object({ uri: z.string(), secret: z.string(), backupCodes: z.array(z.string()) }),
  refuses: ['session.wrong_password'],
});

export const verifySecondFactor = endpoint({
  method: 'POST',
  path: '/api/session/totp/verify',
  summary: 'Verifies a code of the new secret: from now on each login asks for one.',
  needs: 'person',
  params: nothing,
  query: nothing,
  body: z.object({ code }),
  reply: z.object({ viewer }),
  refuses: ['session.wrong_code'],
});

export const stopSecondFactor = endpoint({
  method: 'POST',
  path: '/api/session/totp/stop',
  summary: 'Gives up the second factor.',
  needs: 'person',
  params: nothing,
  query: nothing,
  body: z.object({ password }),
  reply: z.object({ viewer }),
  refuses: ['session.wrong_password'],
});

export const startSignOn = endpoint({
  method: 'POST',
  path: '/api/session/sign-on/:provider',
  summary: 'Begins single sign-on: the address of the OpenID Connect provider to send the browser to.',
  needs: 'public',
  params: z.object({ provider: z.string().regex(/^[a-z0-9-]{1,40}$/) }),
  query: nothing,
  body: nothing,
  reply: z.object({ url: z.string() }),
  refuses: ['session.no_such_provider'],
});
