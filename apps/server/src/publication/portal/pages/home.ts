import { addressOf } from '../../addresses.ts';
import type { Published, Snapshot } from '../../published.ts';
import { titleOf } from '../../title-of.ts';
import { sharesBar } from '../chart.ts';
import type { Asked } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { cityMinute, type Page } from '../layout.ts';
import { layoutText } from '../layout-text.ts';
import { card, chinese, lightMark, link, withheldNote } from '../parts.ts';
import type { Lang } from '../words.ts';
import { planPagesText } from './plan-pages-text.ts';
import { type Measure, measuresIn, newestMonth, nextDue } from './standing.ts';

const SOON = 10;
const NEWS = 8;
const lights = ['green', 'yellow', 'red', 'none'] as const;

/** 首页: the plan, where it stands, what is due next, what was found and mended. */
export async function homePage(published: Published, { lang, today }: Asked): Promise<Page> {
  const t = planPagesText[lang];
  const measures = await measuresIn(published);
  return {
    title: layoutText[lang].site,
    description: t.homeLead,
    body: html`<p class="lead">${t.homeLead}</p>
${await standing(published, lang, measures.length)}
${due(lang, nextDue(measures, today, SOON))}
${await troubles(published, lang)}
${await news(published, lang)}
${await withheldNote(lang, published, await neverCodes(published))}`,
  };
}

async function standing(published: Published, lang: Lang, total: number): Promise<Html> {
  const t = planPagesText[lang];
  const month = await newestMonth(published);
  const counted = month?.content.lights;
  const figures = html`<ul class="cards">${card(total, t.measures)}${month?.content.done === undefined ? '' : card(month.content.done, t.doneOf)}${
    counted === undefined ? '' : lights.map((light) => html`<li><b>${counted[light]}</b>${lightMark(lang, light)}</li>`)
  }</ul>`;
  const bar =
    counted === undefined
      ? html`<p>${t.noMonth}</p>`
      : sharesBar(
          lights.map((light) => ({ light, n: counted[light] })),
          t.standingShare,
        );
  return html`<section aria-labelledby="where"><h2 id="where">${t.where}</h2>${
    month === undefined ? '' : html`<p>${link(lang, addressOf('month', month.key), t.whereOf.replace('{month}', month.key))}</p>`
  }${figures}${bar}</section>`;
}

function due(lang: Lang, soon: readonly Measure[]): Html {
  const t = planPagesText[lang];
  const rows = soon.map(
    ({ measure, progress }) =>
      html`<li><p><strong>${measure.content.dueOn}</strong> ${progress?.content.light === undefined ? '' : lightMark(lang, progress.content.light)}</p><p>${link(lang, addressOf('measure', measure.key), chinese(lang, titleOf(measure.content, measure.key)))}</p></li>`,
  );
  return html`<section aria-labelledby="next"><h2 id="next">${t.next}</h2>${rows.length === 0 ? html`<p>${t.noNext}</p>` : html`<ul class="measures">${rows}</ul>`}</section>`;
}

async function troubles(published: Published, lang: Lang): Promise<Html> {
  const t = planPagesText[lang];
  const exposed = await published.all('exposure');
  const writeOffs = await published.all('write_off');
  const mended = exposed.filter(({ content }) => content.status === 'rectified').length;
  const inPublicity = writeOffs.filter(({ content }) => content.status === 'publicity').length;
  return html`<section aria-labelledby="found"><h2 id="found">${t.found}</h2><ul class="cards">
<li><b>${exposed.length}</b>${link(lang, '/exposure', t.exposed)}<br><span class="small">${t.openedNow.replace('{n}', String(mended))}</span></li>
<li><b>${inPublicity}</b>${link(lang, '/inspections', t.publicity)}</li>
<li><b>${writeOffs.length - inPublicity}</b>${link(lang, '/inspections', t.closed)}</li></ul></section>`;
}

async function news(published: Published, lang: Lang): Promise<Html> {
  const t = planPagesText[lang];
  const shown = (await published.newest(NEWS * 20)).filter(({ disclosure }) => disclosure !== 'measure' && disclosure !== 'progress');
  const rows = shown
    .slice(0, NEWS)
    .map(
      (one) =>
        html`<li>${cityMinute(one.publishedAt).slice(0, 10)} ${link(lang, addressOf(one.disclosure, one.key), nameOf(lang, one))}</li>`,
    );
  return rows.length === 0 ? html`` : html`<section aria-labelledby="news"><h2 id="news">${t.news}</h2><ul>${rows}</ul></section>`;
}

/** What has no title of its own is called by what it is. */
function nameOf(lang: Lang, { disclosure, key, content }: Snapshot): Html | string {
  if (disclosure === 'catalogue') return layoutText[lang].catalogue;
  return disclosure === 'month' ? planPagesText[lang].monthTitle.replace('{month}', key) : chinese(lang, titleOf(content, key));
}

async function neverCodes(published: Published): Promise<string[]> {
  const found = await published.one('catalogue', 'catalogue');
  return found && 'content' in found ? (found.content.rows ?? []).filter(({ timing }) => timing === 'never').map(({ code }) => code) : [];
}
