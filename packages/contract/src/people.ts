import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { permissions } from './permissions.ts';
import { roleName } from './session.ts';
import { day, instant, mailAddress, nothing, pageOf, unitRef } from './shape.ts';

const personId = z.object({ personId: z.string().min(1).max(80) });
const loginName = z.string().regex(/^[a-z0-9][a-z0-9._-]{1,39}$/);
const fullName = z.string().trim().min(1).max(60);
const unitId = z.string().min(2).max(40);
const phone = z.string().trim().max(40).nullable();
const email = mailAddress.nullable();

export const grant = z.object({
  id: z.uuid(),
  role: roleName,
  unit: unitRef,
  from: day,
  /** The first day it no longer holds. */
  to: day.nullable(),
  by: z.string(),
});
export type GrantShown = z.output<typeof grant>;

export const person = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  unit: unitRef,
  phone,
  email,
  active: z.boolean(),
  lockedUntil: instant.nullable(),
  secondFactor: z.boolean(),
  lastLoginAt: instant.nullable(),
  grants: z.array(grant),
  version: z.int(),
});
export type Person = z.output<typeof person>;

export const listPeople = endpoint({
  method: 'GET',
  path: '/api/people',
  summary: 'People with their grants in force, by name.',
  needs: 'people.read',
  params: nothing,
  query: z.object({
    q: z.string().trim().max(100).optional(),
    unit: unitId.optional(),
    role: roleName.optional(),
    active: z.enum(['true', 'false']).optional(),
    after: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  body: nothing,
  reply: pageOf(person),
  refuses: ['request.invalid'],
});

export const readPerson = endpoint({
  method: 'GET',
  path: '/api/people/:personId',
  summary: 'One person with all grants, also those that have ended.',
  needs: 'people.read',
  params: personId,
  query: nothing,
  body: nothing,
  reply: person,
  refuses: ['people.not_found'],
});

export const createPerson = endpoint({
  method: 'POST',
  path: '/api/people',
  summary: 'Adds a person; the answer carries a password for the first login, shown once.',
  needs: 'people.manage',
  params: nothing,
  query: nothing,
  body: z.object({ login: loginName, name: fullName, unit: unitId, phone: phone.default(null), email: email.default(null) }),
  reply: z.object({ person, password: z.string() }),
  // No Idempotency-Key: the password must not be kept. A repeat is refused by the login name.
  refuses: ['people.login_taken', 'org.unit_not_found'],
});

export const editPerson = endpoint({
  method: 'PATCH',
  path: '/api/people/:personId',
  summary: 'Changes name, unit, phone or e-mail address, or switches the account off and on; switching off ends every session and token.',
  needs: 'people.manage',
  params: personId,
  query: nothing,
  body: z.object({
    name: fullName.optional(),
    unit: unitId.optional(),
    phone: phone.optional(),
    email: email.optional(),
    active: z.boolean().optional(),
  }),
  reply: person,
  refuses: ['people.not_found', 'people.changed', 'org.unit_not_found', 'people.not_yourself'],
  versioned: true,
});

export const resetPassword = endpoint({
  method: 'POST',
  path: '/api/people/:personId/password',
  summary: 'Gives a new password for one login, and ends a lock-out and the second factor; shown once.',
  needs: 'people.security',
  params: personId,
  query: nothing,
  body: nothing,
  reply: z.object({ password: z.string() }),
  refuses: ['people.not_found', 'people.not_yourself'],
});

export const giveRole = endpoint({
  method: 'POST',
  path: '/api/people/:personId/grants',
  summary: 'Gives a person a role for a unit; nobody may change their own.',
  needs: 'people.security',
  params: personId,
  query: nothing,
  body: z.object({ role: roleName, unit: unitId, from: day.optional(), to: day.nullable().default(null) }),
  reply: person,
  refuses: [
    'people.not_found',
    'people.not_yourself',
    'org.unit_not_found',
    'people.three_apart',
    'people.granted_already',
    'people.grant_dates',
  ],
  creates: true,
});

export const endGrant = endpoint({
  method: 'DELETE',
  path: '/api/people/:personId/grants/:grantId',
  summary: 'Ends a grant today; it stays in the history.',
  needs: 'people.security',
  params: personId.extend({ grantId: z.uuid() }),
  query: nothing,
  body: nothing,
  reply: person,
  refuses: ['people.not_found', 'people.not_yourself'],
});

export const apiToken = z.object({
  id: z.uuid(),
  name: z.string(),
  person: z.object({ id: z.string(), name: z.string() }),
  scopes: z.array(z.enum(permissions)),
  createdAt: instant,
  expiresAt: instant,
  revokedAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
});
export type ApiToken = z.output<typeof apiToken>;

export const listTokens = endpoint({
  method: 'GET',
  path: '/api/tokens',
  summary: 'The own API tokens; never the token itself.',
  needs: 'tokens.manage',
  params: nothing,
  query: nothing,
  body: nothing,
  reply: z.object({ items: z.array(apiToken) }),
  refuses: [],
});

export const createToken = endpoint({
  method: 'POST',
  path: '/api/tokens',
  summary: 'Makes an API token with scopes the person holds; the token is shown once and kept only as a hash.',
  needs: 'tokens.manage',
  params: nothing,
  query: nothing,
  body: z.object({
    name: z.string().trim().min(1).max(100),
    scopes: z.array(z.enum(permissions)).min(1).max(50),
    days: z.int().min(1).max(366).default(90),
  }),
  reply: z.object({ token: z.string(), record: apiToken }),
  refuses: ['tokens.scope_not_held', 'tokens.by_token'],
});

export const revokeToken = endpoint({
  method: 'DELETE',
  path: '/api/tokens/:tokenId',
  summary: 'Revokes an own token at once; who keeps people’s security may revoke anybody’s.',
  needs: 'person',
  params: z.object({ tokenId: z.uuid() }),
  query: nothing,
  body: nothing,
  reply: apiToken,
  refuses: ['tokens.not_found'],
});
