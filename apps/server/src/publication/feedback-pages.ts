import { spokenNumber } from '@gongjian/domain/publication/feedback-number';
import type { Topic } from './feedback-desk.ts';
import type { Followed } from './feedback-follow.ts';
import { type FormFault, faultWords } from './feedback-form-page.ts';
import type { Receipt } from './feedback-send.ts';
import { feedbackWords, followStates } from './feedback-words.ts';
import { Html, html, nothingToSee } from './portal/html.ts';
import { cityMinute, type Page } from './portal/layout.ts';
import { inLang, type Lang } from './portal/words.ts';

const crumbs = (lang: Lang) => [[feedbackWords[lang].title, '/feedback']] as const;

/** The number, once. */
export function receiptPage(lang: Lang, { number, sentAt, again }: Receipt, acceptDays: number | null): Page {
  const t = feedbackWords[lang];
  const days = acceptDays === null ? '' : t.next.replace('{days}', t.acceptDays.replace('{n}', String(acceptDays)));
  return {
    title: again ? t.againTitle : t.receiptTitle,
    unlisted: true,
    crumbs: crumbs(lang),
    body: html`<p>${again ? t.againLead.replace('{at}', cityMinute(sentAt)) : t.receiptLead}</p>
<dl class="facts"><dt>${t.numberIs}</dt><dd><output class="number">${spokenNumber(number)}</output></dd><dt>${t.sentAt}</dt><dd>${cityMinute(sentAt)}</dd></dl>
${days === '' ? '' : html`<p>${days}</p>`}
${lookForm(lang, number, t.seen)}
<p><a href="${inLang(lang, '/feedback')}">${t.another}</a></p>`,
  };
}

/** The number goes in the body of the request: an address with it would stay in histories and logs. */
const lookForm = (lang: Lang, number: string, words: string): Html =>
  html`<form method="post" action="${inLang(lang, '/feedback/follow')}"><input type="hidden" name="number" value="${number}"><button>${words}</button></form>`;

export function askPage(lang: Lang, asked?: { readonly typed: string }): Page {
  const t = feedbackWords[lang];
  const wrong = asked ? html`<strong class="wrong" id="number-wrong" role="alert">${t.notFound}</strong>` : nothingToSee;
  const marks = asked ? html` aria-invalid="true" aria-describedby="number-hint number-wrong"` : html` aria-describedby="number-hint"`;
  return {
    title: t.followTitle,
    status: asked ? 404 : 200,
    unlisted: true,
    crumbs: crumbs(lang),
    body: html`<form method="post" action="${inLang(lang, '/feedback/follow')}">
<label for="number">${t.numberIs}</label><span class="small" id="number-hint">${t.followLead}</span>${wrong}
<p><input id="number" name="number" required maxlength="60" autocomplete="off" autocapitalize="characters" spellcheck="false" value="${asked?.typed ?? ''}"${marks}></p>
<p><button>${t.look}</button></p></form>
<p><a href="${inLang(lang, '/feedback')}">${t.back}</a></p>`,
  };
}

export function followPage(lang: Lang, one: Followed, topics: readonly Topic[]): Page {
  const t = feedbackWords[lang];
  const topic = topics.find(({ zh }) => zh === one.topic)?.[lang] ?? one.topic;
  const facts: readonly (readonly [string, string])[] = [
    [t.state, `${followStates[lang][one.state]}${one.suspended ? ` · ${t.suspended}` : ''}`],
    [t.sentAt, cityMinute(one.sentAt)],
    ...(one.closedOn === null ? [] : [[t.closedOn, one.closedOn] as const]),
    [t.topicIs, topic],
    ...(one.place === '' ? [] : [[t.placeIs, one.place] as const]),
    ...(one.photo ? [[t.photoIs, t.photoKept] as const] : []),
  ];
  return {
    title: t.followTitle,
    unlisted: true,
    crumbs: crumbs(lang),
    body: html`<dl class="facts">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
<h2>${t.answer}</h2>
${answerOf(lang, one)}
<h2>${t.said}</h2>
${paragraphs(one.text)}`,
  };
}

function answerOf(lang: Lang, { answer, answeredAt, state }: Followed): Html {
  const t = feedbackWords[lang];
  if (answer === '') return html`<p>${state === 'closed' || state === 'declined' ? t.closedNoAnswer : t.noAnswer}</p>`;
  const at = answeredAt === null ? '' : html`<p class="small">${t.answeredAt} ${cityMinute(answeredAt)}</p>`;
  return html`<div lang="zh-CN">${paragraphs(answer)}</div>${at}`;
}

const paragraphs = (text: string): Html =>
  html`${text.split(/\n{2,}/).map((one) => html`<p>${one.split('\n').map((line, i) => html`${i === 0 ? '' : new Html('<br>')}${line}`)}</p>`)}`;

/** When there is no form to give back: nothing of it was read. */
export const unsentPage = (lang: Lang, code: FormFault, seconds = 0): Page => ({
  title: feedbackWords[lang].unsent,
  unlisted: true,
  crumbs: crumbs(lang),
  body: html`<p role="alert">${faultWords(lang, { code, seconds })}</p><p><a href="${inLang(lang, '/feedback')}">${feedbackWords[lang].back}</a></p>`,
});
