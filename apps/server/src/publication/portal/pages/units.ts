import type { Published } from '../../published.ts';
import { sharesBar } from '../chart.ts';
import { type Asked, lostPage } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { Page } from '../layout.ts';
import { layoutText } from '../layout-text.ts';
import { chinese, lightMark, link, nothingYet, table } from '../parts.ts';
import { planText } from '../plan-text.ts';
import { inLang, type Lang } from '../words.ts';
import { embedHow } from './measure.ts';
import { measureList } from './plan.ts';
import { planPagesText } from './plan-pages-text.ts';
import { isDistrict, measuresIn, type UnitStanding, unitsIn } from './standing.ts';

/** 责任单位: districts first, then bureaus and others. */
export async function unitsPage(published: Published, { lang }: Asked): Promise<Page> {
  const t = planPagesText[lang];
  const units = unitsIn(await measuresIn(published));
  const body = (caption: string, own: readonly UnitStanding[]) =>
    own.length === 0 ? '' : html`<section><h2>${caption}</h2>${unitTable(lang, caption, own)}</section>`;
  return {
    title: t.unitsTitle,
    body:
      units.length === 0
        ? nothingYet(lang)
        : html`${body(t.districts, units.filter(isDistrict))}${body(
            t.bodies,
            units.filter((unit) => !isDistrict(unit)),
          )}`,
  };
}

function unitTable(lang: Lang, caption: string, units: readonly UnitStanding[]): Html {
  const t = planPagesText[lang];
  const kinds: Readonly<Record<string, string>> = planText[lang].kinds;
  return table(
    caption,
    [
      { title: t.unit, cell: ({ id, name }) => link(lang, `/units/${id}`, chinese(lang, name)) },
      { title: t.kind, cell: ({ kind }) => kinds[kind] ?? kind },
      { title: t.leads, number: true, cell: ({ lead }) => lead },
      { title: t.all, number: true, cell: ({ all }) => all.length },
      ...(['green', 'yellow', 'red'] as const).map((light) => ({
        title: planText[lang].lights[light],
        number: true,
        cell: ({ lights }: UnitStanding) => lights[light],
      })),
    ],
    units,
  );
}

/** 一个单位: what it answers for and how that stands. */
export async function unitPage(published: Published, { lang, params, place }: Asked): Promise<Page> {
  const t = planPagesText[lang];
  const unit = unitsIn(await measuresIn(published)).find(({ id }) => id === params.key);
  if (unit === undefined) return lostPage(lang);
  return {
    title: unit.name,
    crumbs: [[t.unitsTitle, '/units']],
    body: html`<p class="lead">${leadWords(lang, unit)}</p>${lightsOf(lang, unit)}
<section><h2>${t.tasks}</h2>${measureList(lang, unit.all)}</section>${embedHow(lang, `${place.site}${inLang(lang, `/embed/units/${unit.id}`)}`)}`,
  };
}

const leadWords = (lang: Lang, { all, lead }: UnitStanding): string =>
  planPagesText[lang].unitLead.replace('{n}', String(all.length)).replace('{lead}', String(lead));

function lightsOf(lang: Lang, { lights }: UnitStanding): Html {
  const t = planPagesText[lang];
  const known = (['green', 'yellow', 'red', 'none'] as const).map((light) => ({ light, n: lights[light] }));
  if (known.every(({ n }) => n === 0)) return html`<p>${t.noMonth}</p>`;
  return html`<ul class="cards">${known.map(({ light, n }) => html`<li><b>${n}</b>${lightMark(lang, light)}</li>`)}</ul>${sharesBar(known, t.standingShare)}`;
}

/** 嵌入的一个单位. */
export async function unitWidget(published: Published, { lang, params, place }: Asked): Promise<Page> {
  const unit = unitsIn(await measuresIn(published)).find(({ id }) => id === params.key);
  if (unit === undefined) return lostPage(lang);
  return {
    title: unit.name,
    unlisted: true,
    body: html`<p>${leadWords(lang, unit)}</p>${lightsOf(lang, unit)}
<p><a href="${place.site}${inLang(lang, `/units/${unit.id}`)}" target="_top">${layoutText[lang].site}</a></p>`,
  };
}
