import type { Problem } from '@gongjian/domain/kernel/problem';
import { type Feedback, LEAST_TEXT, LIMITS } from '@gongjian/domain/publication/feedback-form';
import type { Topic } from './feedback-desk.ts';
import { feedbackWords, fieldFaults, formFaults } from './feedback-words.ts';
import { type Html, html, nothingToSee } from './portal/html.ts';
import type { Page } from './portal/layout.ts';
import { inLang, type Lang } from './portal/words.ts';

/** The field nobody sees and nobody fills in, but for programs that fill in everything. */
export const TRAP = 'website';
export const TOKEN = 'form';

export type FormFault = keyof (typeof formFaults)['zh'];
export type FieldProblem = Problem<keyof (typeof fieldFaults)['zh']>;
export type ShownForm = {
  readonly token: string;
  readonly typed: Feedback;
  readonly topics: readonly Topic[];
  readonly problems: readonly FieldProblem[];
  /** Why the whole was not taken, with the numbers its words speak of. */
  readonly fault?: { readonly code: FormFault; readonly seconds?: number };
  /** A photo had been chosen, and the browser has forgotten it. */
  readonly photoLost: boolean;
};

export const untyped: Feedback = { topic: '', text: '', place: '', name: '', contact: '' };

/** The form as it is first shown, and as it comes back with what was wrong beside each field. */
export function formPage(lang: Lang, form: ShownForm): Page {
  const t = feedbackWords[lang];
  return {
    title: t.title,
    unlisted: form.problems.length > 0 || form.fault !== undefined,
    description: t.lead,
    body: html`<p class="lead">${t.lead}</p>
<p class="note">${t.emergency}</p>
<p><a href="${inLang(lang, '/feedback/follow')}">${t.follow}</a></p>
${faultOf(lang, form)}${summaryOf(lang, form)}
<form method="post" action="${inLang(lang, '/feedback')}" enctype="multipart/form-data" novalidate>
<input type="hidden" name="${TOKEN}" value="${form.token}">
${topicField(lang, form)}
${textField(lang, form)}
${lineField(lang, form, 'place', t.placeHint)}
${photoField(lang, form)}
<fieldset><legend>${t.who}</legend><p class="small" id="who-hint">${t.whoHint}</p>
${lineField(lang, form, 'name', undefined, 'name')}
${lineField(lang, form, 'contact', undefined, 'tel')}
</fieldset>
${trapField(lang, form)}
<p><button>${t.send}</button></p>
</form>`,
  };
}

type Field = keyof Feedback | 'photo' | typeof TRAP;
const problemsAt = ({ problems }: ShownForm, field: Field) => problems.filter(({ at }) => at[0] === field);

export function faultWords(lang: Lang, { code, seconds = 0 }: { readonly code: FormFault; readonly seconds?: number }): string {
  return formFaults[lang][code].replace('{seconds}', String(seconds)).replace('{minutes}', String(Math.max(1, Math.ceil(seconds / 60))));
}

const faultOf = (lang: Lang, { fault }: ShownForm): Html =>
  fault === undefined ? nothingToSee : html`<p class="note" role="alert">${faultWords(lang, fault)}</p>`;

/** All that is wrong, first, each a link to its field. */
function summaryOf(lang: Lang, form: ShownForm): Html {
  if (form.problems.length === 0) return nothingToSee;
  const said = form.problems.map((problem) => html`<li><a href="#${String(problem.at[0])}">${problemWords(lang, problem)}</a></li>`);
  return html`<div class="note" role="alert" tabindex="-1"><p>${feedbackWords[lang].errors.replace('{n}', String(said.length))}</p><ul>${said}</ul></div>`;
}

const problemWords = (lang: Lang, { code, at }: FieldProblem): string =>
  fieldFaults[lang][code].replace('{most}', String(LIMITS[at[0] as keyof Feedback] ?? ''));

/** The problem under its field, and the words that tie the two together for whoever listens. */
function beside(lang: Lang, form: ShownForm, field: Field, hint?: string): { readonly words: Html; readonly marks: Html } {
  const wrong = problemsAt(form, field);
  const ids = [...(hint === undefined ? [] : [`${field}-hint`]), ...(wrong.length === 0 ? [] : [`${field}-wrong`])];
  return {
    words: html`${hint === undefined ? '' : html`<span class="small" id="${field}-hint">${hint}</span>`}${wrong.length === 0 ? '' : html`<strong class="wrong" id="${field}-wrong">${wrong.map((one) => problemWords(lang, one)).join(' ')}</strong>`}`,
    marks: html`${ids.length === 0 ? '' : html` aria-describedby="${ids.join(' ')}"`}${wrong.length === 0 ? '' : html` aria-invalid="true"`}`,
  };
}

function topicField(lang: Lang, form: ShownForm): Html {
  const t = feedbackWords[lang];
  const { words, marks } = beside(lang, form, 'topic');
  return html`<label for="topic">${t.topic}</label>${words}
<select id="topic" name="topic" required${marks}><option value=""></option>${form.topics.map(
    (topic) => html`<option value="${topic.zh}"${topic.zh === form.typed.topic ? html` selected` : ''}>${topic[lang]}</option>`,
  )}</select>`;
}

function textField(lang: Lang, form: ShownForm): Html {
  const t = feedbackWords[lang];
  const hint = t.textHint.replace('{least}', String(LEAST_TEXT)).replace('{most}', String(LIMITS.text));
  const { words, marks } = beside(lang, form, 'text', hint);
  // The line break after the tag is the one a browser leaves out; a text may begin with another.
  return html`<label for="text">${t.text}</label>${words}
<textarea id="text" name="text" rows="8" required maxlength="${LIMITS.text * 2}"${marks}>
${form.typed.text}</textarea>`;
}

function lineField(lang: Lang, form: ShownForm, field: 'place' | 'name' | 'contact', hint?: string, autocomplete?: string): Html {
  const { words, marks } = beside(lang, form, field, hint);
  const fills = autocomplete === undefined ? nothingToSee : html` autocomplete="${autocomplete}"`;
  return html`<label for="${field}">${feedbackWords[lang][field]}</label>${words}
<input class="wide" id="${field}" name="${field}" value="${form.typed[field]}" maxlength="${LIMITS[field] * 2}"${fills}${marks}>`;
}

function photoField(lang: Lang, form: ShownForm): Html {
  const t = feedbackWords[lang];
  const { words, marks } = beside(lang, form, 'photo', form.photoLost ? `${t.photoHint} ${t.photoAgain}` : t.photoHint);
  return html`<label for="photo">${t.photo}</label>${words}
<input id="photo" name="photo" type="file" accept="image/jpeg,image/png"${marks}>`;
}

/** Out of sight and out of the way of the keyboard; whoever filled it in all the same sees it and is told. */
function trapField(lang: Lang, form: ShownForm): Html {
  const { words, marks } = beside(lang, form, TRAP);
  const shown = problemsAt(form, TRAP).length > 0;
  return html`<div${shown ? '' : html` class="hidden" aria-hidden="true"`}><label for="${TRAP}">${feedbackWords[lang].trap}</label>${words}
<input id="${TRAP}" name="${TRAP}" value="" autocomplete="off"${shown ? '' : html` tabindex="-1"`}${marks}></div>`;
}
