import * as contract from '@gongjian/contract/people';
import type { FastifyInstance } from 'fastify';
import { readCursor, writeCursor } from '../platform/cursor.ts';
import { bind, withVersion } from '../platform/http.ts';
import { Refused } from '../platform/refused.ts';
import { createToken, revokeToken } from './api-tokens.ts';
import { createPerson } from './create-person.ts';
import { editPerson } from './edit-person.ts';
import { endGrant, giveRole } from './give-role.ts';
import { peopleList } from './people-reads.ts';
import { showPeople, showPerson } from './people-shown.ts';
import { resetPassword } from './reset-password.ts';
import type { OrgServices } from './services.ts';
import { type TokenRecord, tokensOf } from './token-repo.ts';

export function peopleRoutes(app: FastifyInstance, services: OrgServices): void {
  const { door } = services;

  bind(app, contract.listPeople, async (ctx, { query }) => {
    const asked = { ...query, after: readCursor(query.after, 2) };
    const { rows, total } = await ctx.read((db) => peopleList(db, ctx.today, asked));
    const shown = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? shown.at(-1) : undefined;
    return { items: await showPeople(services, ctx, shown), next: last ? writeCursor([last.name, last.id]) : null, total };
  });

  bind(app, contract.readPerson, async (ctx, { params }) => {
    const person = await showPerson(services, ctx, params.personId);
    return withVersion(person, person.version);
  });

  bind(app, contract.createPerson, async (ctx, { body }) => {
    const { id, password } = await createPerson(services, ctx, body);
    return { person: await showPerson(services, ctx, id), password };
  });

  bind(app, contract.editPerson, async (ctx, { params, body, version }) => {
    await editPerson(services, ctx, params.personId, { version, edit: body });
    door.forget();
    return withVersion(await showPerson(services, ctx, params.personId), version + 1);
  });

  bind(app, contract.resetPassword, async (ctx, { params }) => {
    const password = await resetPassword(services, ctx, params.personId);
    door.forget();
    return { password };
  });

  bind(app, contract.giveRole, async (ctx, { params, body }) => {
    await giveRole(ctx, params.personId, body);
    door.forget();
    return showPerson(services, ctx, params.personId);
  });

  bind(app, contract.endGrant, async (ctx, { params }) => {
    await endGrant(ctx, params.personId, params.grantId);
    door.forget();
    return showPerson(services, ctx, params.personId);
  });

  tokenRoutes(app, services);
}

function tokenRoutes(app: FastifyInstance, { door }: OrgServices): void {
  bind(app, contract.listTokens, async (ctx) => ({ items: (await ctx.read((db) => tokensOf(db, ctx.actor.id))).map(shownToken) }));

  bind(app, contract.createToken, async (ctx, { body, request }) => {
    if ((await door.entered(request))?.by === 'token') throw new Refused('tokens.by_token');
    const { token, record } = await createToken(ctx, body);
    return { token, record: shownToken(record) };
  });

  bind(app, contract.revokeToken, async (ctx, { params }) => {
    const record = await revokeToken(ctx, params.tokenId);
    door.forget();
    return shownToken(record);
  });
}

const shownToken = ({ personId, personName, scopes, createdAt, expiresAt, revokedAt, lastUsedAt, ...token }: TokenRecord) => ({
  ...token,
  person: { id: personId, name: personName },
  scopes: [...scopes],
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  revokedAt: revokedAt?.toISOString() ?? null,
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});
