import { addressOf } from '../../addresses.ts';
import type { Published, Snapshot } from '../../published.ts';
import { titleOf } from '../../title-of.ts';
import { lightsChart } from '../chart.ts';
import type { Asked } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { Page } from '../layout.ts';
import { layoutText } from '../layout-text.ts';
import { onePage } from '../one-page.ts';
import { chinese, correctionNote, facts, lightMark, link, provenance, table, withheldNote } from '../parts.ts';
import { planText } from '../plan-text.ts';
import { inLang, type Lang } from '../words.ts';
import { planPagesText } from './plan-pages-text.ts';
import { sectionName } from './standing.ts';

/** 一项措施: its words, who answers for it, and how it stood month by month, as a picture and as a table. */
export const measurePage = (published: Published, asked: Asked): Promise<Page> =>
  onePage(published, 'measure', asked, async (measure) => {
    const { lang, place } = asked;
    const t = planPagesText[lang];
    const progress = await progressOf(published, measure.key);
    const { section } = measure.content;
    return {
      title: titleOf({ text: measure.content.text }, measure.key),
      description: measure.content.text ?? '',
      crumbs: [
        [layoutText[lang].plan, '/plan'],
        ...(section === undefined ? [] : ([[sectionName(section, t.unnamed), `/sections/${section.id}`]] as const)),
      ],
      body: html`${correctionNote(lang, measure)}${correctionNote(lang, progress)}
${about(lang, measure, progress)}
${promises(lang, measure)}
${units(lang, measure)}
<section><h2>${t.progress}</h2>${monthByMonth(lang, measure, progress)}</section>
${await withheldNote(lang, published, ['report_text', 'evidence'])}
${embedHow(lang, `${place.site}${inLang(lang, `/embed/measures/${measure.key}`)}`)}
${provenance(lang, measure)}`,
    };
  });

async function progressOf(published: Published, key: string): Promise<Snapshot<'progress'> | undefined> {
  const found = await published.one('progress', key);
  return found && 'content' in found ? found : undefined;
}

function about(lang: Lang, { content }: Snapshot<'measure'>, progress: Snapshot<'progress'> | undefined): Html {
  const t = planPagesText[lang];
  const now = progress?.content;
  const stands =
    now?.light === undefined
      ? null
      : html`${lightMark(lang, now.light)} ${now.state === undefined ? '' : planText[lang].states[now.state]} <span class="small">${t.whereOf.replace('{month}', now.asOf ?? '')}</span>`;
  return facts([
    [t.state, stands],
    [
      t.task,
      content.task?.title == null ? null : chinese(lang, [content.task.no, content.task.title].filter((part) => part !== null).join(' ')),
    ],
    [t.measure, chinese(lang, content.text)],
    [t.due, content.standing === true ? t.standingWork : (content.dueOn ?? null)],
    [t.deadline, content.deadline == null ? null : chinese(lang, content.deadline)],
    [t.source, content.plan === undefined ? null : chinese(lang, content.plan.title)],
  ]);
}

function promises(lang: Lang, { content }: Snapshot<'measure'>): Html {
  const all = content.promises ?? [];
  if (all.length === 0) return html``;
  return html`<section><h2>${planPagesText[lang].promised}</h2><ul>${all.map(
    ({ kind, phrase }) => html`<li>${planText[lang].promises[kind]}${lang === 'zh' ? '：' : ': '}${chinese(lang, phrase)}</li>`,
  )}</ul></section>`;
}

function units(lang: Lang, { content }: Snapshot<'measure'>): Html {
  const all = content.units ?? [];
  if (all.length === 0) return html``;
  return html`<section><h2>${planPagesText[lang].responsible}</h2>${facts(
    (['lead', 'responsible', 'support'] as const).map((role) => {
      const own = all.filter((unit) => unit.role === role);
      const names = own.map(
        ({ id, name }, i) => html`${i === 0 ? '' : lang === 'zh' ? '、' : ', '}${link(lang, `/units/${id}`, chinese(lang, name))}`,
      );
      return [planText[lang].roles[role], own.length === 0 ? null : html`${names}`] as const;
    }),
  )}</section>`;
}

function monthByMonth(lang: Lang, measure: Snapshot<'measure'>, progress: Snapshot<'progress'> | undefined): Html {
  const t = planPagesText[lang];
  const series = progress?.content.series ?? [];
  if (series.length === 0) return html`<p>${t.noProgress}</p>`;
  const caption = t.progressOf.replace('{measure}', titleOf({ text: measure.content.text }, measure.key));
  const picture = lightsChart(series, caption, planText[lang].lights);
  return html`${picture}${table(
    t.progress,
    [
      { title: t.month, cell: ({ month }) => link(lang, addressOf('month', month), month) },
      { title: t.light, cell: ({ light }) => lightMark(lang, light) },
      { title: t.state, cell: ({ state }) => planText[lang].states[state] },
      { title: t.lag, number: true, cell: ({ lag }) => lag ?? '—' },
    ],
    series,
  )}`;
}

/** The markup to copy. It is text: the portal itself has no frame. */
export function embedHow(lang: Lang, address: string): Html {
  const t = planPagesText[lang];
  const markup = `<iframe src="${address}" width="480" height="320" title="${layoutText[lang].site}" loading="lazy"></iframe>`;
  return html`<details><summary>${t.embed}</summary><p>${t.embedHow}</p><pre class="scroll" tabindex="0"><code>${markup}</code></pre></details>`;
}

/** 嵌入的一项措施. */
export const measureWidget = (published: Published, asked: Asked): Promise<Page> =>
  onePage(published, 'measure', asked, async (measure) => {
    const { lang, place } = asked;
    const progress = await progressOf(published, measure.key);
    const series = progress?.content.series ?? [];
    const title = titleOf({ text: measure.content.text }, measure.key);
    return {
      title,
      unlisted: true,
      body: html`${facts([
        [planPagesText[lang].light, progress?.content.light === undefined ? null : lightMark(lang, progress.content.light)],
        [planPagesText[lang].due, measure.content.dueOn ?? null],
      ])}${series.length === 0 ? html`<p>${planPagesText[lang].noProgress}</p>` : lightsChart(series, planPagesText[lang].progressOf.replace('{measure}', title), planText[lang].lights)}
<p><a href="${place.site}${inLang(lang, addressOf('measure', measure.key))}" target="_top">${layoutText[lang].site}</a></p>`,
    };
  });
