import type { PublicClass, PublicContent } from '@gongjian/contract/publication-content';
import type { Gone, Published, Snapshot } from '../published.ts';
import { type Html, html, nothingToSee } from './html.ts';
import type { Page } from './layout.ts';
import { cityMinute } from './layout.ts';
import { partsText } from './parts-text.ts';
import { planText } from './plan-text.ts';
import { inLang, type Lang } from './words.ts';

/** 长文: what the city wrote, in Chinese wherever the page itself is in English. */
export const chinese = (lang: Lang, text: string | null | undefined): Html =>
  lang === 'zh' ? html`${text}` : html`<span lang="zh-CN">${text}</span>`;

/** Paragraphs of a text in which an empty line or a new line begins another. */
export const paragraphs = (lang: Lang, text: string): Html =>
  html`${text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => html`<p${lang === 'en' ? html` lang="zh-CN"` : ''}>${line}</p>`)}`;

export type Light = 'green' | 'yellow' | 'red' | 'none';
const shapes: Readonly<Record<Light, string>> = { green: '●', yellow: '▲', red: '■', none: '○' };

/** A light is a shape and a word; the colour is only added. */
export const lightMark = (lang: Lang, light: Light): Html =>
  html`<span class="light ${light}"><span aria-hidden="true">${shapes[light]}</span> ${planText[lang].lights[light]}</span>`;

export type Column<Row> = {
  readonly title: string;
  readonly number?: boolean;
  readonly cell: (row: Row) => Html | string | number | null;
};

/** A table that may be wider than a telephone: it scrolls by itself, by keyboard too. The first column names the row. */
export function table<Row>(caption: string, columns: readonly Column<Row>[], rows: readonly Row[]): Html {
  const cell = (column: Column<Row>, row: Row, first: boolean) =>
    first ? html`<th scope="row">${column.cell(row)}</th>` : html`<td${column.number ? html` class="n"` : ''}>${column.cell(row)}</td>`;
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table><caption>${caption}</caption>
<thead><tr>${columns.map(({ title, number }) => html`<th scope="col"${number ? html` class="n"` : ''}>${title}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${columns.map((column, i) => cell(column, row, i === 0))}</tr>`)}</tbody></table></div>`;
}

export const facts = (pairs: readonly (readonly [string, Html | string | null])[]): Html =>
  html`<dl class="facts">${pairs.map(([name, value]) => (value === null ? '' : html`<dt>${name}</dt><dd>${value}</dd>`))}</dl>`;

export const card = (figure: string | number, words: string): Html => html`<li><b>${figure}</b>${words}</li>`;

/** 更正说明: shown as long as the corrected version is the newest. */
export function correctionNote(lang: Lang, snapshot: Snapshot | undefined): Html {
  if (snapshot === undefined || snapshot.changes.length === 0) return nothingToSee;
  const t = partsText[lang];
  const what = snapshot.changes.map(({ field, before, after }) =>
    before === '' && after === ''
      ? html`<li>${fieldName(lang, field)}</li>`
      : html`<li>${fieldName(lang, field)}${t.colon}<del>${chinese(lang, before)}</del> → <ins>${chinese(lang, after)}</ins></li>`,
  );
  return html`<div class="note"><strong>${t.corrected.replace('{at}', cityMinute(snapshot.publishedAt))}</strong><ul>${what}</ul></div>`;
}

const fieldName = (lang: Lang, field: string): string => {
  const [name = '', rest = ''] = field.split(' ', 2);
  const known: Readonly<Record<string, string>> = partsText[lang].fields;
  return [known[name] ?? name, rest].filter((part) => part !== '').join(' ');
};

/** In place of silence: what of this is held back, and on what ground. */
export async function withheldNote(lang: Lang, published: Published, codes: readonly string[]): Promise<Html> {
  const found = await published.one('catalogue', 'catalogue');
  const rows = found && 'content' in found ? ((found.content as PublicContent<'catalogue'>).rows ?? []) : [];
  const held = rows.filter(({ code, withheld }) => codes.includes(code) && withheld !== '');
  if (held.length === 0) return nothingToSee;
  const t = partsText[lang];
  return html`<div class="withheld"><strong>${t.withheld}</strong><ul>${held.map(
    ({ title, titleEn, withheld, withheldEn, basis }) =>
      html`<li>${lang === 'zh' ? title : titleEn}${t.colon}${lang === 'zh' ? withheld : withheldEn} <span class="small">${t.basis}${t.colon}${chinese(lang, basis)}</span></li>`,
  )}</ul></div>`;
}

/** 410: it was public, and is not any more. */
export function gonePage(lang: Lang, { reason, publishedAt }: Gone): Page {
  const t = partsText[lang];
  return {
    title: t.goneTitle,
    status: 410,
    unlisted: true,
    body: html`<p>${t.gone.replace('{at}', cityMinute(publishedAt))}</p>${facts([[t.reason, chinese(lang, reason)]])}`,
  };
}

/** How fresh what is shown is, and that it was not changed since: version, day, digest. */
export function provenance(lang: Lang, { version, publishedAt, sha256 }: Snapshot): Html {
  const t = partsText[lang];
  return html`<p class="small">${t.provenance.replace('{version}', String(version)).replace('{at}', cityMinute(publishedAt))} <span title="SHA-256">${sha256.slice(0, 16)}</span></p>`;
}

export const nothingYet = (lang: Lang): Html => html`<p>${partsText[lang].nothingYet}</p>`;

export const link = (lang: Lang, path: string, words: Html | string): Html => html`<a href="${inLang(lang, path)}">${words}</a>`;

/** The newest first by one of their fields. */
export const newestBy = <C extends PublicClass>(
  all: readonly Snapshot<C>[],
  of: (content: PublicContent<C>) => string | undefined,
): Snapshot<C>[] => [...all].sort((a, b) => (of(b.content) ?? '').localeCompare(of(a.content) ?? '') || (a.key < b.key ? -1 : 1));
