import type { Conflict, Properties, Submission, Version } from './model.ts';

/** The subject is compared like any other property. */
const everything = ({ data, subject }: { readonly data: Properties; readonly subject: string | null }): Properties =>
  subject === null ? data : { ...data, subject };

/** What the submission says otherwise than somebody else who wrote after its base. */
export function conflictingWith(submission: Submission, base: Version, current: Version): string[] {
  const said = everything(submission);
  const before = everything(base);
  const now = everything(current);
  return Object.keys(said).filter((name) => name in now && now[name] !== before[name] && said[name] !== now[name]);
}

/** A create that comes late may differ in anything that has been said meanwhile. */
export function conflictingWithLate(submission: Submission, current: Version): string[] {
  const said = everything(submission);
  const now = everything(current);
  return Object.keys(said).filter((name) => name in now && said[name] !== now[name]);
}

type Unjudged = Omit<Version, 'conflict'>;

export function conflictOf(fresh: Unjudged, earlier: readonly Version[]): Conflict | null {
  if (fresh.base === null) return null;
  const apart = fresh.version !== fresh.base + 1 || fresh.lateCreate || isCutOff(fresh, earlier);
  if (!apart) return null;
  return fresh.conflicting.length > 0 ? 'hard' : 'soft';
}

/** True when something from outside the branch stands between the branch's trunk and the base of the new version. */
function isCutOff(fresh: Unjudged, earlier: readonly Version[]): boolean {
  if (fresh.branch === null || fresh.base === null) return false;
  const [first, ...later] = [...earlier.filter(({ branch }) => branch === fresh.branch), fresh];
  let whole = first === undefined ? 0 : firstWhole(first);
  for (const { base, version } of later) if (base === whole && version === base + 1) whole = version;
  return whole < fresh.base;
}

/** The last version up to which a branch is one with its trunk, after its first edit. */
function firstWhole({ version, trunk }: Unjudged): number {
  if (trunk !== null) return version === trunk + 1 ? version : 0;
  return version === 2 ? 2 : 1;
}

/** Hard stays hard until somebody resolves it. */
export const worse = (one: Conflict | null, other: Conflict | null): Conflict | null =>
  one === 'hard' || other === 'hard' ? 'hard' : (one ?? other);
