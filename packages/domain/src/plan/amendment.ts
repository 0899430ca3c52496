import { sameWords, timelessTitle } from './amendment-likeness.ts';
import { type Match, type Matching, matchMeasures } from './amendment-match.ts';
import { type TextChange, textChanges } from './amendment-text.ts';
import type { Deadline, UnitMention } from './draft.ts';
import type { ReviewDocument, ReviewMeasure, ReviewPlan, ReviewSection, ReviewTask } from './review.ts';
import { type PlacedMeasure, placedMeasures } from './review-find.ts';

/** 调整: what one version of a plan says other than another, measure by measure. */
export type Difference = {
  readonly summary: { readonly same: number; readonly changed: number; readonly new: number; readonly gone: number };
  readonly items: readonly DifferenceItem[];
};
export type DifferenceItem = {
  readonly kind: 'same' | 'changed' | 'new' | 'gone';
  readonly before: Side | null;
  readonly after: Side | null;
  readonly likeness: number;
  readonly changes: readonly FieldChange[];
  readonly text: readonly TextChange[];
};
export type FieldChange = { readonly field: DifferenceField; readonly before: string; readonly after: string };
export type DifferenceField =
  | 'plan'
  | 'section'
  | 'task'
  | 'text'
  | 'deadline'
  | 'lead'
  | 'responsible'
  | 'support'
  | 'targets'
  | 'deliverables'
  | 'duties';

/** One measure as a reader sees it beside another. */
export type Side = {
  readonly id: string;
  readonly plan: string | null;
  readonly section: string | null;
  readonly task: string | null;
  readonly no: string | null;
  readonly ordinal: number;
  readonly text: string;
  readonly deadline: string | null;
  readonly lead: readonly string[];
  readonly responsible: readonly string[];
  readonly support: readonly string[];
};

/** Compares two documents in the order of the later one; what is gone stands where it was. */
export function compare(before: ReviewDocument, after: ReviewDocument): Difference {
  const { matches, gone } = matchMeasures(before, after);
  const byAfter = new Map(matches.map((match) => [match.after.measure.id, match] as const));
  const later = placedMeasures(after).map((placed) => {
    const match = byAfter.get(placed.measure.id);
    return match ? changedItem(match) : newItem(placed);
  });
  const items = withGone(later, gone, before);
  const count = (kind: DifferenceItem['kind']) => items.filter((item) => item.kind === kind).length;
  return { summary: { same: count('same'), changed: count('changed'), new: count('new'), gone: count('gone') }, items };
}

const newItem = (placed: PlacedMeasure): DifferenceItem => ({
  kind: 'new',
  before: null,
  after: sideOf(placed),
  likeness: 0,
  changes: [],
  text: [],
});
const goneItem = (placed: PlacedMeasure): DifferenceItem => ({
  kind: 'gone',
  before: sideOf(placed),
  after: null,
  likeness: 0,
  changes: [],
  text: [],
});

function changedItem({ before, after, likeness }: Match): DifferenceItem {
  const changes = fieldChanges(before, after);
  const text = changes.some(({ field }) => field === 'text') ? textChanges(before.measure.text, after.measure.text) : [];
  return { kind: changes.length === 0 ? 'same' : 'changed', before: sideOf(before), after: sideOf(after), likeness, changes, text };
}

const sideOf = ({ plan, section, task, measure }: PlacedMeasure): Side => ({
  id: measure.id,
  plan: plan.title,
  section: section.title,
  task: task.title,
  no: task.no,
  ordinal: measure.ordinal,
  text: measure.text,
  deadline: deadlineText(measure.deadline),
  lead: unitNames(measure.lead),
  responsible: unitNames(measure.responsible),
  support: unitNames(measure.support),
});

/** Puts each measure that is gone behind the one it used to follow. */
function withGone(later: readonly DifferenceItem[], gone: readonly PlacedMeasure[], before: ReviewDocument): DifferenceItem[] {
  const goneIds = new Set(gone.map(({ measure }) => measure.id));
  const behind = new Map<string | null, DifferenceItem[]>();
  let previous: string | null = null;
  for (const placed of placedMeasures(before)) {
    if (!goneIds.has(placed.measure.id)) previous = placed.measure.id;
    else behind.set(previous, [...(behind.get(previous) ?? []), goneItem(placed)]);
  }
  return [...(behind.get(null) ?? []), ...later.flatMap((item) => [item, ...(behind.get(item.before?.id ?? '') ?? [])])];
}

type Reader = (placed: PlacedMeasure) => string;
const joinedPhrases = (list: readonly { readonly phrase: string }[]): string => list.map(({ phrase }) => phrase).join('；');

/** How each field reads; two readings that mean the same are no change. */
const fields: Record<DifferenceField, Reader> = {
  plan: ({ plan }) => plan.title ?? '',
  section: ({ section }) => section.title ?? '',
  task: ({ task }) => task.title ?? '',
  text: ({ measure }) => measure.text,
  deadline: ({ measure }) => deadlineText(measure.deadline) ?? '',
  lead: ({ measure }) => unitNames(measure.lead).join('、'),
  responsible: ({ measure }) => unitNames(measure.responsible).join('、'),
  support: ({ measure }) => unitNames(measure.support).join('、'),
  targets: ({ measure }) => joinedPhrases(measure.targets),
  deliverables: ({ measure }) => joinedPhrases(measure.deliverables),
  duties: ({ measure }) => joinedPhrases(measure.duties),
};

function fieldChanges(before: PlacedMeasure, after: PlacedMeasure): FieldChange[] {
  return (Object.keys(fields) as DifferenceField[]).flatMap((field) => {
    const [was, is] = [fields[field](before), fields[field](after)];
    const meaning = field === 'plan' ? timelessTitle : sameWords;
    if (meaning(was) === meaning(is) || onlyTheYearMoved(was, is, before.plan.year, after.plan.year)) return [];
    return [{ field, before: was, after: is }];
  });
}

/** 年底前 of one year's plan and of the next is the same asked again: what moved with the year of the plan itself is no change. */
function onlyTheYearMoved(was: string, is: string, from: number | null, to: number | null): boolean {
  if (from === null || to === null || from === to) return false;
  return sameWords(ownYear(was, from)) === sameWords(ownYear(is, to));
}

const ownYear = (text: string, year: number): string => text.replaceAll(String(year), '本年');

const unitNames = (mentions: readonly UnitMention[]): string[] => mentions.map(({ text }) => text);

/** As printed, with the dates it means: an amendment within a year may move them under the same words. */
export function deadlineText({ text, on, from, to, milestones }: Deadline): string | null {
  const dates = [on ?? (from && to ? `${from}至${to}` : null), ...milestones.map((m) => `${m.on}${m.what}`)].filter(
    (part) => part !== null,
  );
  if (text === null) return dates.length === 0 ? null : dates.join('；');
  return dates.length === 0 ? text : `${text}（${dates.join('；')}）`;
}

/** A newly read document that adjusts a published one: says of everything in it which published record it continues. */
export function continueFrom(published: ReviewDocument, draft: ReviewDocument): ReviewDocument {
  const matching = matchMeasures(published, draft);
  const parents = new Parents(matching);
  const measures = new Map(matching.matches.map(({ before, after }) => [after.measure.id, before.measure.id] as const));
  return {
    ...draft,
    plans: draft.plans.map((plan) => ({
      ...plan,
      was: parents.of('plan', plan),
      sections: plan.sections.map((section) => ({
        ...section,
        was: parents.of('section', section),
        tasks: section.tasks.map((task) => ({
          ...task,
          was: parents.of('task', task),
          measures: task.measures.map((measure): ReviewMeasure => ({ ...measure, was: measures.get(measure.id) ?? null })),
        })),
      })),
    })),
  };
}

/** A task, section or plan continues the one most of its measures came from; each is continued once, the fullest first. */
class Parents {
  private readonly chosen = new Map<string, string>();

  constructor({ matches }: Matching) {
    for (const level of ['plan', 'section', 'task'] as const) this.choose(level, matches);
  }

  of(level: 'plan' | 'section' | 'task', { id }: ReviewPlan | ReviewSection | ReviewTask): string | null {
    return this.chosen.get(`${level}:${id}`) ?? null;
  }

  private choose(level: 'plan' | 'section' | 'task', matches: readonly Match[]): void {
    const votes = new Map<string, { to: string; from: string; n: number }>();
    for (const { before, after } of matches) {
      const key = `${after[level].id}|${before[level].id}`;
      const vote = votes.get(key) ?? { to: after[level].id, from: before[level].id, n: 0 };
      votes.set(key, { ...vote, n: vote.n + 1 });
    }
    const taken = new Set<string>();
    for (const { to, from } of [...votes.values()].sort((a, b) => b.n - a.n)) {
      if (this.chosen.has(`${level}:${to}`) || taken.has(from)) continue;
      this.chosen.set(`${level}:${to}`, from);
      taken.add(from);
    }
  }
}
