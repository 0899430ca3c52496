import type { CaseMoved } from '@gongjian/contract/cases';
import { act, type Deed } from '@gongjian/domain/cases/act';
import type { CaseKind, CaseState, Evidence } from '@gongjian/domain/cases/model';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { unitRefs } from '../org/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { Refused } from '../platform/refused.ts';
import { type CaseRecord, childrenOf, fieldOf, heldCase, saveStep } from './case-repo.ts';
import { type CaseHappened, caseHappened } from './events.ts';
import { unusedEvidence, useEvidence } from './evidence-repo.ts';
import { sceneOf } from './scene-of.ts';

/** What is asked for: evidence by its id; the rest as the rules know it. */
export type Asked =
  | {
      readonly do: 'step';
      readonly action: string;
      readonly reason: string;
      readonly unit: string | null;
      readonly evidence: readonly string[];
    }
  | { readonly do: 'suspend' | 'reopen'; readonly reason: string }
  | { readonly do: 'resume' }
  | { readonly do: 'ask_extension'; readonly to: string; readonly reason: string }
  | { readonly do: 'decide_extension'; readonly granted: boolean; readonly reason: string };

export function actOnCase(ctx: Ctx, id: string, version: number, asked: Asked): Promise<CaseMoved> {
  return ctx.transact(async (tx) => {
    const record = await heldCase(tx, ctx, id);
    const { stage, unit, due, suspendedOn, closedOn } = await doTo(tx, ctx, record, version, asked);
    return { id, number: record.number, stage, unit, due, suspended: suspendedOn !== null, closedOn, version: version + 1 };
  });
}

/** A deed of a room above, whose form takes steps that a case alone may not; what the case was and has become. */
export async function actThrough(
  tx: Tx,
  ctx: Ctx,
  through: string,
  { id, version }: { readonly id: string; readonly version: number },
  asked: Asked,
): Promise<{ readonly kind: CaseKind; readonly number: string; readonly before: CaseState; readonly after: CaseState }> {
  const record = await heldCase(tx, ctx, id);
  const after = await doTo(tx, ctx, record, version, asked, through);
  return { kind: record.kind, number: record.number, before: record.state, after };
}

type StepAsked = {
  readonly action: string;
  readonly reason: string;
  readonly unit: string | null;
  /** The unit that takes over stands in this field of the case. */
  readonly unitField: string | null;
};

/** A step that needs no evidence, in a transaction of its own; answers the case's number. */
export function stepCase(ctx: Ctx, id: string, version: number, { unitField, ...step }: StepAsked): Promise<string> {
  return ctx.transact(async (tx) => {
    const record = await heldCase(tx, ctx, id);
    const unit = unitField === null ? step.unit : await fieldOf(tx, id, unitField);
    await doTo(tx, ctx, record, version, { do: 'step', ...step, unit, evidence: [] });
    return record.number;
  });
}

async function doTo(tx: Tx, ctx: Ctx, record: CaseRecord, version: number, asked: Asked, through?: string): Promise<CaseState> {
  if (record.parentId !== null) throw new Refused('cases.answered_by_parent');
  if (record.version !== version) throw new Refused('cases.changed');
  const scene = { ...sceneOf(ctx, record.state.unit, record.calendar), through };
  if (scene.roles.length === 0) throw new Refused('access.denied');
  if (asked.do === 'decide_extension') ctx.mustBeAllowed('cases.dispatch');
  if (asked.do === 'step' && asked.unit !== null) await mustBeAUnit(tx, ctx, asked.unit);
  const outcome = act(record.kind, record.state, await deedOf(tx, record.id, asked), scene);
  if ('problems' in outcome) throw new Refused('cases.deed_forbidden', outcome.problems);
  await save(tx, ctx, record, outcome.state, asked);
  if (outcome.state.closedOn !== null && record.state.closedOn === null) await answerChildren(tx, ctx, record, outcome.state);
  return outcome.state;
}

async function mustBeAUnit(tx: Tx, ctx: Ctx, unit: string): Promise<void> {
  if (!(await unitRefs(tx, [unit], ctx.today)).has(unit)) throw new Refused('cases.unit_unknown', [{ code: 'unit_unknown', at: ['unit'] }]);
}

async function deedOf(tx: Tx, caseId: string, asked: Asked): Promise<Deed> {
  if (asked.do === 'ask_extension') return { ...asked, to: asked.to as LocalDate };
  if (asked.do !== 'step') return asked as Deed;
  const evidence: Evidence[] = await unusedEvidence(tx, caseId, asked.evidence);
  return { ...asked, evidence };
}

async function save(tx: Tx, ctx: Ctx, record: CaseRecord, state: CaseState, asked: Asked): Promise<void> {
  const action = asked.do === 'step' ? asked.action : null;
  const step = await saveStep(tx, ctx, record, { what: asked.do, action, state, reason: 'reason' in asked ? asked.reason : '' });
  if (asked.do === 'step') await useEvidence(tx, record.id, asked.evidence, step);
  await emit(tx, ctx, happened(record, state, asked));
}

const names = {
  suspend: 'suspended',
  resume: 'resumed',
  ask_extension: 'extension_asked',
  decide_extension: 'extension_decided',
  reopen: 'reopened',
} as const;

function happened({ id, kind, number }: CaseRecord, { stage, unit, closedOn }: CaseState, asked: Asked): CaseHappened {
  const what = asked.do === 'step' ? (closedOn === null ? 'moved' : 'closed') : names[asked.do];
  return caseHappened(what, id, { kind: kind.code, number, stage, unit, ...(asked.do === 'step' ? { action: asked.action } : {}) });
}

/** A merged case is answered with its parent. */
async function answerChildren(tx: Tx, ctx: Ctx, parent: CaseRecord, state: CaseState): Promise<void> {
  for (const child of await childrenOf(tx, ctx, parent.id)) {
    const closed = { ...child.state, stage: state.stage, since: ctx.today, due: null, closedOn: ctx.today };
    await saveStep(tx, ctx, child, { what: 'answered', action: null, state: closed, reason: parent.number });
    await emit(
      tx,
      ctx,
      caseHappened('closed', child.id, { kind: child.kind.code, number: child.number, stage: state.stage, unit: null, with: parent.id }),
    );
  }
}
