import type { UnitMention } from './draft.ts';
import { type ReviewDocument, ROLES, type Role } from './review.ts';
import { measuresOf } from './review-find.ts';

/** A unit as far as a plan must know it. */
export type UnitRef = { readonly id: string; readonly name: string; readonly kind: string };

/** What a name stands for. An open group (相关区政府) is known to be a group, but nobody can say by rule which units are meant. */
export type KnownName =
  | { readonly how: 'unit' | 'alias' | 'group'; readonly units: readonly UnitRef[] }
  | { readonly how: 'openGroup'; readonly units: readonly UnitRef[] };

export type UnitDirectory = {
  readonly lookup: (name: string) => KnownName | null;
  readonly suggest: (name: string) => readonly { readonly unit: UnitRef; readonly score: number }[];
  /** For an open group: the kinds of units a person chooses among. */
  readonly among: (name: string) => readonly string[];
  readonly unit: (id: string) => UnitRef | undefined;
};

/** What a person decided about a question; the newest stands. */
export type Decision = {
  readonly decision: 'answer' | 'defer' | 'reopen';
  readonly answer: string | null;
  readonly units: readonly string[] | null;
  readonly reason: string | null;
  readonly by: { readonly id: string; readonly name: string };
  readonly at: string;
};
export type Decisions = ReadonlyMap<string, Decision>;

export type Resolution = {
  readonly key: string;
  readonly phrase: string;
  readonly how: 'unit' | 'alias' | 'group' | 'decided' | 'deferred' | 'open';
  readonly units: readonly UnitRef[];
  readonly question: string | null;
};

/** A printed name that needs a person, and every measure that prints it. */
export type Unresolved = {
  readonly question: string;
  readonly kind: 'unit' | 'group';
  readonly phrase: string;
  readonly role: Role;
  readonly measures: string[];
};

/** An unknown name means the same everywhere; an open group may mean other units in each measure. */
export const groupKey = (measure: string, role: Role, phrase: string): string => `${measure}/${role}/${phrase}`;

/** Finds, for every printed unit of a draft, what it stands for. */
export class UnitResolver {
  private readonly found = new Map<string, Resolution>();
  private readonly asked = new Map<string, Unresolved>();

  constructor(
    private readonly directory: UnitDirectory,
    private readonly decisions: Decisions,
  ) {}

  read(document: ReviewDocument): { readonly resolutions: readonly Resolution[]; readonly unresolved: readonly Unresolved[] } {
    for (const measure of measuresOf(document)) {
      for (const role of ROLES) for (const mention of measure[role]) this.resolve(measure.id, role, mention);
    }
    return { resolutions: [...this.found.values()], unresolved: [...this.asked.values()] };
  }

  resolve(measure: string, role: Role, mention: UnitMention): Resolution {
    const known = this.directory.lookup(mention.unit) ?? this.directory.lookup(mention.text);
    if (known && known.how !== 'openGroup')
      return this.remember({ key: mention.unit, phrase: mention.text, how: known.how, units: known.units, question: null });
    const open = known?.how === 'openGroup' || mention.group;
    const key = open ? groupKey(measure, role, mention.unit) : mention.unit;
    const question = `${open ? 'group' : 'unit'}:${key}`;
    this.ask({ question, kind: open ? 'group' : 'unit', phrase: mention.unit, role, measures: [measure] });
    return this.remember({ key, phrase: mention.text, question, ...this.decided(question) });
  }

  private decided(question: string): Pick<Resolution, 'how' | 'units'> {
    const decision = this.decisions.get(question);
    if (decision?.decision === 'defer') return { how: 'deferred', units: [] };
    if (decision?.decision !== 'answer' || decision.units === null) return { how: 'open', units: [] };
    return { how: 'decided', units: decision.units.flatMap((id) => this.directory.unit(id) ?? []) };
  }

  private remember(resolution: Resolution): Resolution {
    const known = this.found.get(resolution.key);
    if (known) return known;
    this.found.set(resolution.key, resolution);
    return resolution;
  }

  private ask(unresolved: Unresolved): void {
    const known = this.asked.get(unresolved.question);
    if (!known) this.asked.set(unresolved.question, unresolved);
    else if (!known.measures.includes(unresolved.measures[0] as string)) known.measures.push(...unresolved.measures);
  }
}
