import { addressOf } from '../../addresses.ts';
import type { Published, Snapshot } from '../../published.ts';
import type { Asked } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { Page } from '../layout.ts';
import { layoutText } from '../layout-text.ts';
import { onePage } from '../one-page.ts';
import { chinese, correctionNote, facts, link, newestBy, nothingYet, paragraphs, provenance, table, withheldNote } from '../parts.ts';
import type { Lang } from '../words.ts';
import { recordsText } from './records-text.ts';

type Fact = { readonly name: string; readonly value: string };
const firstFact = (all: readonly Fact[] | undefined): string => (all?.[0] === undefined ? '' : all[0].value.slice(0, 60));

/** 曝光台 */
export async function exposurePage(published: Published, { lang }: Asked): Promise<Page> {
  const t = recordsText[lang];
  const all = newestBy(await published.all('exposure'), ({ foundOn }) => foundOn);
  const list = table(
    layoutText[lang].exposure,
    [
      {
        title: t.what,
        cell: ({ key, content }) => link(lang, addressOf('exposure', key), chinese(lang, firstFact(content.facts) || content.title)),
      },
      { title: t.kind, cell: ({ content }) => chinese(lang, content.kind) },
      { title: t.unit, cell: ({ content }) => chinese(lang, content.unit) },
      { title: t.foundOn, cell: ({ content }) => content.foundOn ?? '' },
      { title: t.status, cell: ({ content }) => (content.status === undefined ? '' : t.statuses[content.status]) },
    ],
    all,
  );
  return {
    title: layoutText[lang].exposure,
    description: t.exposureLead,
    body: html`<p class="lead">${t.exposureLead}</p>${all.length === 0 ? nothingYet(lang) : list}${await withheldNote(lang, published, ['complainant', 'accountability'])}`,
  };
}

export const oneExposurePage = (published: Published, asked: Asked): Promise<Page> =>
  onePage(published, 'exposure', asked, (found) => {
    const { lang } = asked;
    const t = recordsText[lang];
    const { title, kind, unit, foundOn, status, facts: told, text } = found.content;
    return {
      title: firstFact(told) || (title ?? ''),
      crumbs: [[layoutText[lang].exposure, '/exposure']],
      body: html`${correctionNote(lang, found)}${facts([
        [t.kind, kind === undefined ? null : chinese(lang, kind)],
        [t.unit, unit == null ? null : chinese(lang, unit)],
        [t.foundOn, foundOn ?? null],
        [t.status, status === undefined ? null : t.statuses[status]],
        ...factRows(lang, told),
      ])}${text === undefined ? '' : paragraphs(lang, text)}${provenance(lang, found)}`,
    };
  });

const factRows = (lang: Lang, all: readonly Fact[] = []) => all.map(({ name, value }) => [name, chinese(lang, value)] as const);

/** 督察检查结果、整改公示与销号 */
export async function inspectionsPage(published: Published, { lang }: Asked): Promise<Page> {
  const t = recordsText[lang];
  const campaigns = newestBy(await published.all('inspection'), ({ to }) => to);
  const writeOffs = newestBy(await published.all('write_off'), ({ foundOn }) => foundOn);
  return {
    title: layoutText[lang].inspections,
    description: t.inspectionsLead,
    body: html`<p class="lead">${t.inspectionsLead}</p>
<section><h2>${t.writeOffs}</h2>${writeOffs.length === 0 ? nothingYet(lang) : writeOffTable(lang, writeOffs)}</section>
<section><h2>${t.campaigns}</h2>${campaigns.length === 0 ? nothingYet(lang) : campaignTable(lang, campaigns)}</section>
${await withheldNote(lang, published, ['inspection_plan', 'accountability'])}`,
  };
}

function writeOffTable(lang: Lang, all: readonly Snapshot<'write_off'>[]): Html {
  const t = recordsText[lang];
  return table(
    t.writeOffs,
    [
      {
        title: t.what,
        cell: ({ key, content }) => link(lang, addressOf('write_off', key), chinese(lang, firstFact(content.facts) || content.title)),
      },
      { title: t.unit, cell: ({ content }) => chinese(lang, content.unit) },
      { title: t.foundOn, cell: ({ content }) => content.foundOn ?? '' },
      { title: t.status, cell: ({ content }) => (content.status === undefined ? '' : t.statuses[content.status]) },
      { title: t.closedOn, cell: ({ content }) => content.closedOn ?? '—' },
    ],
    all,
  );
}

function campaignTable(lang: Lang, all: readonly Snapshot<'inspection'>[]): Html {
  const t = recordsText[lang];
  return table(
    t.campaigns,
    [
      { title: t.title, cell: ({ key, content }) => link(lang, addressOf('inspection', key), chinese(lang, content.title)) },
      { title: t.period, cell: ({ content }) => `${content.from ?? ''} – ${content.to ?? ''}` },
      { title: t.found, number: true, cell: ({ content }) => content.found ?? '—' },
      { title: t.fixed, number: true, cell: ({ content }) => content.fixed ?? '—' },
    ],
    all,
  );
}

export const writeOffPage = (published: Published, asked: Asked): Promise<Page> =>
  onePage(published, 'write_off', asked, (found) => {
    const { lang } = asked;
    const t = recordsText[lang];
    const { title, unit, foundOn, closedOn, status, facts: told } = found.content;
    return {
      title: firstFact(told) || (title ?? ''),
      crumbs: [[layoutText[lang].inspections, '/inspections']],
      body: html`${correctionNote(lang, found)}${facts([
        [t.status, status === undefined ? null : t.statuses[status]],
        [t.unit, unit == null ? null : chinese(lang, unit)],
        [t.foundOn, foundOn ?? null],
        [t.closedOn, closedOn ?? null],
        ...factRows(lang, told),
      ])}${provenance(lang, found)}`,
    };
  });

export const inspectionPage = (published: Published, asked: Asked): Promise<Page> =>
  onePage(published, 'inspection', asked, (found) => {
    const { lang } = asked;
    const t = recordsText[lang];
    const { title, kind, from, to, units, found: n, fixed } = found.content;
    return {
      title: title ?? t.campaigns,
      crumbs: [[layoutText[lang].inspections, '/inspections']],
      body: html`${correctionNote(lang, found)}${facts([
        [t.kind, kind === undefined ? null : chinese(lang, kind)],
        [t.period, `${from ?? ''} – ${to ?? ''}`],
        [t.found, n === undefined ? null : String(n)],
        [t.fixed, fixed === undefined ? null : String(fixed)],
        [t.units, units === undefined || units.length === 0 ? null : chinese(lang, units.join('、'))],
      ])}${provenance(lang, found)}`,
    };
  });
