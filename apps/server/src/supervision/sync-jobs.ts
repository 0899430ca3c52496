import { forceHeld, HELD_MS } from '@gongjian/domain/supervision/field/force';
import { systemActor } from '../platform/actor.ts';
import { type Ctx, makeCtx } from '../platform/ctx.ts';
import type { Db, Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { heldApplied } from './field-events.ts';
import { holdVisit, recordState, submissionsOn, visitsHeldSince } from './field-repo.ts';
import { targetOf } from './field-targets.ts';
import { saveStep } from './sync-save.ts';

/** Applies what has waited for more than seven days, visit by visit. Answers of how many visits. */
export async function applyHeld(ctx: Ctx): Promise<number> {
  const visits = await ctx.read((db) => visitsHeldSince(db, new Date(ctx.now.getTime() - HELD_MS)));
  for (const visitId of visits) await ctx.transact((tx) => applyHeldOf(tx, ctx, visitId));
  return visits.length;
}

async function applyHeldOf(tx: Tx, ctx: Ctx, visitId: string): Promise<void> {
  await holdVisit(tx, ctx.actor.city, visitId);
  const onFile = await submissionsOn(tx, visitId, []);
  const targetId = onFile.find(({ state }) => state === 'held')?.targetId;
  if (targetId === undefined) return;
  const step = forceHeld(await recordState(tx, visitId, onFile), ctx.now.getTime());
  await saveStep(tx, ctx, { step, visitId, target: await targetOf(tx, targetId) });
  await emit(tx, ctx, heldApplied(visitId, step.told.filter(({ what }) => what === 'applied').length));
}

/** What the worker does by the clock: once an hour is often enough for what has waited a week. */
export const fieldRounds = (db: Db, city: string) => [
  { what: 'held visits', everyMs: 3_600_000, work: (now: Date) => applyHeld(makeCtx(db, systemActor(city), now, 'clock')) },
];
