import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { deferQuestions, importInReview, startImport } from '../plan/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import { readPackFile } from '../platform/pack-file.ts';
import { publishProgramme } from './publish-programme.ts';

const packFile = z.strictObject({
  format: z.literal('gongjian.pack/1'),
  name: z.string().min(1),
  plans: z.array(
    z.strictObject({
      /** The official document, in the pack's folder. */
      document: z.string().regex(/^[\w.-]+$/),
      year: z.int().min(1990).max(2100),
      /** 发文字号 of the document that approves it. */
      approvedBy: z.string().min(1),
      /** Why questions only a person can answer are left open. */
      deferReason: z.string().min(1),
    }),
  ),
});

/** Publishes the plans a pack brings, once, by the same deeds a person would do; what only a person can say is deferred and says so. */
export async function loadPackPlans(ctx: Ctx, folder: string): Promise<number> {
  const { plans } = await readPackFile(join(folder, 'pack.json'), packFile);
  let published = 0;
  for (const { document, year, approvedBy, deferReason } of plans) {
    const bytes = await readFile(join(folder, document));
    const id = lastingId(`${ctx.actor.city}/${approvedBy}/${document}`);
    const { state } = await startImport(ctx, { name: document, bytes }, { id, year });
    if (state !== 'reviewing') continue;
    const version = await deferOpen(ctx, id, deferReason);
    await publishProgramme(ctx, id, version, { approvedBy }, namesFrom(id));
    published += 1;
  }
  return published;
}

async function deferOpen(ctx: Ctx, importId: string, reason: string): Promise<number> {
  const { version, questions } = await importInReview(ctx, importId);
  const open = questions.filter(({ state }) => state === 'open').map(({ key }) => key);
  return open.length === 0 ? version : (await deferQuestions(ctx, importId, version, open, reason)).version;
}

/** The same pack gives the same ids on every installation, so that links to the demo ledger last. */
const namesFrom = (seed: string): (() => string) => {
  let n = 0;
  return () => lastingId(`${seed}/${++n}`);
};

function lastingId(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
