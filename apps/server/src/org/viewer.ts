import type { Viewer } from '@gongjian/contract/session';
import { permissions } from '@gongjian/domain/org/permissions';
import type { Ctx } from '../platform/ctx.ts';
import { rolesOf } from './access.ts';
import type { Entered } from './door.ts';
import { unitRefs } from './reads.ts';

/** The person who has come in, as the screens need it. */
export function viewerOf(ctx: Ctx, entered: Entered): Promise<Viewer> {
  const { access, actor } = entered;
  const roles = rolesOf(access);
  return ctx.read(async (db) => {
    const refs = await unitRefs(db, [access.unit, ...roles.map(({ unit }) => unit)], ctx.today);
    const ref = (id: string) => refs.get(id) ?? { id, name: id, kind: 'bureau' };
    return {
      id: access.id,
      login: access.login,
      name: access.name,
      unit: ref(access.unit),
      roles: roles.map(({ role, unit }) => ({ role, unit: ref(unit) })),
      permissions: permissions.filter(actor.holds),
      units: [...actor.units],
      seesAll: actor.seesAll,
      mustChangePassword: entered.mustChangePassword,
      passwordExpiresAt: entered.passwordExpiresAt?.toISOString() ?? null,
      secondFactor: entered.secondFactor,
    };
  });
}
