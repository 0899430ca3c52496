/**
 * What a phone tells of one record (走访记录 visit) it may have worked on without a network. `trunk` is the last version of the server
 * the phone has seen, `base` the version on the phone that was edited, `branch` the phone's own line of edits since the trunk.
 */
export type Submission = {
  readonly instanceId: string;
  /** The current instance this one corrects, or null. */
  readonly deprecates: string | null;
  readonly recordId: string;
  readonly action: 'create' | 'update';
  readonly base: number | null;
  readonly trunk: number | null;
  readonly branch: string | null;
  /** What the record is about; an update need not say it again. */
  readonly subject: string | null;
  readonly data: Properties;
};

/** Flat, so that two people who change different things do not meet. */
export type Properties = Readonly<Record<string, string>>;

/** soft: somebody else wrote in between, about other things · hard: about the same thing, differently. */
export type Conflict = 'soft' | 'hard';

/** One version of a record as the server keeps it. None is ever changed. */
export type Version = {
  readonly version: number;
  readonly subject: string;
  readonly data: Properties;
  /** The submission it came from, or null for an edit at the desk. */
  readonly from: string | null;
  /** The server's version it was computed on; null for the first. */
  readonly base: number | null;
  readonly trunk: number | null;
  readonly branch: string | null;
  /** The base as the phone numbered it. */
  readonly branchBase: number | null;
  readonly forced: boolean;
  /** A create that came after the record had been made out of an update. */
  readonly lateCreate: boolean;
  readonly conflict: Conflict | null;
  readonly conflicting: readonly string[];
};

/** A submission that waits for the ones before it. */
export type Held = { readonly submission: Submission; readonly since: number; readonly withdrawn: boolean };

/** All that is known of one record. `versions` is oldest first and empty while nothing was applied. */
export type RecordState = {
  readonly versions: readonly Version[];
  readonly conflict: Conflict | null;
  readonly removed: boolean;
  readonly held: readonly Held[];
  /** Creates that somebody must approve first. */
  readonly waiting: readonly Submission[];
};

export const nothingYet: RecordState = { versions: [], conflict: null, removed: false, held: [], waiting: [] };

/** What the record's kind asks for. */
export type FieldRules = { readonly createsNeedApproval: boolean };
export const plainRules: FieldRules = { createsNeedApproval: false };

/** Why a submission cannot be applied, now or ever. The numbers are those of ODK Central, where the cases come from. */
export type Refusal =
  | 'branch_missing'
  | 'base_missing'
  | 'subject_missing'
  | 'record_not_found' // 404.8
  | 'version_not_found' // 404.9
  | 'already_exists' // 409.3
  | 'record_removed';

/** What became of a submission, in the order it happened. */
export type Told =
  | { readonly what: 'applied'; readonly instanceId: string; readonly version: number; readonly forced: boolean }
  | { readonly what: 'held' | 'released' | 'forced' | 'waiting' | 'already' | 'dropped'; readonly instanceId: string }
  | { readonly what: 'refused'; readonly instanceId: string; readonly why: Refusal };

export type Step = { readonly state: RecordState; readonly told: readonly Told[] };

export const latest = ({ versions }: RecordState): Version | undefined => versions.at(-1);
