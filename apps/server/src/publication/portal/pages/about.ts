import { type PublicClass, publicClasses } from '@gongjian/contract/publication-content';
import { addressOf } from '../../addresses.ts';
import type { Published } from '../../published.ts';
import { titleOf } from '../../title-of.ts';
import type { Asked } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { cityMinute, type Page } from '../layout.ts';
import { layoutText } from '../layout-text.ts';
import { chinese, correctionNote, link, nothingYet, provenance, table } from '../parts.ts';
import type { Lang } from '../words.ts';
import { recordsText } from './records-text.ts';

/** 公开目录: what may be expected here, and what may not. */
export async function cataloguePage(published: Published, { lang }: Asked): Promise<Page> {
  const t = recordsText[lang];
  const found = await published.one('catalogue', 'catalogue');
  const snapshot = found && 'content' in found ? found : undefined;
  const list = table(
    layoutText[lang].catalogue,
    [
      { title: t.class, cell: ({ title, titleEn }) => (lang === 'zh' ? title : titleEn) },
      { title: t.when, cell: ({ timing, workingDays }) => t.whens[timing].replace('{n}', String(workingDays ?? '')) },
      { title: t.basis, cell: ({ basis }) => chinese(lang, basis) },
      { title: t.withheld, cell: ({ withheld, withheldEn }) => (lang === 'zh' ? withheld : withheldEn) || '—' },
    ],
    snapshot?.content.rows ?? [],
  );
  return {
    title: layoutText[lang].catalogue,
    description: t.catalogueLead,
    body: html`<p class="lead">${t.catalogueLead}</p>${snapshot === undefined ? nothingYet(lang) : html`${correctionNote(lang, snapshot)}${list}${provenance(lang, snapshot)}`}`,
  };
}

type Mend = { readonly at: Date; readonly what: Html; readonly how: string; readonly reason: string };
const SHOWN = 200;

/** 更正与撤回 */
export async function correctionsPage(published: Published, { lang }: Asked): Promise<Page> {
  const t = recordsText[lang];
  const mends = (await Promise.all(publicClasses.map((disclosure) => mendsOf(published, lang, disclosure)))).flat();
  const newest = mends.sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, SHOWN);
  const list = table(
    layoutText[lang].corrections,
    [
      { title: t.what, cell: ({ what }) => what },
      { title: t.at, cell: ({ at }) => cityMinute(at) },
      { title: t.how, cell: ({ how }) => how },
      { title: t.reason, cell: ({ reason }) => chinese(lang, reason || '—') },
    ],
    newest,
  );
  return {
    title: layoutText[lang].corrections,
    description: t.correctionsLead,
    body: html`<p class="lead">${t.correctionsLead}</p>${newest.length === 0 ? nothingYet(lang) : list}`,
  };
}

async function mendsOf(published: Published, lang: Lang, disclosure: PublicClass): Promise<Mend[]> {
  const t = recordsText[lang];
  const corrected = (await published.all(disclosure)).filter(({ changes }) => changes.length > 0);
  const withdrawn = await published.withdrawn(disclosure);
  return [
    ...corrected.map(({ key, content, publishedAt, changes }) => ({
      at: publishedAt,
      what: link(lang, addressOf(disclosure, key), chinese(lang, titleOf(content, key))),
      how: t.corrected,
      reason: changes
        .map(({ before, after }) => (before === '' && after === '' ? '' : `${before} → ${after}`))
        .join('；')
        .slice(0, 200),
    })),
    ...withdrawn.map(({ key, publishedAt, reason }) => ({
      at: publishedAt,
      what: link(lang, addressOf(disclosure, key), addressOf(disclosure, key)),
      how: t.withdrawn,
      reason,
    })),
  ];
}

export const accessibilityPage = (_: Published, { lang }: Asked): Page => ({
  title: layoutText[lang].accessible,
  body: html`<p>${recordsText[lang].accessible}</p>`,
});
