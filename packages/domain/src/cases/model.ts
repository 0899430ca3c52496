import type { LocalDate } from '../kernel/dates.ts';

/** 线索、报警、问题的闭环: a case is anything that must be closed. A kind is a definition in a pack; the rules below run any kind. */
export type CaseKind = {
  readonly code: string;
  readonly title: string;
  readonly titleEn?: string | undefined;
  readonly version: number;
  /** Where such cases come from. */
  readonly origins: readonly Origin[];
  readonly fields: readonly CaseField[];
  readonly stages: readonly CaseStage[];
  readonly merge: MergeRule | null;
  readonly extensions: { readonly most: number };
  /** Within so many days after closing the same case is opened again under its number; null: never. */
  readonly reopenWithinDays: number | null;
  /** 回头看: days after closing on which somebody looks again. */
  readonly lookBackDays: readonly number[];
  readonly ladder: readonly Rung[];
  /** The fields the public may see, from the stage on; null: nothing of it. */
  readonly disclosure: { readonly fields: readonly string[]; readonly fromStage: string } | null;
};

export type Origin = 'inspection' | 'alarm' | 'clue' | 'complaint' | 'hotspot' | 'overdue_promise' | 'self_check' | 'other_province';

export type CaseField = {
  readonly code: string;
  readonly title: string;
  readonly titleEn?: string | undefined;
  readonly type: 'text' | 'number' | 'day' | 'choice' | 'place' | 'unit';
  readonly required: boolean;
  readonly choices?: readonly string[];
  /** The choices in English, in the same order. */
  readonly choicesEn?: readonly string[] | undefined;
};

/** What a stage is for. Verifying is never done by one who did the work. */
export type StageDuty = 'start' | 'work' | 'verify' | 'publish' | 'end';

export type CaseStage = {
  readonly code: string;
  readonly title: string;
  readonly titleEn?: string | undefined;
  readonly duty: StageDuty;
  /** Working days from entering the stage; null: no limit. */
  readonly days: number | null;
  readonly actions: readonly StageAction[];
};

export type StageAction = {
  readonly code: string;
  readonly title: string;
  readonly titleEn?: string | undefined;
  readonly to: string;
  readonly by: readonly string[];
  readonly reason: boolean;
  /** transfer: another unit takes over, with receipt; return: the work is done again. */
  readonly effect: 'forward' | 'transfer' | 'return';
  readonly evidence: readonly EvidenceNeed[];
  /** The room whose form alone takes this step, because it asks for more than a case knows; unsaid: the case itself. */
  readonly through?: string | undefined;
  /** Who takes over is no unit of the city but stands in this field, such as another province. */
  readonly toField?: string | undefined;
  /** 签收: says that what was handed over has arrived. */
  readonly receipt?: boolean | undefined;
};

export type EvidenceKind = 'photo' | 'document' | 'reading' | 'signature';
export type EvidenceNeed = {
  readonly kind: EvidenceKind;
  readonly least: number;
  /** It must say where, and when, it was taken. */
  readonly placed: boolean;
  readonly timed: boolean;
};
export type Evidence = { readonly kind: EvidenceKind; readonly placed: boolean; readonly timed: boolean };

/** Two reports are one matter: the same value of each field, so near, so soon after one another. */
export type MergeRule = { readonly sameFields: readonly string[]; readonly metres: number; readonly hours: number };

/** 提醒 → 督办单 → 通报 → 约谈 → 专项督察 → 移送问责 */
export type RungName = 'reminder' | 'order' | 'circular' | 'talk' | 'special_inspection' | 'referral';
export type Rung = {
  readonly name: RungName;
  /** Working days over the limit; or so many times returned. The first that holds. */
  readonly overdueDays: number | null;
  readonly returns: number | null;
  /** Working days to answer the paper of this rung. */
  readonly replyDays: number | null;
};

export type CaseState = {
  readonly stage: string;
  readonly since: LocalDate;
  readonly due: LocalDate | null;
  readonly unit: string | null;
  /** Everybody who ever worked on it, also before it was returned or opened again. */
  readonly doers: readonly string[];
  readonly suspendedOn: LocalDate | null;
  readonly extension: { readonly to: LocalDate; readonly askedBy: string } | null;
  readonly extended: number;
  readonly returns: number;
  readonly closedOn: LocalDate | null;
};

export const stageOf = (kind: Pick<CaseKind, 'stages'>, code: string): CaseStage | undefined =>
  kind.stages.find((stage) => stage.code === code);
