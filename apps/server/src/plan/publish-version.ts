import { compare, type Difference } from '@gongjian/domain/plan/amendment';
import { withLastingIds, withoutEmpty } from '@gongjian/domain/plan/amendment-publish';
import type { ReviewDocument, Role } from '@gongjian/domain/plan/review';
import { ROLES } from '@gongjian/domain/plan/review';
import { measuresOf } from '@gongjian/domain/plan/review-find';
import type { StandingDecision } from '@gongjian/domain/plan/review-questions';
import { groupKey, type Resolution } from '@gongjian/domain/plan/review-units';
import { decideGroup } from '../org/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { found, Refused } from '../platform/refused.ts';
import { decisionsToKeep, groupSubject, NAME_SUBJECT } from './carry-decisions.ts';
import { planPublished } from './events.ts';
import { publishedVersion, type VersionContent } from './programme-reads.ts';
import { closeImport, lockImport, lockProgramme, programmesOf } from './repo.ts';
import { type ReviewState, reviewState } from './review-state.ts';
import type { Import } from './rows.ts';

export type Publishing = {
  readonly approvedBy: string;
  readonly reason?: string | undefined;
  readonly title?: string | undefined;
  /** Whether it may stand beside a published plan of the same document number. */
  readonly besides?: boolean | undefined;
};

/** One printed unit of a published measure, as it was understood. */
export type PublishedMention = {
  readonly measure: string;
  readonly role: Role;
  readonly position: number;
  readonly phrase: string;
  readonly unit: string;
  readonly note: string | null;
  readonly group: boolean;
  readonly how: Resolution['how'];
  readonly units: readonly string[];
  readonly decision: StandingDecision | null;
};

/** A version as the ledger must now follow it. */
export type Published = {
  readonly programmeId: string;
  readonly version: number;
  readonly before: ReviewDocument | null;
  readonly content: ReviewDocument;
  readonly mentions: readonly PublishedMention[];
  readonly difference: Difference;
};

/**
 * Publishes a draft as version 1 of a new programme, or as the next version of the one it amends. Runs in the transaction of the
 * room that keeps the ledger, so that plan and ledger never say two things.
 */
export async function publishVersion(
  tx: Tx,
  ctx: Ctx,
  importId: string,
  version: number,
  said: Publishing & { readonly newId: () => string },
): Promise<Published> {
  const session = found(await lockImport(tx, importId), 'plan.import_not_found');
  ctx.mustBeAllowed('plan.publish');
  if (session.version !== version) throw new Refused('plan.import_changed');
  if (session.state !== 'reviewing') throw new Refused('plan.import_closed');
  const state = await reviewState(tx, ctx, session);
  refuseUnfinished(state, session, said);
  if (session.amends === null && said.besides !== true) await refuseTwice(tx, ctx, state.draft.notice?.documentNumber);

  const before = session.amends === null ? null : await basisOf(tx, session.amends);
  const content = withLastingIds(withoutEmpty(state.draft), said.newId);
  const difference = compare(before ?? { notice: null, plans: [] }, content);
  const programmeId = session.amends?.programmeId ?? (await insertProgramme(tx, ctx, content, said, session.title));
  const no = (session.amends?.version ?? 0) + 1;
  const mentions = mentionsOf(state, content);
  await insertVersion(tx, ctx, { session, programmeId, no, said, content, state, summary: difference.summary });
  await remember(tx, ctx, mentions);
  await closeImport(tx, importId, 'published', version + 1);
  await emit(
    tx,
    ctx,
    planPublished(programmeId, {
      version: no,
      importId,
      title: session.title,
      approvedBy: said.approvedBy,
      reason: said.reason ?? null,
      summary: difference.summary,
    }),
  );
  return { programmeId, version: no, before, content, mentions, difference };
}

function refuseUnfinished({ questions, counts }: ReviewState, session: Import, said: Publishing): void {
  if (counts.measures === 0) throw new Refused('plan.nothing_to_publish');
  const open = questions.filter(({ state }) => state === 'open');
  if (open.length > 0)
    throw new Refused(
      'plan.questions_open',
      open.slice(0, 100).map(({ key }) => ({ code: 'question_open', at: [key] })),
    );
  if (session.amends !== null && (said.reason ?? '') === '')
    throw new Refused('plan.reason_missing', [{ code: 'reason_missing', at: ['reason'] }]);
}

/** The same notice published twice would double the ledger: whoever wants that must say so. */
async function refuseTwice(tx: Tx, ctx: Ctx, documentNumber: string | null | undefined): Promise<void> {
  if (documentNumber === null || documentNumber === undefined) return;
  const same = await programmesOf(tx, ctx.actor.city, documentNumber);
  if (same.length > 0)
    throw new Refused(
      'plan.published_already',
      same.map(({ id }) => ({ code: 'same_document_number', at: [id] })),
    );
}

async function basisOf(tx: Tx, { programmeId, version }: NonNullable<Import['amends']>): Promise<ReviewDocument> {
  const programme = found(await lockProgramme(tx, programmeId), 'plan.programme_not_found');
  if (programme.version !== version) throw new Refused('plan.basis_moved');
  await tx
    .updateTable('plan.programme')
    .set({ version: version + 1 })
    .where('id', '=', programmeId)
    .execute();
  return found(await publishedVersion(tx, programmeId, version), 'plan.version_not_found').content;
}

async function insertProgramme(
  tx: Tx,
  ctx: Ctx,
  { notice, plans }: ReviewDocument,
  { title }: Publishing,
  fallback: string,
): Promise<string> {
  const { id } = await tx
    .insertInto('plan.programme')
    .values({
      city: ctx.actor.city,
      title: title ?? notice?.title ?? fallback,
      year: plans.find(({ year }) => year !== null)?.year ?? null,
      document_number: notice?.documentNumber ?? null,
      issuer: notice?.issuer ?? null,
      issued_on: notice?.issuedOn ?? null,
      created_at: ctx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

type NewVersion = {
  readonly session: Import;
  readonly programmeId: string;
  readonly no: number;
  readonly said: Publishing;
  readonly content: ReviewDocument;
  readonly state: ReviewState;
  readonly summary: Difference['summary'];
};

async function insertVersion(tx: Tx, ctx: Ctx, { session, programmeId, no, said, content, state, summary }: NewVersion): Promise<void> {
  const lasting = lastingIds(state.draft, content);
  const whole: VersionContent = { ...content, decisions: decisionsToKeep(state.questions, (id) => lasting.get(id) ?? id) };
  await tx
    .insertInto('plan.version')
    .values({
      city: ctx.actor.city,
      programme_id: programmeId,
      no,
      import_id: session.id,
      document_id: session.documentId,
      approved_by: said.approvedBy,
      reason: said.reason ?? null,
      content: JSON.stringify(whole),
      summary: JSON.stringify(summary),
      by_id: ctx.actor.id,
      by_name: ctx.actor.name,
      at: ctx.now,
    })
    .execute();
}

/** Draft and content hold the same measures in the same order. */
function lastingIds(draft: ReviewDocument, content: ReviewDocument): Map<string, string> {
  const published = measuresOf(content);
  return new Map(measuresOf(draft).map(({ id }, i) => [id, published[i]?.id ?? id] as const));
}

function mentionsOf({ draft, resolutions, questions }: ReviewState, content: ReviewDocument): PublishedMention[] {
  const byKey = new Map(resolutions.map((resolution) => [resolution.key, resolution] as const));
  const decisions = new Map(questions.map(({ key, decision }) => [key, decision] as const));
  const lasting = lastingIds(draft, content);
  return measuresOf(draft).flatMap((measure) =>
    ROLES.flatMap((role) =>
      measure[role].map(({ text, unit, note, group }, position): PublishedMention => {
        const resolution = byKey.get(groupKey(measure.id, role, unit)) ?? byKey.get(unit);
        if (!resolution) throw new Error(`${unit} was not resolved`);
        const { how, units, question } = resolution;
        const decision = question === null ? null : (decisions.get(question) ?? null);
        const many = group || how === 'group' || resolution.key !== unit;
        return {
          measure: lasting.get(measure.id) ?? measure.id,
          role,
          position,
          phrase: text,
          unit,
          note,
          group: many,
          how,
          units: units.map(({ id }) => id),
          decision,
        };
      }),
    ),
  );
}

/** So that the next document that prints the same words does not ask again. */
async function remember(tx: Tx, ctx: Ctx, mentions: readonly PublishedMention[]): Promise<void> {
  const said = new Map<string, { subject: string; phrase: string; units: readonly string[]; reason: string | null }>();
  for (const { how, group, measure, role, unit: phrase, units, decision } of mentions) {
    if (how !== 'decided') continue;
    const subject = group ? groupSubject(measure, role) : NAME_SUBJECT;
    said.set(`${subject} ${phrase}`, { subject, phrase, units, reason: decision?.reason ?? null });
  }
  for (const decided of said.values()) await decideGroup(tx, ctx, decided);
}
