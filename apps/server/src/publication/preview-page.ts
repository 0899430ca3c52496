import type { PublicClass, PublicContent } from '@gongjian/contract/publication-content';
import type { Ctx } from '../platform/ctx.ts';
import { addressOf } from './addresses.ts';
import { itemOf, type KeptItem } from './item-repo.ts';
import { layout } from './portal/layout.ts';
import { pages } from './portal/public-pages.ts';
import type { Lang } from './portal/words.ts';
import { editionNow, type Published, publishedIn, type Snapshot } from './published.ts';
import { digest } from './weigh.ts';

/** 预览: the very page of the portal, with this one item as it would be and all else as it is. */
export async function previewItemPage(ctx: Ctx, id: string, lang: Lang): Promise<{ html: string }> {
  const item = await ctx.read((db) => itemOf(db, id));
  const edition = await editionNow(ctx);
  const published = withDraft(publishedIn(ctx, edition), item, ctx.now);
  const path = addressOf(item.disclosure, item.key);
  const place = { lang, path, site: '', demo: false, edition };
  const make = pages[path] ?? pages[path.replace(/\/[^/]+$/, '/:key')];
  if (make === undefined) throw new Error(`no page at ${path}`);
  return { html: layout(await make(published, { lang, params: { key: item.key }, place, today: ctx.today }), place) };
}

function withDraft(published: Published, { disclosure, key, content }: KeptItem, now: Date): Published {
  const draft: Snapshot = {
    ...{ disclosure, key, version: 0, kind: 'first', changes: [], publishedAt: now, sha256: digest(content) },
    content: content as PublicContent,
  };
  const isDraft = (asked: PublicClass, askedKey: string) => asked === disclosure && askedKey === key;
  return {
    ...published,
    one: async <C extends PublicClass>(asked: C, askedKey: string) =>
      isDraft(asked, askedKey) ? (draft as Snapshot<C>) : published.one(asked, askedKey),
    all: async <C extends PublicClass>(asked: C) => {
      const live = await published.all(asked);
      return asked === disclosure ? [...live.filter((one) => one.key !== key), draft as Snapshot<C>] : live;
    },
  };
}
