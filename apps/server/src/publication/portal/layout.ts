import { Html, html } from './html.ts';
import { layoutText } from './layout-text.ts';
import { style } from './style.ts';
import { inLang, type Lang } from './words.ts';

/** One page as its maker gives it: `body` between header and footer. */
export type Page = {
  readonly title: string;
  readonly body: Html;
  /** For search engines and for those who share it. */
  readonly description?: string;
  /** Steps from the home page down to here, without the page itself: [words, path without the language]. */
  readonly crumbs?: readonly (readonly [string, string])[];
  readonly status?: 200 | 400 | 404 | 408 | 410 | 413 | 415 | 429 | 500 | 503;
  /** Kept from search engines: what changes with every asking. */
  readonly unlisted?: boolean;
};

/** What a page needs to know of where it stands. */
export type Place = {
  readonly lang: Lang;
  /** The path without the language: '' for the home page, '/search'. */
  readonly path: string;
  /** `https://…`, without a slash at its end. */
  readonly site: string;
  readonly demo: boolean;
  readonly edition: { readonly no: number; readonly at: Date | null };
};

const menu = [
  ['home', ''],
  ['plan', '/plan'],
  ['units', '/units'],
  ['rankings', '/rankings'],
  ['exposure', '/exposure'],
  ['inspections', '/inspections'],
  ['policy', '/policy'],
  ['data', '/data'],
  ['feedback', '/feedback'],
] as const;

const foot = [
  ['catalogue', '/catalogue'],
  ['corrections', '/corrections'],
  ['accessible', '/accessibility'],
  ['feed', '/feed.xml'],
] as const;

/** 北京时间, to the minute. */
const minute = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });
export const cityMinute = (at: Date): string => minute.format(at);

/** A whole page of the portal. */
export function layout(page: Page, place: Place): string {
  const t = layoutText[place.lang];
  return html`${head(page, place)}
<body>
<a class="skip" href="#main">${t.skip}</a>
<header class="site"><div class="wrap">
<a class="name" href="${inLang(place.lang, '')}">${t.site}</a>
<form action="${inLang(place.lang, '/search')}" method="get" role="search" class="inline"><label class="hidden" for="q">${t.searchFor}</label><input id="q" name="q" type="search" maxlength="100"><button>${t.search}</button></form>
<a href="${inLang(place.lang === 'zh' ? 'en' : 'zh', place.path)}" lang="${place.lang === 'zh' ? 'en' : 'zh-CN'}">${t.other}</a>
</div></header>
<nav class="menu" aria-label="${t.menu}"><div class="wrap"><ul>${menu.map(
    ([key, path]) => html`<li><a href="${inLang(place.lang, path)}"${isHere(place.path, path)}>${t[key]}</a></li>`,
  )}</ul></div></nav>
${demoBar(place)}<div class="wrap">${crumbs(page, place)}
<main id="main" tabindex="-1">
<h1>${page.title}</h1>
${page.body}
</main></div>
<footer class="site"><div class="wrap"><ul class="plain">${foot.map(
    ([key, path]) => html`<li><a href="${inLang(place.lang, path)}">${t[key]}</a></li>`,
  )}</ul><p>${editionWords(place)}</p></div></footer>
</body></html>`.text;
}

/** A page without header and footer, for a frame in somebody else's page. */
export const embedded = (page: Page, place: Place): string =>
  html`${head(page, place)}
<body class="embed"><main>
<h1>${page.title}</h1>
${page.body}
${place.demo ? html`<p class="note">${layoutText[place.lang].demo}</p>` : ''}
<p class="small">${editionWords(place)}</p>
</main></body></html>`.text;

function head({ title, description, unlisted = false }: Page, { lang, path, site }: Place): Html {
  const t = layoutText[lang];
  return html`<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${path === '' ? t.site : `${title} · ${t.site}`}</title>
${description === undefined ? '' : html`<meta name="description" content="${description}">`}${unlisted ? new Html('<meta name="robots" content="noindex">') : ''}
<link rel="stylesheet" href="${style.path}"><link rel="canonical" href="${site}${inLang(lang, path)}">
<link rel="alternate" hreflang="zh-CN" href="${site}${inLang('zh', path)}"><link rel="alternate" hreflang="en" href="${site}${inLang('en', path)}">
<link rel="alternate" type="application/rss+xml" title="${t.feed}" href="${inLang(lang, '/feed.xml')}"></head>`;
}

const isHere = (path: string, entry: string): Html =>
  new Html(path === entry ? ' aria-current="page"' : entry !== '' && path.startsWith(`${entry}/`) ? ' aria-current="true"' : '');

const demoBar = ({ demo, lang }: Place): Html =>
  demo ? html`<div class="demo" role="note"><div class="wrap">${layoutText[lang].demo}</div></div>` : new Html('');

function crumbs({ crumbs: steps = [], title }: Page, { lang, path }: Place): Html {
  if (path === '') return new Html('');
  const t = layoutText[lang];
  const all = [[t.home, ''] as const, ...steps];
  return html`<nav class="crumbs" aria-label="${t.here}"><ol>${all.map(
    ([words, to]) => html`<li><a href="${inLang(lang, to)}">${words}</a></li>`,
  )}<li aria-current="page">${title.length > 40 ? `${title.slice(0, 40)}…` : title}</li></ol></nav>`;
}

function editionWords({ lang, edition }: Place): string {
  const t = layoutText[lang];
  return edition.at === null ? t.noEdition : t.edition.replace('{no}', String(edition.no)).replace('{at}', cityMinute(edition.at));
}
