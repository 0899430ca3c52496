import type { Finding } from '@gongjian/contract/supervision-findings';
import type { StageDuty } from '@gongjian/domain/cases/model';
import { SUPERVISION } from '@gongjian/domain/supervision/finding-kind';
import { lookBackDaysOf, writeOffProblems } from '@gongjian/domain/supervision/write-off';
import { actThrough, readCase } from '../cases/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { Refused, refuseIf } from '../platform/refused.ts';
import { supervisionHappened } from './events.ts';
import { putLookBacks, voidOpen } from './look-back-repo.ts';
import { countOpen, decide, heldObjection, insertObjection } from './objection-repo.ts';
import { onFinding, type Seen, takeStep } from './take-step.ts';

type ObjectionSaid = { readonly objector: string; readonly contact: string; readonly text: string; readonly receivedOn: string };

/** Records an objection while a finding is public. The publicity stands still until all are answered. */
export function objectToWriteOff(ctx: Ctx, seen: Seen, said: ObjectionSaid): Promise<Finding> {
  return onFinding(ctx, seen, async (tx) => {
    const one = await standing(tx, ctx, seen);
    if (one.duty !== 'publish') throw new Refused('supervision.not_public');
    const early = said.receivedOn < one.since || said.receivedOn > ctx.today;
    refuseIf(early ? [{ code: 'not_in_publicity', at: ['receivedOn'] }] : [], 'supervision.objection_invalid');
    if (!one.suspended) await actThrough(tx, ctx, SUPERVISION, seen, { do: 'suspend', reason: '公示期间收到异议' });
    await insertObjection(tx, ctx, seen.id, said);
    await emit(tx, ctx, supervisionHappened('objection_recorded', seen.id, { unit: one.unit }));
  });
}

/** Answers an objection. Upheld, the finding is rectified again; rejected, and none other open, the publicity goes on where it stood. */
export function decideObjection(
  ctx: Ctx,
  seen: Seen,
  objectionId: string,
  { upheld, answer }: { readonly upheld: boolean; readonly answer: string },
): Promise<Finding> {
  return onFinding(ctx, seen, async (tx) => {
    const one = await standing(tx, ctx, seen);
    await heldObjection(tx, seen.id, objectionId);
    await decide(tx, ctx, objectionId, upheld, answer);
    const goesOn = one.suspended && (upheld || (await countOpen(tx, seen.id)) === 0);
    if (goesOn) await actThrough(tx, ctx, SUPERVISION, seen, { do: 'resume' });
    if (upheld && one.duty === 'publish') {
      await takeStep(tx, ctx, { ...seen, version: seen.version + (goesOn ? 1 : 0) }, { action: 'objected', reason: answer });
    }
    await emit(tx, ctx, supervisionHappened(upheld ? 'objection_upheld' : 'objection_rejected', seen.id, { unit: one.unit }));
  });
}

type Standing = { readonly duty: StageDuty | undefined; readonly since: string; readonly unit: string | null; readonly suspended: boolean };

/** Where the case stands, in the version the client has seen; a deed on it may follow in the same transaction. */
async function standing(tx: Tx, ctx: Ctx, { id, version }: Seen): Promise<Standing> {
  const one = await readCase(tx, ctx, id);
  if (one.version !== version) throw new Refused('cases.changed');
  const duty = one.definition.stages.find(({ code }) => code === one.stage.code)?.duty;
  return { duty, since: one.since, unit: one.unit?.id ?? null, suspended: one.suspended };
}

/** 销号, when the publicity is over; looking back is put on the calendar. */
export function writeOff(
  ctx: Ctx,
  seen: Seen,
  { note, evidence }: { readonly note: string; readonly evidence: readonly string[] },
): Promise<Finding> {
  return onFinding(ctx, seen, async (tx) => {
    const openObjections = await countOpen(tx, seen.id);
    const { before, after, kind } = await takeStep(tx, ctx, seen, { action: 'write_off', reason: note, evidence });
    refuseIf(writeOffProblems(before.due, openObjections, ctx.today), 'supervision.write_off_early');
    await voidOpen(tx, seen.id);
    await putLookBacks(tx, ctx.actor.city, seen.id, lookBackDaysOf(kind.lookBackDays, after.closedOn ?? ctx.today));
    await emit(tx, ctx, supervisionHappened('written_off', seen.id, { unit: before.unit }));
  });
}
