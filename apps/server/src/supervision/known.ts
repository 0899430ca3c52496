import { unitRefs } from '../org/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { refuseIf } from '../platform/refused.ts';

/** Refuses units there are not, each at the place where it was named. */
export async function mustBeUnits(
  db: Db,
  ctx: Ctx,
  named: readonly { readonly unit: string; readonly at: readonly (string | number)[] }[],
): Promise<void> {
  const units = await unitRefs(
    db,
    named.map(({ unit }) => unit),
    ctx.today,
  );
  refuseIf(
    named.filter(({ unit }) => !units.has(unit)).map(({ at }) => ({ code: 'unit_unknown', at })),
    'supervision.unit_unknown',
  );
}

type Units = Awaited<ReturnType<typeof unitRefs>>;

/** A unit as a screen needs it; one no longer known keeps its code. */
export const refIn = (units: Units, id: string) => units.get(id) ?? { id, name: id, kind: '' };
