import type { dispatchCases as contract } from '@gongjian/contract/cases';
import type { z } from 'zod';
import type { Ctx } from '../platform/ctx.ts';
import { Refused } from '../platform/refused.ts';
import { stepCase } from './act-on-case.ts';

type Step = {
  readonly action: string;
  readonly reason: string;
  readonly unit: string | null;
  readonly unitField: string | null;
};
type Outcome = z.output<typeof contract.reply>;
type Result = Outcome['results'][number];

/** The same step for many. Each case is a deed of its own: it moves whole or not at all, whatever comes of the others. */
export async function dispatchCases(
  ctx: Ctx,
  cases: readonly { readonly id: string; readonly version: number }[],
  step: Step,
): Promise<Outcome> {
  const results: Result[] = [];
  for (const { id, version } of cases) results.push(await dispatchOne(ctx, id, version, step));
  return { moved: results.filter(({ code }) => code === null).length, results };
}

async function dispatchOne(ctx: Ctx, id: string, version: number, step: Step): Promise<Result> {
  try {
    return { id, number: await stepCase(ctx, id, version, step), code: null, problems: [] };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { id, number: null, code: error.code, problems: error.problems.map(({ code, at }) => ({ code, at: [...at] })) };
  }
}
