import { createHash, randomBytes } from 'node:crypto';
import type { Permission } from '@gongjian/domain/org/permissions';
import type { Ctx } from '../platform/ctx.ts';
import { emit } from '../platform/events.ts';
import { found, Refused } from '../platform/refused.ts';
import { revokeTokens, saveToken, type TokenRecord, tokenById } from './token-repo.ts';

type Wanted = { readonly name: string; readonly scopes: readonly Permission[]; readonly days: number };

/** Makes a token: 256 random bits, shown once, kept as SHA-256. It can never do more than its owner may at the time of a call. */
export function createToken(ctx: Ctx, { name, scopes, days }: Wanted): Promise<{ token: string; record: TokenRecord }> {
  const tooMuch = scopes.flatMap((scope, i) => (ctx.actor.holds(scope) ? [] : [{ code: 'scope_not_held', at: ['scopes', i] }]));
  if (tooMuch.length > 0) throw new Refused('tokens.scope_not_held', tooMuch);
  const token = `gj_${randomBytes(32).toString('base64url')}`;
  const hash = createHash('sha256').update(token).digest();
  return ctx.transact(async (tx) => {
    const until = new Date(ctx.now.getTime() + days * 86_400_000);
    const id = await saveToken(tx, { city: ctx.actor.city, personId: ctx.actor.id, name, hash, scopes }, ctx.now, until);
    await emit(tx, ctx, { type: 'tokens.created', subjectId: id, payload: { name, scopes, until } });
    return { token, record: found(await tokenById(tx, id), 'tokens.not_found') };
  });
}

/** Revokes an own token; who keeps people's security may revoke anybody's. */
export function revokeToken(ctx: Ctx, id: string): Promise<TokenRecord> {
  return ctx.transact(async (tx) => {
    const token = await tokenById(tx, id);
    const mine = token?.personId === ctx.actor.id;
    if (!token || !(mine || ctx.actor.holds('people.security'))) throw new Refused('tokens.not_found');
    await revokeTokens(tx, token.personId, ctx.now, id);
    if (token.revokedAt === null) await emit(tx, ctx, { type: 'tokens.revoked', subjectId: id, payload: { name: token.name } });
    return found(await tokenById(tx, id), 'tokens.not_found');
  });
}
