import type { Ctx } from '../platform/ctx.ts';
import { emit } from '../platform/events.ts';
import { found } from '../platform/refused.ts';
import { emailOf } from './people-reads.ts';
import { lockPerson, updatePerson } from './people-repo.ts';

type OwnEmail = { readonly email: string | null };

export const ownEmail = (ctx: Ctx): Promise<OwnEmail> => ctx.read(async (db) => ({ email: await emailOf(db, ctx.actor.id) }));

/** Where a person's own reminders go is theirs to say; the trail keeps it. */
export function changeOwnEmail(ctx: Ctx, email: string | null): Promise<OwnEmail> {
  return ctx.transact(async (tx) => {
    const person = found(await lockPerson(tx, ctx.actor.id), 'access.login_required');
    const before = { email: await emailOf(tx, person.id) };
    await updatePerson(tx, person, { email });
    await emit(tx, ctx, { type: 'session.email_changed', subjectId: person.id, payload: { before, after: { email } } });
    return { email };
  });
}
