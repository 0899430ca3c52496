import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { Refused } from '../platform/refused.ts';
import { saveDecision } from './decisions.ts';
import { knownUnitIds } from './repo.ts';

type Decided = { readonly subject: string; readonly phrase: string; readonly units: readonly string[]; readonly reason: string | null };

/** Keeps what a person says an open phrase means in one place; an empty list says that it means nobody. */
export async function decideGroup(tx: Tx, ctx: Ctx, decided: Decided): Promise<void> {
  const known = await knownUnitIds(tx);
  const unknown = decided.units.flatMap((unit, i) => (known.has(unit) ? [] : [{ code: 'unit_unknown', at: ['units', i] }]));
  if (unknown.length > 0) throw new Refused('org.unit_not_found', unknown);
  await saveDecision(tx, ctx, decided);
  await emit(tx, ctx, { type: 'org.group_decided', subjectId: decided.subject, payload: { ...decided } });
}
