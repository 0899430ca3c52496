import type { LocalDate } from '../kernel/dates.ts';
import type { Deadline, Deliverable, DraftMeasure, Duty, Notice, Span, Target, UnitMention } from './draft.ts';

/**
 * 审核稿: a plan draft a person is working on. The same tree as the draft, but everything has a name of its own, so that
 * edits, questions and amendments can point at it.
 */
export type ReviewDocument = { readonly notice: ReviewNotice | null; readonly plans: readonly ReviewPlan[] };
export type ReviewNotice = Notice;

/** What can be continued from one version to the next: `was` is the published record it continues. */
type Continued = { readonly id: string; readonly was: string | null };

export type ReviewPlan = Continued & {
  readonly attachment: number | null;
  readonly title: string | null;
  readonly year: number | null;
  readonly sections: readonly ReviewSection[];
};
export type ReviewSection = Continued & {
  readonly part: string | null;
  readonly ordinal: string | null;
  readonly title: string | null;
  readonly tasks: readonly ReviewTask[];
};
export type ReviewTask = Continued & {
  readonly no: string | null;
  readonly title: string | null;
  readonly measures: readonly ReviewMeasure[];
};

export type Role = 'lead' | 'responsible' | 'support';
export const ROLES: readonly Role[] = ['lead', 'responsible', 'support'];

export type EditedField = 'text' | 'deadline' | Role | 'targets' | 'deliverables' | 'duties' | 'place';

export type ReviewMeasure = Continued &
  Omit<DraftMeasure, 'source' | 'questions'> & {
    /** Null for a measure a person added by hand. */
    readonly source: Span | null;
    /** The stored document `source` points into; null until the draft is stored. */
    readonly document: string | null;
    readonly edited: readonly EditedField[];
  };

/** One change of a draft. `after: null` means at the beginning. */
export type PlanEdit =
  | { readonly op: 'setText'; readonly measure: string; readonly text: string }
  | { readonly op: 'setDeadline'; readonly measure: string; readonly deadline: Deadline }
  | { readonly op: 'setUnits'; readonly measure: string; readonly role: Role; readonly units: readonly UnitMention[] }
  | { readonly op: 'setTargets'; readonly measure: string; readonly targets: readonly Target[] }
  | { readonly op: 'setDeliverables'; readonly measure: string; readonly deliverables: readonly Deliverable[] }
  | { readonly op: 'setDuties'; readonly measure: string; readonly duties: readonly Duty[] }
  | { readonly op: 'setTask'; readonly task: string; readonly no: string | null; readonly title: string | null }
  | {
      readonly op: 'setSection';
      readonly section: string;
      readonly part: string | null;
      readonly ordinal: string | null;
      readonly title: string | null;
    }
  | { readonly op: 'setPlan'; readonly plan: string; readonly title: string | null; readonly year: number | null }
  | {
      readonly op: 'setNotice';
      readonly title: string | null;
      readonly documentNumber: string | null;
      readonly issuer: string | null;
      readonly issuedOn: LocalDate | null;
    }
  | { readonly op: 'addMeasure'; readonly task: string; readonly after: string | null; readonly text: string }
  | { readonly op: 'removeMeasure'; readonly measure: string }
  | { readonly op: 'splitMeasure'; readonly measure: string; readonly at: number }
  | { readonly op: 'mergeMeasure'; readonly measure: string; readonly into: string }
  | { readonly op: 'moveMeasure'; readonly measure: string; readonly task: string; readonly after: string | null }
  | {
      readonly op: 'addTask';
      readonly section: string;
      readonly after: string | null;
      readonly no: string | null;
      readonly title: string | null;
    }
  | { readonly op: 'removeTask'; readonly task: string }
  | {
      readonly op: 'addSection';
      readonly plan: string;
      readonly after: string | null;
      readonly ordinal: string | null;
      readonly title: string | null;
    }
  | { readonly op: 'continueMeasure'; readonly measure: string; readonly was: string | null };
