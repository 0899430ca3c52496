import type { AuditEvent, NameOfSubject } from '@gongjian/contract/audit';
import type { Permission } from '@gongjian/contract/permissions';
import type { Language } from '../ui/language.ts';
import { bareId } from './bare-id.ts';
import { subjectText } from './subject-text.ts';
import { auditText } from './text.ts';
import type { Names } from './value-text.ts';

/** What an event is about, as it is shown: words, and the screen of the record where there is one. */
export type Subject = { readonly words: string; readonly kind: string | null; readonly link: SubjectLink | null };
export type SubjectLink = { readonly to: string; readonly search?: Readonly<Record<string, string>>; readonly needs: Permission };

type Kind = NameOfSubject['kind'];
type Linked = (id: string, named: NameOfSubject) => SubjectLink | null;

const measure = (id: string | null): SubjectLink | null => (id === null ? null : { to: `/measures/${id}`, needs: 'tasks.read' });

const links: Partial<Record<Kind, Linked>> = {
  person: (id) => ({ to: `/people/${id}`, needs: 'people.read' }),
  unit: (id) => ({ to: '/org', search: { unit: id }, needs: 'org.read' }),
  group: () => ({ to: '/org', search: { view: 'groups' }, needs: 'org.read' }),
  programme: (id) => ({ to: `/plans/${id}`, needs: 'plan.read' }),
  plan: (_, { of }) => (of === null ? null : { to: `/plans/${of}`, needs: 'plan.read' }),
  import: (id) => ({ to: `/imports/${id}`, needs: 'plan.import' }),
  measure: (id) => measure(id),
  promise: (_, { of }) => measure(of),
  phrase: (_, { of }) => measure(of),
  indicator: (id) => ({ to: `/indicators/${id}`, needs: 'tasks.read' }),
  report: (id) => ({ to: `/reports/${id}`, needs: 'tasks.read' }),
  bulletin: (id) => ({ to: `/bulletins/${id}`, needs: 'tasks.read' }),
  case: (id) => ({ to: `/cases/${id}`, needs: 'cases.read' }),
  campaign: (id) => ({ to: `/supervision/campaigns/${id}`, needs: 'supervision.read' }),
  visit: (id) => ({ to: `/supervision/visits/${id}`, needs: 'supervision.read' }),
  assessment: (id) => ({ to: `/assessment/${id}`, needs: 'assessment.read' }),
};

export function subjectOf(event: AuditEvent, names: Names, language: Language): Subject {
  const id = bareId(event.subject);
  const named = names[id];
  if (named)
    return {
      words: wordsOf(named, names, language),
      kind: subjectText[language].kinds[named.kind],
      link: links[named.kind]?.(id, named) ?? null,
    };
  const about = measureOf(event, names);
  if (about) return { words: about.named.name, kind: subjectText[language].kinds.measure, link: measure(about.id) };
  return { ...unnamed(event.subject, language), link: unnamedLinks[prefixOf(event.subject)]?.(id) ?? null };
}

/** A report is known by the measure it tells about. */
function wordsOf(named: NameOfSubject, names: Names, language: Language): string {
  const text = auditText[language];
  const owner = named.of === null ? undefined : names[named.of];
  if (named.kind === 'report') return text.reportOf(named.name, owner?.name ?? '');
  if (named.kind === 'bulletin') return text.bulletinOf(named.name);
  return named.name;
}

/** The record of a unit's draft has no name for others; it is called by the measure it is for. */
function measureOf({ payload }: AuditEvent, names: Names): { id: string; named: NameOfSubject } | null {
  const { measureId } = (payload ?? {}) as { readonly measureId?: unknown };
  const named = typeof measureId === 'string' ? names[measureId] : undefined;
  return named && typeof measureId === 'string' ? { id: measureId, named } : null;
}

const prefixOf = (subject: string): string => (subject.includes(':') ? subject.slice(0, subject.indexOf(':')) : '');

const unnamedLinks: Readonly<Record<string, (id: string) => SubjectLink>> = {
  month: (id) => ({ to: '/board', search: { month: id }, needs: 'tasks.manage' }),
  notice: (id) => ({ to: '/calendar', search: { year: id }, needs: 'calendar.read' }),
};

function unnamed(subject: string, language: Language): { words: string; kind: string | null } {
  const text = subjectText[language];
  const prefixed = (text.prefixes as Readonly<Record<string, (id: string) => string>>)[prefixOf(subject)];
  if (prefixed) return { words: prefixed(bareId(subject)), kind: null };
  return { words: (text.places as Readonly<Record<string, string>>)[subject] ?? subject, kind: null };
}
