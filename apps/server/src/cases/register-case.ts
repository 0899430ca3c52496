import type { CaseDetail } from '@gongjian/contract/cases';
import { openCase } from '@gongjian/domain/cases/act';
import { fieldProblems } from '@gongjian/domain/cases/check-fields';
import { repeats, type Sighting } from '@gongjian/domain/cases/duplicates';
import type { CaseKind, Origin } from '@gongjian/domain/cases/model';
import { yearOf } from '@gongjian/domain/kernel/dates';
import { loadCalendar } from '../calendar/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { found, refuseIf } from '../platform/refused.ts';
import { insertCase, insertStep, takeNumber } from './case-repo.ts';
import { caseHappened } from './events.ts';
import { newestKind } from './kind-repo.ts';
import { readCase } from './read-case.ts';
import { sightingsNear } from './sightings.ts';

export type Said = {
  readonly kind: string;
  readonly origin: Origin;
  readonly title: string;
  readonly fields: Readonly<Record<string, string | null>>;
  readonly place: Sighting['place'];
  readonly seenAt?: string | undefined;
};

/** Registers a case under the next number of the year. What repeats an open case becomes its child, to be answered with it. */
export function registerCase(ctx: Ctx, said: Said): Promise<CaseDetail> {
  return ctx.transact(async (tx) => readCase(tx, ctx, await registerIn(tx, ctx, said)));
}

/** The same within the deed of a room above; the id of the case. */
export async function registerIn(tx: Tx, ctx: Ctx, said: Said): Promise<string> {
  const kind = found(await newestKind(tx, said.kind), 'cases.kind_not_found');
  refuseIf(fieldProblems(kind, said), 'cases.fields_invalid');
  const calendar = await loadCalendar(tx);
  const seenAt = said.seenAt === undefined ? ctx.now : new Date(said.seenAt);
  // The register's row is held from here on, so two sightings of one matter cannot both find nothing.
  const number = await takeNumber(tx, ctx.actor.city, yearOf(ctx.today));
  const parentId = await parentOf(tx, kind, said, seenAt);
  const state = openCase(kind, null, { today: ctx.today, calendar });
  const id = await insertCase(tx, ctx, { ...said, kind, number, seenAt, parentId, state });
  await insertStep(tx, ctx, { caseId: id, what: parentId === null ? 'opened' : 'merged', action: null, from: null, state, reason: '' });
  const about = { kind: kind.code, number, stage: state.stage, unit: null };
  await emit(
    tx,
    ctx,
    caseHappened('registered', id, about),
    ...(parentId === null ? [] : [caseHappened('merged', id, { ...about, parent: parentId })]),
  );
  return id;
}

async function parentOf(tx: Tx, kind: CaseKind, said: Said, seenAt: Date): Promise<string | null> {
  if (kind.merge === null || said.place === null) return null;
  const fresh: Sighting = { id: '', at: seenAt.getTime(), place: said.place, fields: said.fields, open: true };
  return repeats(fresh, await sightingsNear(tx, kind.code, fresh, kind.merge), kind.merge);
}
