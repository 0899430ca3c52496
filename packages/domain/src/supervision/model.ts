/** 检查表: a definition in a pack. What is asked, how it is answered, what a "no" must show, and which clause it rests on. */
export type Checklist = {
  readonly code: string;
  readonly title: string;
  readonly version: number;
  /** 领域, such as 扬尘. */
  readonly field: string;
  readonly items: readonly ChecklistItem[];
};

export type ChecklistItem = {
  readonly code: string;
  readonly title: string;
  /** How to look, in one sentence. */
  readonly guide: string;
  readonly answer: AnswerRule;
  readonly required: boolean;
  readonly severity: Severity;
  /** Document and article the item rests on. */
  readonly clause: string;
  /** The photos an answer that does not conform must bring; null: of an item that cannot fail. */
  readonly photos: PhotoNeed | null;
};

export type AnswerRule =
  | { readonly type: 'conforms' }
  /** Conforms between the bounds, which are inclusive; decimal text. */
  | { readonly type: 'number'; readonly unit: string; readonly least: string | null; readonly most: string | null }
  | { readonly type: 'choice'; readonly choices: readonly { readonly title: string; readonly conforms: boolean }[] }
  /** A remark; it never fails. */
  | { readonly type: 'text' };

export type PhotoNeed = { readonly least: number; readonly placed: boolean; readonly timed: boolean };
export type Severity = '一般' | '较重' | '严重';

/** How an item of type `conforms` is answered. */
export const conformWords = ['yes', 'no', 'not_applicable'] as const;

/** What was answered to one item. `photos` are ids of the visit's files. */
export type Answer = { readonly value: string; readonly note: string; readonly photos: readonly string[] };
export type Answers = Readonly<Record<string, Answer>>;

/** 例行、日常、专项 */
export type CampaignType = {
  readonly code: string;
  readonly title: string;
  readonly version: number;
  readonly purpose: string;
  readonly clause: string;
  /** Fewer people may not inspect. */
  readonly team: { readonly least: number };
  /** The longest a campaign may last. */
  readonly mostDays: number;
  /** What it inspects: units, areas or fields. */
  readonly targets: readonly TargetKind[];
  readonly checklists: readonly string[];
  /** The kind of case a finding becomes. */
  readonly caseKind: string;
};

export type TargetKind = 'unit' | 'area' | 'field';
export type Place = { readonly longitude: number; readonly latitude: number };

/** What a visit says when it is handed in. */
export type VisitSaid = {
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly place: Place | null;
  readonly answers: Answers;
  readonly signatureId: string | null;
  readonly signer: string;
  readonly unsignedReason: string;
};
export type VisitFile = { readonly id: string; readonly kind: 'photo' | 'signature'; readonly placed: boolean; readonly timed: boolean };
