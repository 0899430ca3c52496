import { addressOf } from '../../addresses.ts';
import type { Published } from '../../published.ts';
import type { Asked } from '../frame.ts';
import { html } from '../html.ts';
import type { Page } from '../layout.ts';
import { layoutText } from '../layout-text.ts';
import { onePage } from '../one-page.ts';
import { chinese, correctionNote, facts, link, newestBy, nothingYet, provenance, table, withheldNote } from '../parts.ts';
import { planText } from '../plan-text.ts';
import { recordsText } from './records-text.ts';

/** 考核排名: every assessment that is public. */
export async function rankingsPage(published: Published, { lang }: Asked): Promise<Page> {
  const t = recordsText[lang];
  const all = newestBy(await published.all('ranking'), ({ on }) => on);
  const list = table(
    layoutText[lang].rankings,
    [
      { title: t.title, cell: ({ key, content }) => link(lang, addressOf('ranking', key), chinese(lang, content.title)) },
      { title: t.on, cell: ({ content }) => content.on ?? '' },
      { title: t.scheme, cell: ({ content }) => chinese(lang, content.scheme) },
    ],
    all,
  );
  return {
    title: layoutText[lang].rankings,
    description: t.rankingsLead,
    body: html`<p class="lead">${t.rankingsLead}</p>${all.length === 0 ? nothingYet(lang) : list}${await withheldNote(lang, published, ['assessment_inputs'])}`,
  };
}

export const rankingPage = (published: Published, asked: Asked): Promise<Page> =>
  onePage(published, 'ranking', asked, (found) => {
    const { lang } = asked;
    const t = recordsText[lang];
    const { title, scheme, on, rows = [] } = found.content;
    const kinds: Readonly<Record<string, string>> = planText[lang].kinds;
    const groups = [...new Set(rows.map(({ group }) => group))];
    const ranked = groups.map((group) => {
      const name = kinds[group] ?? group;
      return html`<section><h2>${name}</h2>${table(
        name,
        [
          { title: t.unit, cell: ({ unit }) => chinese(lang, unit.name) },
          { title: t.rank, number: true, cell: ({ rank, of }) => `${rank}/${of}` },
          { title: t.score, number: true, cell: ({ published: score }) => score },
          { title: t.tier, cell: ({ tier }) => chinese(lang, tier ?? '') },
        ],
        rows.filter((row) => row.group === group),
      )}</section>`;
    });
    return {
      title: title ?? layoutText[lang].rankings,
      crumbs: [[layoutText[lang].rankings, '/rankings']],
      body: html`${correctionNote(lang, found)}${facts([
        [t.scheme, scheme === undefined ? null : chinese(lang, scheme)],
        [t.on, on ?? null],
      ])}${ranked}${provenance(lang, found)}`,
    };
  });
