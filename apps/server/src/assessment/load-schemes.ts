import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { scheme } from '@gongjian/contract/assessment';
import { schemeProblems } from '@gongjian/domain/assessment/check-scheme';
import type { Scheme } from '@gongjian/domain/assessment/model';
import type { Ctx } from '../platform/ctx.ts';
import { emit } from '../platform/events.ts';
import { PackError, readPackFile } from '../platform/pack-file.ts';
import { putScheme } from './assessment-repo.ts';
import { assessmentHappened } from './events.ts';

/** Loads the schemes of a pack that are new, or new in their version; one with a fault stops the loading. */
export async function loadSchemes(ctx: Ctx, folder: string): Promise<number> {
  const schemes = await readSchemes(join(folder, 'assessment'));
  return ctx.transact(async (tx) => {
    const fresh: string[] = [];
    for (const one of schemes) if (await putScheme(tx, ctx.actor.city, one)) fresh.push(`${one.code}/${one.version}`);
    if (fresh.length > 0) await emit(tx, ctx, assessmentHappened('schemes_loaded', ctx.actor.city, { schemes: fresh }));
    return fresh.length;
  });
}

async function readSchemes(folder: string): Promise<Scheme[]> {
  if (!existsSync(folder)) return [];
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    files.map(async (file) => {
      const one: Scheme = await readPackFile(join(folder, file), scheme);
      const problems = schemeProblems(one);
      if (problems.length > 0) throw new PackError(problems.map(({ code, at }) => `assessment/${file}: ${at.join('.')}: ${code}`));
      return one;
    }),
  );
}
