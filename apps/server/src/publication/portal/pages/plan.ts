import { addressOf } from '../../addresses.ts';
import type { Published, Snapshot } from '../../published.ts';
import { titleOf } from '../../title-of.ts';
import { type Asked, lostPage } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { Page } from '../layout.ts';
import { layoutText } from '../layout-text.ts';
import { onePage } from '../one-page.ts';
import { chinese, correctionNote, facts, lightMark, link, nothingYet, provenance, table } from '../parts.ts';
import { planText } from '../plan-text.ts';
import type { Lang } from '../words.ts';
import { planPagesText } from './plan-pages-text.ts';
import { lightsIn, type Measure, measuresIn, partsOf, type Section, sectionName } from './standing.ts';

/** 行动计划: its parts and sections, with how many measures stand where. */
export async function planPage(published: Published, { lang }: Asked): Promise<Page> {
  const t = planPagesText[lang];
  const plans = await published.all('plan');
  const measures = await measuresIn(published);
  const sections = new Map<string, Measure[]>();
  for (const one of measures) push(sections, one.measure.content.section?.id ?? '', one);
  return {
    title: layoutText[lang].plan,
    description: t.planLead.replace('{n}', String(measures.length)),
    body: html`<p class="lead">${t.planLead.replace('{n}', String(measures.length))}</p>${
      plans.length === 0 ? nothingYet(lang) : plans.map((plan) => oneplan(lang, plan, sections))
    }${await months(published, lang)}`,
  };
}

const push = (map: Map<string, Measure[]>, key: string, one: Measure) => map.set(key, [...(map.get(key) ?? []), one]);

function oneplan(lang: Lang, plan: Snapshot<'plan'>, sections: ReadonlyMap<string, readonly Measure[]>): Html {
  const t = planPagesText[lang];
  const { content } = plan;
  return html`<section><h2${lang === 'en' ? html` lang="zh-CN"` : ''}>${content.title}</h2>
${facts([[t.approvedBy, content.approvedBy === undefined ? null : chinese(lang, content.approvedBy)]])}${correctionNote(lang, plan)}
${partsOf(content).map((part) => html`<h3${lang === 'en' ? html` lang="zh-CN"` : ''}>${part.title}</h3>${sectionTable(lang, part.title, part.sections, sections)}`)}${provenance(lang, plan)}</section>`;
}

function sectionTable(lang: Lang, part: string, sections: readonly Section[], measures: ReadonlyMap<string, readonly Measure[]>): Html {
  const t = planPagesText[lang];
  const of = (section: Section) => measures.get(section.id) ?? [];
  const shown = sections.filter((section) => of(section).length > 0);
  const count = (section: Section, light: 'green' | 'yellow' | 'red') => lightsIn(of(section))[light];
  return table(
    part,
    [
      { title: t.section, cell: (section) => link(lang, `/sections/${section.id}`, chinese(lang, sectionName(section, t.unnamed))) },
      { title: t.tasks, number: true, cell: (section) => of(section).length },
      ...(['green', 'yellow', 'red'] as const).map((light) => ({
        title: planText[lang].lights[light],
        number: true,
        cell: (section: Section) => count(section, light),
      })),
    ],
    shown,
  );
}

async function months(published: Published, lang: Lang): Promise<Html> {
  const t = planPagesText[lang];
  const all = [...(await published.all('month'))].sort((a, b) => (a.key < b.key ? 1 : -1));
  if (all.length === 0) return html`<p>${t.noMonth}</p>`;
  return html`<section><h2>${t.months}</h2><ul>${all.map(({ key }) => html`<li>${link(lang, addressOf('month', key), key)}</li>`)}</ul></section>`;
}

/** 一节的全部措施. */
export async function sectionPage(published: Published, { lang, params }: Asked): Promise<Page> {
  const t = planPagesText[lang];
  const own = (await measuresIn(published)).filter(({ measure }) => measure.content.section?.id === params.key);
  const first = own[0]?.measure.content;
  if (first?.section === undefined) return lostPage(lang);
  return {
    title: sectionName(first.section, t.unnamed),
    description: t.sectionLead.replace('{n}', String(own.length)),
    crumbs: [[layoutText[lang].plan, '/plan']],
    body: html`<p class="lead">${chinese(lang, first.plan?.title)} · ${t.sectionLead.replace('{n}', String(own.length))}</p>${measureList(lang, own)}`,
  };
}

/** Measures one under the other: readable on a telephone, and by somebody who hears them. */
export function measureList(lang: Lang, measures: readonly Measure[]): Html {
  const t = planPagesText[lang];
  return html`<ol class="measures">${measures.map(({ measure: { key, content }, progress }) => {
    const leads = (content.units ?? []).filter(({ role }) => role === 'lead').map(({ name }) => name);
    return html`<li><p>${link(lang, addressOf('measure', key), chinese(lang, titleOf({ text: content.text }, key)))}</p><p class="small">${
      progress?.content.light === undefined ? '' : html`${lightMark(lang, progress.content.light)} · `
    }${content.standing === true ? t.standingWork : (content.dueOn ?? content.deadline ?? '')}${leads.length === 0 ? '' : html` · ${chinese(lang, leads.join('、'))}`}</p></li>`;
  })}</ol>`;
}

/** 一个封存月份. */
export const monthPage = (published: Published, asked: Asked): Promise<Page> =>
  onePage(published, 'month', asked, (found) => {
    const { lang } = asked;
    const t = planPagesText[lang];
    const n = found.content.lights;
    const cards = n === undefined ? '' : lights.map((light) => html`<li><b>${n[light]}</b>${lightMark(lang, light)}</li>`);
    return {
      title: t.monthTitle.replace('{month}', found.key),
      crumbs: [[layoutText[lang].plan, '/plan']],
      body: html`${correctionNote(lang, found)}<ul class="cards">${cards}</ul>${reports(lang, found)}${provenance(lang, found)}`,
    };
  });

const lights = ['green', 'yellow', 'red', 'none'] as const;

function reports(lang: Lang, { content }: Snapshot<'month'>): Html {
  const t = planPagesText[lang];
  return table(
    t.reports,
    [
      { title: t.unit, cell: ({ unit }) => link(lang, `/units/${unit.id}`, chinese(lang, unit.name)) },
      { title: t.expected, number: true, cell: ({ expected }) => expected },
      { title: t.onTime, number: true, cell: ({ onTime }) => onTime },
      { title: t.late, number: true, cell: ({ late }) => late },
      { title: t.missing, number: true, cell: ({ missing }) => missing },
    ],
    content.units ?? [],
  );
}
