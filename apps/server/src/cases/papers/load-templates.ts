import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { paperTemplate } from '@gongjian/contract/cases-papers';
import { templateProblems } from '@gongjian/domain/cases/papers/check-template';
import type { PaperTemplate } from '@gongjian/domain/cases/papers/model';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { PackError, readPackFile } from '../../platform/pack-file.ts';
import { paperHappened } from './events.ts';
import { newestTemplate, putTemplate } from './template-repo.ts';

/** Loads the templates of a pack that are newer than what is kept. What the office wrote itself, no pack writes over. */
export async function loadPaperTemplates(ctx: Ctx, folder: string): Promise<number> {
  const templates = await readTemplates(join(folder, 'papers'));
  return ctx.transact(async (tx) => {
    const fresh: string[] = [];
    for (const one of templates) if (await isNewer(tx, one)) fresh.push(await put(tx, ctx, one));
    if (fresh.length > 0) await emit(tx, ctx, paperHappened('templates_loaded', ctx.actor.city, { templates: fresh }));
    return fresh.length;
  });
}

async function isNewer(tx: Tx, { code, version }: PaperTemplate): Promise<boolean> {
  const kept = await newestTemplate(tx, code);
  return kept === undefined || (kept.by === null && kept.version < version);
}

async function put(tx: Tx, ctx: Ctx, template: PaperTemplate): Promise<string> {
  await putTemplate(tx, ctx.actor.city, template, null, ctx.now);
  return `${template.code}/${template.version}`;
}

async function readTemplates(folder: string): Promise<PaperTemplate[]> {
  if (!existsSync(folder)) return [];
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    files.map(async (file) => {
      const template: PaperTemplate = await readPackFile(join(folder, file), paperTemplate);
      const problems = templateProblems(template);
      if (problems.length > 0) throw new PackError(problems.map(({ code, at }) => `papers/${file}: ${at.join('.')}: ${code}`));
      return template;
    }),
  );
}
