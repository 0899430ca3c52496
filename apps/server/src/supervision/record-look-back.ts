import type { Finding } from '@gongjian/contract/supervision-findings';
import { addDays, type LocalDate } from '@gongjian/domain/kernel/dates';
import { SUPERVISION } from '@gongjian/domain/supervision/finding-kind';
import { actThrough, readCase } from '../cases/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { Refused } from '../platform/refused.ts';
import type { Upload } from '../platform/upload.ts';
import { supervisionHappened } from './events.ts';
import { checkedTime, checkedType, pictures } from './file-checks.ts';
import { heldLookBack, saveLookBack, voidOpen } from './look-back-repo.ts';
import { proposeIfDue } from './propose.ts';
import { readFinding } from './read-finding.ts';

export type Said = {
  readonly result: 'kept' | 'lapsed';
  readonly note: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly takenAt: string;
};

/** 回头看. What has lapsed is opened again, as long as its kind allows, and a special inspection is proposed. */
export function recordLookBack(ctx: Ctx, id: string, said: Said, photo: Upload): Promise<Finding> {
  return ctx.transact(async (tx) => {
    const { caseId, due } = await heldLookBack(tx, id);
    if (ctx.today < due) throw new Refused('supervision.look_back_not_due');
    checkedType(photo.bytes, pictures);
    await saveLookBack(tx, ctx, id, { ...said, takenAt: checkedTime(ctx, said.takenAt) }, photo);
    if (said.result === 'lapsed') await openAgain(tx, ctx, caseId, said.note);
    const what = said.result === 'lapsed' ? 'look_back_lapsed' : 'look_back_kept';
    await emit(tx, ctx, supervisionHappened(what, caseId, { due }));
    return readFinding(tx, ctx, caseId);
  });
}

async function openAgain(tx: Tx, ctx: Ctx, caseId: string, reason: string): Promise<void> {
  const { version, returns, closedOn, definition } = await readCase(tx, ctx, caseId);
  const { reopenWithinDays: days } = definition;
  const inTime = closedOn !== null && days !== null && ctx.today <= addDays(closedOn as LocalDate, days);
  await voidOpen(tx, caseId);
  if (inTime) await actThrough(tx, ctx, SUPERVISION, { id: caseId, version }, { do: 'reopen', reason });
  await proposeIfDue(tx, ctx, caseId, true, returns + (inTime ? 1 : 0));
}
