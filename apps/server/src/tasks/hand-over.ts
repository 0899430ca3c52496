import { unitRefs } from '../org/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Db, Tx } from '../platform/db.ts';
import { emit, type Teller } from '../platform/events.ts';
import { found, Refused } from '../platform/refused.ts';
import { obligationsHandedOver } from './events.ts';
import { closedOn, owedByClosed, takeOver, unitsThere } from './handover-repo.ts';
import { refreshMeasures } from './refresh.ts';

type Asked = { readonly to: readonly string[]; readonly measures?: readonly string[] | undefined; readonly reason: string };
type Change = {
  readonly from: string;
  readonly to: readonly string[];
  readonly measures: readonly string[] | null;
  readonly reason: string;
};

/** 职责交接: what a closed unit owed goes to those a person names, for all its measures or for some. */
export function handOver(ctx: Ctx, unitId: string, { to, measures, reason }: Asked): Promise<{ measures: number }> {
  return ctx.transact(async (tx) => {
    const unit = found((await unitRefs(tx, [unitId], ctx.today)).get(unitId), 'tasks.unit_not_found');
    ctx.mustBeAllowed('tasks.manage');
    const closed = await closedOn(tx, unit.id);
    if (closed === null || closed > ctx.today) throw new Refused('tasks.unit_still_there');
    await refuseAbsent(tx, ctx, to);
    const moved = await move(tx, ctx, { from: unit.id, to: [...new Set(to)], measures: measures ?? null, reason });
    if (moved === 0) throw new Refused('tasks.nothing_to_hand_over');
    return { measures: moved };
  });
}

/** Where the history of units leaves no choice, nobody has to say it again: a unit with one successor. Answers how many measures moved. */
export async function handOverPlainly(tx: Tx, teller: Teller): Promise<number> {
  let moved = 0;
  for (const { unit, successors, reason } of await owedByClosed(tx, teller.today)) {
    const [only, ...others] = successors;
    if (only !== undefined && others.length === 0) moved += await move(tx, teller, { from: unit, to: [only], measures: null, reason });
  }
  return moved;
}

async function move(tx: Tx, teller: Teller, change: Change): Promise<number> {
  const moved = await takeOver(tx, teller, change);
  if (moved.length === 0) return 0;
  const { from, to, reason } = change;
  await emit(tx, teller, obligationsHandedOver(from, { to, reason, measures: moved }));
  await refreshMeasures(tx, teller, moved);
  return moved.length;
}

async function refuseAbsent(db: Db, ctx: Ctx, units: readonly string[]): Promise<void> {
  const there = await unitsThere(db, units, ctx.today);
  const problems = units.flatMap((unit, i) => (there.has(unit) ? [] : [{ code: 'unit_unknown', at: ['to', i] }]));
  if (problems.length > 0) throw new Refused('tasks.units_unknown', problems);
}
