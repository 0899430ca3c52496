import { z } from 'zod';
import { addressOf } from '../../addresses.ts';
import type { Published } from '../../published.ts';
import { titleOf } from '../../title-of.ts';
import type { Asked } from '../frame.ts';
import { html } from '../html.ts';
import { cityMinute, type Page } from '../layout.ts';
import { chinese, link } from '../parts.ts';
import { recordsText } from './records-text.ts';

const SHOWN = 50;
const MOST_WORDS = 5;

/** What may be asked: one short line. Anything else in the address is ignored. */
export const searchQuery = z.object({ q: z.string().max(100).default('').catch('') });

export async function searchPage(
  published: Published,
  { lang, query: { q } }: Asked & { readonly query: { readonly q: string } },
): Promise<Page> {
  const t = recordsText[lang];
  const words = q
    .normalize('NFKC')
    .split(/[\s\p{Cc}\p{Cs}]+/u)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
  const { items, total } = words.length === 0 ? { items: [], total: 0 } : await published.search(words, SHOWN);
  const told =
    words.length === 0
      ? t.askFirst
      : total === 0
        ? t.none
        : t.results.replace('{n}', String(total)).replace('{shown}', String(items.length));
  const found = items.map(
    ({ disclosure, key, content, publishedAt }) =>
      html`<li><p>${link(lang, addressOf(disclosure, key), chinese(lang, titleOf(content, key)))}</p><p class="small">${cityMinute(publishedAt)}</p></li>`,
  );
  return {
    title: t.searchTitle,
    unlisted: true,
    body: html`<form method="get" role="search" aria-label="${t.searchTitle}"><label for="words">${t.q}</label><input id="words" name="q" type="search" maxlength="100" value="${q}"> <button>${t.searchTitle}</button></form>
<p role="status">${told}</p>${found.length === 0 ? '' : html`<ol class="measures">${found}</ol>`}`,
  };
}
