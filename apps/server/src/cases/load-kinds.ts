import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { caseKind } from '@gongjian/contract/cases';
import { kindProblems } from '@gongjian/domain/cases/check-kind';
import type { CaseKind } from '@gongjian/domain/cases/model';
import { roleNames } from '@gongjian/domain/org/roles';
import type { Ctx } from '../platform/ctx.ts';
import { emit } from '../platform/events.ts';
import { PackError, readPackFile } from '../platform/pack-file.ts';
import { kindsLoaded } from './events.ts';
import { putKind } from './kind-repo.ts';

/** Loads the kinds of a pack that are new, or new in their version. A kind with a fault stops the loading; none is half loaded. */
export async function loadKinds(ctx: Ctx, folder: string): Promise<number> {
  const kinds = await readKinds(join(folder, 'cases'));
  return ctx.transact(async (tx) => {
    const fresh: string[] = [];
    for (const kind of kinds) if (await putKind(tx, ctx.actor.city, kind)) fresh.push(`${kind.code}/${kind.version}`);
    if (fresh.length > 0) await emit(tx, ctx, kindsLoaded(ctx.actor.city, fresh));
    return fresh.length;
  });
}

async function readKinds(folder: string): Promise<CaseKind[]> {
  if (!existsSync(folder)) return [];
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    files.map(async (file) => {
      const kind = (await readPackFile(join(folder, file), caseKind)) as CaseKind;
      const problems = kindProblems(kind, roleNames);
      if (problems.length > 0) throw new PackError(problems.map(({ code, at }) => `cases/${file}: ${at.join('.')}: ${code}`));
      return kind;
    }),
  );
}
