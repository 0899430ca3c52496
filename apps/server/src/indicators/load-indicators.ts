import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { baseShape, courseShape } from '@gongjian/contract/indicators-shape';
import type { Claim } from '@gongjian/domain/indicators/claim';
import { z } from 'zod';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { readPackFile } from '../platform/pack-file.ts';
import { indicatorsLoaded } from './events.ts';
import { type KeptIndicator, keptIndicators, putIndicators } from './indicator-repo.ts';

const decimalText = z.string().regex(/^\d{1,15}(\.\d{1,6})?$/);
const claim = z.strictObject({
  /** The words of the promise in the notice. */
  phrase: z.string().min(1),
  metric: z.string().optional(),
  scope: z.enum(['city', 'eachDistrict', 'named']).optional(),
  course: courseShape.optional(),
  base: baseShape.nullable().optional(),
  tolerance: decimalText.optional(),
});
const indicator = z
  .strictObject({
    code: z.string().regex(/^[0-9a-z][0-9a-z-]{0,79}$/),
    name: z.string().min(1).max(200),
    unit: z.string().max(40).nullable(),
    overTime: z.enum(['sum', 'last', 'mean', 'max']),
    overPlaces: z.enum(['sum', 'mean', 'max', 'each']),
    better: z.enum(['more', 'less', 'within']),
    cumulative: z.boolean().default(false),
    ratio: z.boolean().default(false),
    fromRecords: z.boolean().default(false),
    proves: z.array(claim).default([]),
  })
  .refine(({ cumulative, overTime }) => !cumulative || overTime === 'last', 'a cumulative figure is the last one: overTime must be "last"');
const packFile = z
  .strictObject({ format: z.literal('gongjian.indicators/1'), indicators: z.array(indicator).max(5000) })
  .refine(({ indicators }) => new Set(indicators.map(({ code }) => code)).size === indicators.length, 'a code stands twice');

/** Loads the indicators a pack defines; one it defines anew is rewritten, its figures stay. Answers how many changed. */
export async function loadIndicators(ctx: Ctx, folder: string): Promise<number> {
  const path = join(folder, 'indicators.json');
  if (!existsSync(path)) return 0;
  const { indicators } = await readPackFile(path, packFile);
  return ctx.transact(async (tx) => {
    const changed = await changedOnes(
      tx,
      indicators.map(({ proves, ...rest }) => ({ ...rest, origin: 'pack', claims: proves as Claim[] })),
    );
    if (changed.length === 0) return 0;
    await putIndicators(tx, ctx, changed);
    await emit(tx, ctx, indicatorsLoaded(changed.map(({ code }) => code)));
    return changed.length;
  });
}

async function changedOnes(tx: Tx, given: readonly KeptIndicator[]): Promise<KeptIndicator[]> {
  const kept = new Map((await keptIndicators(tx)).map((one) => [one.code, said(one)] as const));
  return given.filter((one) => kept.get(one.code) !== said(one));
}

/** In one order, so that two that say the same are the same text; jsonb keeps no order of keys. */
function said(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
