import { unitRefs } from '../org/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { inputsOf, type Kept } from './assessment-repo.ts';

export type Names = (id: string) => { readonly id: string; readonly name: string; readonly kind: string };

/** Units by the directory; companies and the like as the inputs named them. */
export async function namesIn(db: Db, ctx: Ctx, kept: Kept): Promise<Names> {
  const { units } = inputsOf(kept);
  const told = new Map(units.map(({ unit, name, group }) => [unit, { id: unit, name: name ?? unit, kind: group }]));
  const refs = await unitRefs(
    db,
    units.map(({ unit }) => unit),
    ctx.today,
  );
  return (id) => refs.get(id) ?? told.get(id) ?? { id, name: id, kind: '' };
}
