import { Feed } from 'feed';
import { addressOf } from '../addresses.ts';
import type { Published } from '../published.ts';
import { titleOf } from '../title-of.ts';
import type { Asked } from './frame.ts';
import { layoutText } from './layout-text.ts';
import { planPagesText } from './pages/plan-pages-text.ts';
import { measuresIn, unitsIn } from './pages/standing.ts';
import { inLang, langs } from './words.ts';

const NEWS = 50;

/** RSS 2.0: what was published last. */
export async function newsFeed(published: Published, { lang, place }: Asked) {
  const t = layoutText[lang];
  const home = `${place.site}${inLang(lang, '')}`;
  const feed = new Feed({
    title: t.site,
    description: place.demo ? t.demo : planPagesText[lang].homeLead,
    id: home,
    link: home,
    language: lang === 'zh' ? 'zh-CN' : 'en',
    copyright: '',
    generator: 'Gongjian',
    feedLinks: { rss: `${home}/feed.xml` },
    ...(published.at === null ? {} : { updated: published.at }),
  });
  for (const { disclosure, key, content, publishedAt, version } of await published.newest(NEWS)) {
    const address = `${place.site}${inLang(lang, addressOf(disclosure, key))}`;
    feed.addItem({ title: titleOf(content, key), id: `${address}#${disclosure}-${version}`, link: address, date: publishedAt });
  }
  return { type: 'application/rss+xml; charset=utf-8', body: feed.rss2() };
}

/** A site map may hold 50,000 addresses. */
const MOST = 50_000;
const pages = [
  '',
  '/plan',
  '/units',
  '/rankings',
  '/exposure',
  '/inspections',
  '/policy',
  '/data',
  '/feedback',
  '/catalogue',
  '/corrections',
  '/accessibility',
];
const classes = ['month', 'measure', 'ranking', 'exposure', 'inspection', 'write_off', 'explanation', 'answer', 'bulletin'] as const;

/** 网站地图: every public address, in both languages. */
export async function siteMap(published: Published, { place }: Asked) {
  const measures = await measuresIn(published);
  const sections = new Set(measures.flatMap(({ measure }) => (measure.content.section === undefined ? [] : [measure.content.section.id])));
  const items = (await Promise.all(classes.map((disclosure) => published.all(disclosure)))).flat();
  const paths = [
    ...pages,
    ...[...sections].map((id) => `/sections/${id}`),
    ...unitsIn(measures).map(({ id }) => `/units/${id}`),
    ...items.map(({ disclosure, key }) => addressOf(disclosure, key)),
  ];
  const urls = paths.flatMap((path) => langs.map((lang) => `<url><loc>${place.site}${inLang(lang, path)}</loc></url>`)).slice(0, MOST);
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>`;
  return { type: 'application/xml; charset=utf-8', body };
}

export const robots = (site: string): string =>
  `User-agent: *\nDisallow: /api/\nDisallow: /portal/search\nDisallow: /portal/en/search\nSitemap: ${site}/portal/sitemap.xml\n`;
