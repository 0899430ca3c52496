import type { Ctx } from '../platform/ctx.ts';
import { emit } from '../platform/events.ts';
import { found, Refused } from '../platform/refused.ts';
import { lockPerson, personAsWas, updatePerson } from './people-repo.ts';
import type { OrgServices } from './services.ts';
import { revokeTokens } from './token-repo.ts';

type Edit = {
  readonly name?: string | undefined;
  readonly unit?: string | undefined;
  readonly phone?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly active?: boolean | undefined;
};

/** Changes a person. Switching the account off ends every session and token of theirs. */
export async function editPerson({ identity }: OrgServices, ctx: Ctx, id: string, seen: { version: number; edit: Edit }): Promise<void> {
  const { version, edit } = seen;
  await ctx.transact(async (tx) => {
    const person = found(await lockPerson(tx, id), 'people.not_found');
    if (person.version !== version) throw new Refused('people.changed');
    if (edit.active === false && id === ctx.actor.id) throw new Refused('people.not_yourself');

    const before = await personAsWas(tx, id);
    await updatePerson(tx, person, edit);
    if (edit.active === false) await revokeTokens(tx, id, ctx.now);
    await emit(tx, ctx, { type: 'people.edited', subjectId: id, payload: { before, after: { ...before, ...edit } } });
  });
  if (edit.active === false) await identity.endSessions(id);
}
