import type { NameOfSubject } from '@gongjian/contract/audit';
import type { Db } from '../db.ts';
import type { EventRow } from './search-events.ts';

/**
 * Says which of these ids a room knows, and what a person calls them. The trail knows no room: whoever puts the program together
 * hands it the rooms' namers.
 */
export type NameSubjects = (db: Db, ids: readonly string[]) => Promise<readonly NamedSubject[]>;
export type NamedSubject = NameOfSubject & { readonly id: string };

/** An event names few things; one that carries a whole list of them is read without names beyond this. */
const MOST_OF_EVENT = 60;
const LONGEST_ID = 80;

/** The names of whatever the events speak of, by the ids they use. */
export async function namesIn(db: Db, namers: readonly NameSubjects[], rows: readonly EventRow[]): Promise<Record<string, NameOfSubject>> {
  return namesOf(db, namers, [...new Set(rows.flatMap(idsIn))]);
}

/** Also of what the named things belong to, such as the measure of a promise. */
export async function namesOf(db: Db, namers: readonly NameSubjects[], ids: readonly string[]): Promise<Record<string, NameOfSubject>> {
  const names: Record<string, NameOfSubject> = {};
  const ask = async (wanted: readonly string[]): Promise<void> => {
    for (const name of namers) for (const { id, ...named } of await name(db, wanted)) names[id] ??= named;
  };
  await ask(ids);
  const owners = Object.values(names).flatMap(({ of }) => (of === null || names[of] ? [] : [of]));
  if (owners.length > 0) await ask(uuidsAmong(owners));
  return names;
}

const idsIn = (row: EventRow): string[] => [row.actor.id, bare(row.subject), ...leaves(row.payload).slice(0, MOST_OF_EVENT)];

/** `unit:110105` speaks of the unit 110105. */
const bare = (subject: string): string => subject.slice(subject.indexOf(':') + 1);

function leaves(value: unknown): string[] {
  if (typeof value === 'string') return value.length <= LONGEST_ID && /^[\w.-]+(\/\d+)?$/.test(value) ? [value.replace(/\/\d+$/, '')] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [];
}

/** Which of the ids are such as the database gives: asking a uuid column for another text is a fault. */
export const uuidsAmong = (ids: readonly string[]): string[] =>
  ids.filter((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(id));

/** What an event is about; a record nobody may name, such as a unit's draft, is called by the measure it is for. */
export function subjectOf(
  row: Pick<EventRow, 'subject' | 'payload'>,
  names: Readonly<Record<string, NameOfSubject>>,
): NameOfSubject | undefined {
  const { measureId } = row.payload as { readonly measureId?: unknown };
  return names[bare(row.subject)] ?? (typeof measureId === 'string' ? names[measureId] : undefined);
}
