import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { disclosureText } from '@gongjian/contract/publication';
import { publicClasses } from '@gongjian/contract/publication-content';
import type { Disclosure } from '@gongjian/domain/publication/model';
import { disclosureProblems } from '@gongjian/domain/publication/rules';
import { z } from 'zod';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { PackError, readPackFile } from '../platform/pack-file.ts';
import { offeredFields, putDisclosure } from './disclosure-repo.ts';
import { publicationHappened } from './events.ts';
import { itemsIn, putItems } from './item-repo.ts';
import { contentProblems } from './weigh.ts';

const catalogue = z.strictObject({
  format: z.literal('gongjian.disclosure/1'),
  entries: z.array(
    disclosureText
      .extend({ code: z.string().regex(/^[a-z][a-z_]{1,39}$/), room: z.string().min(1) })
      .refine(
        ({ code, timing }) => timing === 'never' || (publicClasses as string[]).includes(code),
        'a class that can be public is needed',
      ),
  ),
});
const texts = z.strictObject({
  format: z.literal('gongjian.public-texts/1'),
  texts: z.array(
    z.strictObject({
      disclosure: z.enum(['explanation', 'answer']),
      key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,100}$/),
      content: z.record(z.string(), z.unknown()),
    }),
  ),
});
type Texts = z.output<typeof texts>['texts'];

/** Loads a pack's catalogue and texts, as drafts: people approve them. What is there already is left as people made it. */
export async function loadCatalogue(ctx: Ctx, folder: string): Promise<number> {
  const file = join(folder, 'publication', 'catalogue.json');
  if (!existsSync(file)) return 0;
  const entries = checkedEntries((await readPackFile(file, catalogue)).entries);
  const written = await readTexts(join(folder, 'publication', 'texts.json'));
  return ctx.transact(async (tx) => {
    const fresh: string[] = [];
    for (const [position, entry] of entries.entries()) if (await putDisclosure(tx, ctx, position, entry)) fresh.push(entry.code);
    await putTexts(tx, ctx, written);
    if (fresh.length > 0) await emit(tx, ctx, publicationHappened('catalogue_loaded', ctx.actor.city, { entries: fresh }));
    return fresh.length;
  });
}

function checkedEntries(entries: readonly Disclosure[]): readonly Disclosure[] {
  const problems = entries.flatMap((entry) =>
    disclosureProblems(entry, offeredFields(entry.code)).map(
      ({ code, at }) => `publication/catalogue.json: ${entry.code}.${at.join('.')}: ${code}`,
    ),
  );
  if (problems.length > 0) throw new PackError(problems);
  return entries;
}

async function readTexts(file: string): Promise<Texts> {
  if (!existsSync(file)) return [];
  const all = (await readPackFile(file, texts)).texts;
  const problems = all.flatMap(({ disclosure, key, content }) =>
    contentProblems(disclosure, content).map(({ code, at }) => `publication/texts.json: ${key}.${at.join('.')}: ${code}`),
  );
  if (problems.length > 0) throw new PackError(problems);
  return all;
}

async function putTexts(tx: Tx, ctx: Ctx, written: Texts): Promise<void> {
  for (const disclosure of ['explanation', 'answer'] as const) {
    const there = new Set((await itemsIn(tx, disclosure)).map(({ key }) => key));
    const fresh = written.filter((text) => text.disclosure === disclosure && !there.has(text.key));
    const items = fresh.map(({ key, content }) => ({ key, content, composed: null, fromDay: null, problems: [] }));
    await putItems(tx, ctx, items, { disclosure, origin: 'written', state: 'draft' });
  }
}
