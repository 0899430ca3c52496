import type { Assessment } from '@gongjian/contract/assessment';
import { type LocalDate, localDate } from '@gongjian/domain/kernel/dates';
import type { Ctx } from '../platform/ctx.ts';
import { emit } from '../platform/events.ts';
import { found, Refused } from '../platform/refused.ts';
import { insertAssessment, keptAssessment, markPublished, schemeOn } from './assessment-repo.ts';
import { assessmentHappened } from './events.ts';
import { freezeInputs, type Told } from './freeze-inputs.ts';
import { makeScores } from './make-scores.ts';
import { readAssessment } from './read-assessment.ts';

export type Run = Told & { readonly scheme: string; readonly title: string; readonly on?: string | undefined };

/** Freezes the inputs as they are now and scores them. What is not yet published, units do not see. */
export function runAssessment(ctx: Ctx, { scheme: code, title, on, ...told }: Run): Promise<Assessment> {
  return ctx.transact(async (tx) => {
    const day: LocalDate = on === undefined ? ctx.today : localDate(on);
    const scheme = found(await schemeOn(tx, code, day), 'assessment.scheme_not_found');
    const made = makeScores(scheme, await freezeInputs(tx, scheme, day, told));
    const id = await insertAssessment(tx, ctx, { ...made, scheme, title, on: day, supersedes: null, reason: '', published: false });
    await emit(tx, ctx, assessmentHappened('run', id, { scheme: `${scheme.code}/${scheme.version}`, on: day, sha256: made.sha256 }));
    return readAssessment(tx, ctx, id);
  });
}

export function publishAssessment(ctx: Ctx, id: string, version: number): Promise<Assessment> {
  return ctx.transact(async (tx) => {
    const kept = found(await keptAssessment(tx, id, true), 'assessment.not_found');
    if (kept.version !== version) throw new Refused('assessment.changed');
    if (kept.published) throw new Refused('assessment.published_already');
    await markPublished(tx, ctx, kept);
    await emit(tx, ctx, assessmentHappened('published', id, { sha256: kept.sha256 }));
    return readAssessment(tx, ctx, id);
  });
}
