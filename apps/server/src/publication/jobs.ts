import { systemActor } from '../platform/actor.ts';
import { type Ctx, makeCtx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { disclosuresOf, lockDisclosure } from './disclosure-repo.ts';
import { publishLocked } from './publish-disclosure.ts';
import { weighClass } from './weigh-class.ts';

const EVERY_MS = 5 * 60_000;

/** Classes that people have published are kept up: a month that was sealed, a publicity that is over, a measure that was amended. */
export const publicationRounds = (db: Db, city: string) => [
  { what: 'publication', everyMs: EVERY_MS, work: (now: Date) => keepUp(makeCtx(db, systemActor(city), now, 'publication')) },
];

/** Publishes what is new of every class in force, each in a transaction of its own. Answers the classes that had something. */
export async function keepUp(ctx: Ctx): Promise<string[]> {
  const inForce = (await ctx.read(disclosuresOf)).filter(({ state, timing }) => state === 'published' && timing !== 'never');
  const moved: string[] = [];
  for (const { code } of inForce) {
    const news = await ctx.transact(async (tx) => {
      const disclosure = await lockDisclosure(tx, code);
      if (disclosure.state !== 'published') return false;
      const { weighed, vanished } = await weighClass(tx, ctx, disclosure);
      if (vanished.length === 0 && weighed.every(({ outcome }) => outcome === 'unchanged' || outcome === 'waiting')) return false;
      await publishLocked(tx, ctx, disclosure);
      return true;
    });
    if (news) moved.push(code);
  }
  return moved;
}
