import type { DcatCatalogue, DcatDataset } from './dcat-graph.ts';
import { dcatFormNames } from './dcat-write.ts';
import type { Frequency } from './opendata-dataset.ts';
import { type DataGone, type DataState, type DataTerms, fileName, formatNames } from './opendata-files.ts';
import type { DataVersion } from './opendata-history.ts';
import { dataWords } from './opendata-words.ts';
import { type Html, html } from './portal/html.ts';
import { cityMinute, type Page } from './portal/layout.ts';
import { inLang, type Lang } from './portal/words.ts';

const PREVIEW = 10;
const frequencyWords = (lang: Lang, frequency: Frequency): string =>
  frequency === 'MONTHLY' ? dataWords[lang].monthly : dataWords[lang].irregular;
/** Files have one address, whichever language the page is in. */
const file = (path: string, words: string): Html => html`<a href="/portal/data${path}">${words}</a>`;
const links = (parts: readonly Html[]): Html => html`${parts.map((one, i) => html`${i === 0 ? '' : ' · '}${one}`)}`;
const filesOf = (code: string, version?: number): Html =>
  links(formatNames.map((format) => file(`/${code}/${fileName(code, format, version)}`, format.toUpperCase())));

/** 开放数据: every dataset that is public now. */
export function dataPage(lang: Lang, catalogue: DcatCatalogue | undefined): Page {
  const t = dataWords[lang];
  return {
    title: t.title,
    description: t.lead,
    body: html`<p class="lead">${t.lead}</p>
${catalogue === undefined ? html`<p>${t.none}</p>` : listed(lang, catalogue)}
<h2>${t.catalogue}</h2><p>${t.catalogueLead} ${links(dcatFormNames.map((form) => file(`/catalog.${form}`, form)))}</p>`,
  };
}

function listed(lang: Lang, { datasets }: DcatCatalogue): Html {
  const t = dataWords[lang];
  const rows = datasets.map(
    ({ code, title, description, frequency, version, modified }: DcatDataset) =>
      html`<tr><th scope="row"><a href="${inLang(lang, `/data/${code}`)}">${title[lang]}</a></th><td>${description[lang]}</td><td>${frequencyWords(lang, frequency)}</td><td class="n">${version}</td><td>${cityMinute(modified)}</td><td>${filesOf(code)}</td></tr>`,
  );
  const heads = [t.dataset, t.about, t.frequency, t.version, t.updated, t.files].map((one) => html`<th scope="col">${one}</th>`);
  return html`<div class="scroll"><table><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

export function datasetPage(lang: Lang, { dataset, version, table }: DataState, versions: readonly DataVersion[], terms: DataTerms): Page {
  const t = dataWords[lang];
  const { code, title, description, frequency } = dataset;
  const facts: readonly (readonly [string, Html | string])[] = [
    [t.updated, cityMinute(version.at)],
    [t.version, String(version.no)],
    [t.rows, String(table.rows.length)],
    [t.frequency, frequencyWords(lang, frequency)],
    [t.licence, html`<a href="${terms.licence}" rel="license">${terms.licence}</a>`],
    [t.publisher, html`<span lang="zh-CN">${terms.publisher}</span>`],
    [t.files, filesOf(code)],
    [t.catalogue, links(dcatFormNames.map((form) => file(`/${code}/dcat.${form}`, form)))],
  ];
  return {
    title: title[lang],
    description: description[lang],
    crumbs: [[t.title, '/data']],
    body: html`<p class="lead">${description[lang]}</p>
<dl class="facts">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
<h2 id="columns">${t.columns}</h2>${dictionary(lang, dataset.columns)}
<h2 id="preview">${t.preview.replace('{n}', String(Math.min(PREVIEW, table.rows.length)))}</h2>${preview(table)}
<h2 id="versions">${t.versions}</h2><p>${t.versionsLead}</p>
<ul>${versions.map(({ no, at }) => html`<li>${no} · ${cityMinute(at)} · ${filesOf(code, no)}</li>`)}</ul>`,
  };
}

function dictionary(lang: Lang, columns: DataState['table']['columns']): Html {
  const t = dataWords[lang];
  const rows = columns.map(
    ({ code, type, zh, en }) =>
      html`<tr><th scope="row"><code>${code}</code></th><td>${lang === 'zh' ? zh : en}</td><td>${t.types[type]}</td></tr>`,
  );
  return html`<div class="scroll"><table><thead><tr><th scope="col">${t.code}</th><th scope="col">${t.meaning}</th><th scope="col">${t.type}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

const MOST_LETTERS = 30;
const shortened = (text: string): string => (text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text);

function preview({ columns, rows }: DataState['table']): Html {
  const heads = columns.map(({ code }) => html`<th scope="col">${code}</th>`);
  const shown = rows
    .slice(0, PREVIEW)
    .map((row) => html`<tr>${columns.map((_, i) => html`<td lang="zh-CN">${shortened(String(row[i] ?? ''))}</td>`)}</tr>`);
  return html`<div class="scroll" tabindex="0"><table class="roomy"><thead><tr>${heads}</tr></thead><tbody>${shown}</tbody></table></div>`;
}

/** 410: a dataset all of which was withdrawn says why. */
export function goneDataPage(lang: Lang, { reason, publishedAt }: DataGone): Page {
  const t = dataWords[lang];
  return {
    title: t.withdrawn,
    status: 410,
    unlisted: true,
    crumbs: [[t.title, '/data']],
    body: html`<p>${t.withdrawnAt.replace('{at}', cityMinute(publishedAt)).replace('{reason}', reason)}</p>`,
  };
}
