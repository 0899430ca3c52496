import type { PublicClass } from '@gongjian/contract/publication-content';
import { isGone, type Published, type Snapshot } from '../published.ts';
import { type Asked, lostPage } from './frame.ts';
import type { Page } from './layout.ts';
import { gonePage } from './parts.ts';

/** The page of one public thing: 404 where nothing ever was, 410 with the reason where it was withdrawn. */
export async function onePage<C extends PublicClass>(
  published: Published,
  disclosure: C,
  { lang, params }: Asked,
  make: (snapshot: Snapshot<C>) => Page | Promise<Page>,
): Promise<Page> {
  const found = await published.one(disclosure, params.key ?? '');
  if (found === undefined) return lostPage(lang);
  return isGone(found) ? gonePage(lang, found) : make(found);
}
