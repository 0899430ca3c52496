import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readNotice } from '@gongjian/domain/calendar/read-notice';
import { loadSchemes } from './assessment/index.ts';
import { loadShippedNotices } from './calendar/index.ts';
import { loadBoundaries, loadKinds, loadPaperTemplates } from './cases/index.ts';
import { loadIndicators } from './indicators/index.ts';
import { loadUnits } from './org/index.ts';
import type { Ctx } from './platform/ctx.ts';
import type { Db } from './platform/db.ts';
import { PackError } from './platform/pack-file.ts';
import { loadCatalogue } from './publication/index.ts';
import { loadDefinitions } from './supervision/index.ts';
import { loadPackPlans } from './tasks/index.ts';

/** Loads what a pack brings and the database does not have yet: the city, its units, the holiday notices, its indicators, its kinds of cases and the papers about them, its checklists and kinds of inspections, its scoring schemes, its plans and its disclosure catalogue. */
export async function loadPack(ctx: Ctx, db: Db, folder: string): Promise<void> {
  await db
    .insertInto('platform.city')
    .values({ code: ctx.actor.city })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await loadUnits(ctx, folder);
  await loadShippedNotices(ctx, await shippedNotices(join(folder, '..', 'china', 'holidays')));
  await loadIndicators(ctx, folder);
  await loadKinds(ctx, folder);
  await loadDefinitions(ctx, folder);
  await loadPaperTemplates(ctx, folder);
  await loadBoundaries(ctx, folder);
  await loadSchemes(ctx, folder);
  await loadPackPlans(ctx, folder);
  await loadCatalogue(ctx, folder);
}

async function shippedNotices(folder: string) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (name) => {
      const read = readNotice(JSON.parse(await readFile(join(folder, name), 'utf8')));
      if ('problems' in read) throw new PackError(read.problems.map(({ code, at }) => `${name}: ${at.join('.')}: ${code}`));
      return read.notice;
    }),
  );
}
