import type { Finding } from '@gongjian/contract/supervision-findings';
import { type FindingStep, SUPERVISION } from '@gongjian/domain/supervision/finding-kind';
import { actThrough } from '../cases/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { mustBeFinding } from './finding-reads.ts';
import { proposeIfDue } from './propose.ts';
import { readFinding } from './read-finding.ts';

/** The case a deed is done to, in the version the client has seen. */
export type Seen = { readonly id: string; readonly version: number };
export type Stepped = Awaited<ReturnType<typeof actThrough>>;

type Step = { readonly action: FindingStep; readonly reason?: string; readonly evidence?: readonly string[] };

/** Takes a step of the case of a finding, for a form of this room; one that returns the work may propose a special inspection. */
export async function takeStep(tx: Tx, ctx: Ctx, seen: Seen, { action, reason = '', evidence = [] }: Step): Promise<Stepped> {
  const stepped = await actThrough(tx, ctx, SUPERVISION, seen, { do: 'step', action, reason, unit: null, evidence });
  if (stepped.after.returns > stepped.before.returns) await proposeIfDue(tx, ctx, seen.id, false, stepped.after.returns);
  return stepped;
}

/** A deed on a finding: held, done, and read again as it stands then. */
export function onFinding(ctx: Ctx, seen: Seen, deed: (tx: Tx) => Promise<unknown>): Promise<Finding> {
  return ctx.transact(async (tx) => {
    await mustBeFinding(tx, seen.id);
    await deed(tx);
    return readFinding(tx, ctx, seen.id);
  });
}
