import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { campaignType, checklist } from '@gongjian/contract/supervision';
import type { Problem } from '@gongjian/domain/kernel/problem';
import { checklistMend, checklistProblems, typeMend, typeProblems } from '@gongjian/domain/supervision/check-checklist';
import { fitsFindings } from '@gongjian/domain/supervision/finding-kind';
import type { CampaignType, Checklist } from '@gongjian/domain/supervision/model';
import type { z } from 'zod';
import { newestKinds } from '../cases/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import { emit } from '../platform/events.ts';
import { lineOf } from '../platform/json-lines.ts';
import { PackError, readPackFile } from '../platform/pack-file.ts';
import { putDefinition } from './definition-repo.ts';
import { supervisionHappened } from './events.ts';

type Loaded<Definition> = { readonly file: string; readonly path: string; readonly one: Definition };

/** Loads the checklists and kinds of campaigns of a pack that are new, or new in their version. One with a fault stops the loading. */
export async function loadDefinitions(ctx: Ctx, folder: string): Promise<number> {
  const checklists = await readAll<Checklist>(join(folder, 'supervision'), 'checklist-', checklist);
  const types = await readAll<CampaignType>(join(folder, 'supervision'), 'campaign-', campaignType);
  await refuseFaults(checklists, checklistProblems, checklistMend);
  const kinds = new Map((await ctx.read(newestKinds)).map((kind) => [kind.code, fitsFindings(kind)]));
  const known = checklists.map(({ one }) => one.code);
  await refuseFaults(types, (type) => typeProblems(type, known, kinds), typeMend);
  return ctx.transact(async (tx) => {
    const { city } = ctx.actor;
    const fresh: string[] = [];
    for (const { one } of checklists) if (await putDefinition(tx, city, 'checklist', one)) fresh.push(`${one.code}/${one.version}`);
    for (const { one } of types) if (await putDefinition(tx, city, 'campaign_type', one)) fresh.push(`${one.code}/${one.version}`);
    if (fresh.length > 0) await emit(tx, ctx, supervisionHappened('definitions_loaded', city, { definitions: fresh }));
    return fresh.length;
  });
}

async function readAll<Definition>(folder: string, prefix: string, schema: z.ZodType<Definition>): Promise<Loaded<Definition>[]> {
  if (!existsSync(folder)) return [];
  const files = (await readdir(folder)).filter((name) => name.startsWith(prefix) && name.endsWith('.json')).sort();
  return Promise.all(
    files.map(async (file) => ({
      file: `supervision/${file}`,
      path: join(folder, file),
      one: await readPackFile(join(folder, file), schema),
    })),
  );
}

/** Every fault with its file, its line and how to mend it. */
async function refuseFaults<Definition, Fault extends string>(
  all: readonly Loaded<Definition>[],
  problemsOf: (one: Definition) => readonly Problem<Fault>[],
  mend: Readonly<Record<Fault, string>>,
): Promise<void> {
  const said = await Promise.all(
    all.map(async ({ file, path, one }) => {
      const problems = problemsOf(one);
      if (problems.length === 0) return [];
      const text = await readFile(path, 'utf8');
      return problems.map(({ code, at }) => `${file}:${lineOf(text, at)}: ${at.join('.')}: ${code}: ${mend[code]}`);
    }),
  );
  if (said.flat().length > 0) throw new PackError(said.flat());
}
