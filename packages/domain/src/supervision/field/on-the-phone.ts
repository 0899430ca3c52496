import type { Properties, Submission } from './model.ts';
import { changes, type FieldVisit, fromProperties, toProperties } from './visit-properties.ts';

/** A visit as a phone holds it. */
export type PhoneVisit = {
  readonly id: string;
  readonly targetId: string;
  /** What is on the screen. */
  readonly draft: FieldVisit;
  /** As the last submission left it. */
  readonly told: Properties;
  /** As the phone counts; null before the first submission. */
  readonly version: number | null;
  readonly trunk: number | null;
  readonly branch: string | null;
};

export const newPhoneVisit = (id: string, targetId: string, draft: FieldVisit): PhoneVisit => ({
  ...{ id, targetId, draft, told: {}, version: null, trunk: null, branch: null },
});

/** What is on the screen and in no submission yet. */
export const untold = ({ draft, told }: PhoneVisit): Properties => changes(told, toProperties(draft));

export type Names = { readonly instanceId: string; readonly branch: string };
export type Telling = { readonly submission: Submission; readonly visit: PhoneVisit };

/** Puts what has changed into a submission that never changes again. Null when there is nothing to say. */
export function tell(visit: PhoneVisit, names: Names): Telling | null {
  const said = untold(visit);
  if (Object.keys(said).length === 0) return null;
  const told = toProperties(visit.draft);
  const common = { instanceId: names.instanceId, deprecates: null, recordId: visit.id, subject: visit.targetId, data: said };
  if (visit.version === null) {
    const submission: Submission = { ...common, action: 'create', base: null, trunk: null, branch: null };
    return { submission, visit: { ...visit, told, version: 1 } };
  }
  const branch = visit.branch ?? names.branch;
  const submission: Submission = { ...common, action: 'update', base: visit.version, trunk: visit.trunk, branch };
  return { submission, visit: { ...visit, told, branch, version: visit.version + 1 } };
}

/**
 * The server has everything and says its version. When it is the phone's own, nobody came between, and the next edit may begin a branch
 * there; else the branch goes on, so that the server sees what met.
 */
export const confirmed = (visit: PhoneVisit, version: number | null): PhoneVisit =>
  version !== null && version === visit.version ? { ...visit, trunk: version, branch: null } : visit;

export type Known = { readonly version: number; readonly properties: Properties };

/** A visit of the server's as the phone would have it; null when the phone cannot read it. */
export function fromServer(id: string, targetId: string, { version, properties }: Known): PhoneVisit | null {
  const read = fromProperties(properties);
  if ('problems' in read) return null;
  return { id, targetId, draft: read.visit, told: toProperties(read.visit), version, trunk: version, branch: null };
}

/** Takes over what the server has, unless there is something here that it has not. */
export function adopt(visit: PhoneVisit, known: Known): PhoneVisit {
  if (Object.keys(untold(visit)).length > 0) return visit;
  return fromServer(visit.id, visit.targetId, known) ?? visit;
}
