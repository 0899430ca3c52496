/** 公开状态, of a class of information and of one thing in it. */
export const publicationStates = ['draft', 'approved', 'published', 'withdrawn'] as const;
export type PublicationState = (typeof publicationStates)[number];

/** 公开时限: at once · when its month is sealed · after so many working days of publicity (公示) · never. */
export const timings = ['immediately', 'on_seal', 'after_publicity', 'never'] as const;
export type Timing = (typeof timings)[number];

/** class: approving the class is enough, such as of the plan's own text · item: each is looked at, such as what names somebody. */
export type Approval = 'class' | 'item';

/** 公开目录条目: what class of information, which of its fields, when, and on what legal basis. */
export type Disclosure = {
  readonly code: string;
  readonly title: string;
  readonly titleEn: string;
  /** The room whose records it comes from. */
  readonly room: string;
  readonly fields: readonly string[];
  readonly timing: Timing;
  readonly workingDays: number | null;
  readonly approval: Approval;
  readonly basis: string;
  /** What the public is told about what is held back. */
  readonly withheld: string;
  readonly withheldEn: string;
};

/** What a snapshot is to the one before it. An update tells of a later day; a correction tells the same day differently. */
export type SnapshotKind = 'first' | 'update' | 'correction' | 'withdrawal';

/** 更正: a public value that was replaced. */
export type Change = { readonly field: string; readonly before: string; readonly after: string };

/** What may be public, as a room's records give it. */
export type Content = Readonly<Record<string, unknown>>;
