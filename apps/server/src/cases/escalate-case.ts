import type { CaseDetail } from '@gongjian/contract/cases';
import { addWorkdays } from '@gongjian/domain/calendar/rules';
import { nextRung } from '@gongjian/domain/cases/escalation';
import type { RungName } from '@gongjian/domain/cases/model';
import type { Ctx } from '../platform/ctx.ts';
import { emit } from '../platform/events.ts';
import { Refused } from '../platform/refused.ts';
import { heldCase, rungsTaken, saveStep } from './case-repo.ts';
import { caseHappened } from './events.ts';
import { draftForRung } from './papers/draft-paper.ts';
import { readCase } from './read-case.ts';

/** Takes the next rung of the ladder, and drafts its paper; a rung the case has not come to, or that is taken, is not there to be taken. */
export function escalateCase(ctx: Ctx, id: string, version: number, name: RungName, reason: string): Promise<CaseDetail> {
  return ctx.transact(async (tx) => {
    const record = await heldCase(tx, ctx, id);
    if (record.version !== version) throw new Refused('cases.changed');
    const rung = nextRung(record.kind.ladder, record.state, await rungsTaken(tx, id), ctx.today, record.calendar);
    if (rung?.name !== name) throw new Refused('cases.rung_not_reached');
    const { city, id: by_id, name: by_name } = ctx.actor;
    const reply_due = rung.replyDays === null ? null : addWorkdays(ctx.today, rung.replyDays, record.calendar);
    await tx.insertInto('cases.rung').values({ city, case_id: id, name, reply_due, reason, by_id, by_name, at: ctx.now }).execute();
    await saveStep(tx, ctx, record, { what: 'escalated', action: name, state: record.state, reason });
    const { kind, number, state } = record;
    await emit(tx, ctx, caseHappened('escalated', id, { kind: kind.code, number, stage: state.stage, unit: state.unit, rung: name }));
    const taken = await readCase(tx, ctx, id);
    await draftForRung(tx, ctx, taken, name, reason);
    return taken;
  });
}
