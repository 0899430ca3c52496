import type { PublicClass } from '@gongjian/contract/publication-content';
import { addressOf } from '../../addresses.ts';
import { isGone, type Published } from '../../published.ts';
import { type Asked, lostPage } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { Page } from '../layout.ts';
import { layoutText } from '../layout-text.ts';
import { onePage } from '../one-page.ts';
import { chinese, correctionNote, facts, gonePage, link, newestBy, nothingYet, paragraphs, provenance } from '../parts.ts';
import type { Lang } from '../words.ts';
import { recordsText } from './records-text.ts';

type Entry = { readonly key: string; readonly title: string; readonly on: string };

/** 政策解读、问答、通报 */
export async function policyPage(published: Published, { lang }: Asked): Promise<Page> {
  const t = recordsText[lang];
  const explanations = newestBy(await published.all('explanation'), ({ on }) => on);
  const answers = newestBy(await published.all('answer'), ({ on }) => on);
  const bulletins = newestBy(await published.all('bulletin'), ({ issuedOn }) => issuedOn ?? '');
  const entry = (key: string, title = '', on = ''): Entry => ({ key, title, on });
  return {
    title: layoutText[lang].policy,
    description: t.policyLead,
    body: html`<p class="lead">${t.policyLead}</p>
${list(
  lang,
  t.explanations,
  'explanation',
  explanations.map(({ key, content }) => entry(key, content.title, content.on)),
)}
${list(
  lang,
  t.answers,
  'answer',
  answers.map(({ key, content }) => entry(key, content.title, content.on)),
)}
${list(
  lang,
  t.bulletins,
  'bulletin',
  bulletins.map(({ key, content }) => entry(key, content.title, content.issuedOn ?? '')),
)}`,
  };
}

const list = (lang: Lang, caption: string, disclosure: PublicClass, entries: readonly Entry[]): Html =>
  html`<section><h2>${caption}</h2>${
    entries.length === 0
      ? nothingYet(lang)
      : html`<ul class="measures">${entries.map(({ key, title, on }) => html`<li><p>${link(lang, addressOf(disclosure, key), chinese(lang, title))}</p><p class="small">${on}</p></li>`)}</ul>`
  }</section>`;

/** Explanations and answers share their addresses. */
export async function policyItemPage(published: Published, asked: Asked): Promise<Page> {
  const { lang, params } = asked;
  const key = params.key ?? '';
  const found = (await published.one('explanation', key)) ?? (await published.one('answer', key));
  if (found === undefined) return lostPage(lang);
  if (isGone(found)) return gonePage(lang, found);
  return found.disclosure === 'explanation' ? explanationPage(published, asked) : answerPage(published, asked);
}

const explanationPage = (published: Published, asked: Asked): Promise<Page> =>
  onePage(published, 'explanation', asked, (found) => {
    const { lang } = asked;
    const t = recordsText[lang];
    const { title, on, text = '', source } = found.content;
    return {
      title: title ?? t.explanations,
      crumbs: [[layoutText[lang].policy, '/policy']],
      body: html`${correctionNote(lang, found)}${facts([
        [t.published, on ?? null],
        [t.source, source === undefined ? null : chinese(lang, source)],
      ])}${paragraphs(lang, text)}${provenance(lang, found)}`,
    };
  });

const answerPage = (published: Published, asked: Asked): Promise<Page> =>
  onePage(published, 'answer', asked, (found) => {
    const { lang } = asked;
    const t = recordsText[lang];
    const { title, topic, askedOn, on, question = '', answer = '', unit } = found.content;
    return {
      title: title ?? t.answers,
      crumbs: [[layoutText[lang].policy, '/policy']],
      body: html`${correctionNote(lang, found)}${facts([
        [t.topic, topic === undefined ? null : chinese(lang, topic)],
        [t.unit, unit === undefined ? null : chinese(lang, unit)],
      ])}<section><h2>${t.asked}</h2><p class="small">${askedOn}</p>${paragraphs(lang, question)}</section>
<section><h2>${t.answer}</h2><p class="small">${on}</p>${paragraphs(lang, answer)}</section>${provenance(lang, found)}`,
    };
  });

export const bulletinPage = (published: Published, asked: Asked): Promise<Page> =>
  onePage(published, 'bulletin', asked, (found) => {
    const { lang } = asked;
    const t = recordsText[lang];
    const { title, number, issuer, issuedOn, paragraphs: text = [] } = found.content;
    return {
      title: title ?? t.bulletins,
      crumbs: [[layoutText[lang].policy, '/policy']],
      body: html`${correctionNote(lang, found)}${facts([
        [t.number, number == null ? null : chinese(lang, number)],
        [t.issuer, issuer == null ? null : chinese(lang, issuer)],
        [t.issuedOn, issuedOn ?? null],
      ])}<div${lang === 'en' ? html` lang="zh-CN"` : ''}>${text.map(({ heading, text: line }) => (heading ? html`<h2>${line}</h2>` : html`<p>${line}</p>`))}</div>${provenance(lang, found)}`,
    };
  });
