import type { LocalDate } from '../../kernel/dates.ts';
import type { HeadingLevel, TableBlock } from '../../official/body.ts';
import type { RungName } from '../model.ts';

/** 文书: a paper issued about a case. Its template is a definition the office may change; each version is kept. */
export type PaperTemplate = {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly version: number;
  /** The rung of the ladder it belongs to; null: drafted when the office wants it. */
  readonly rung: RungName | null;
  /** 公示: goes to everybody; only what its kind discloses may stand in it. */
  readonly isPublic: boolean;
  /** The unit that issues it, and 机关代字 of its numbers. */
  readonly issuer: string;
  readonly series: string;
  /** Working days to reply after it is issued; null: no reply is asked for. */
  readonly replyDays: number | null;
  readonly title: string;
  readonly addressees: readonly string[];
  readonly blocks: readonly TemplateBlock[];
  readonly note: string | null;
  readonly copiesTo: readonly string[];
};
export type TemplateBlock =
  | { readonly kind: 'heading'; readonly level: HeadingLevel; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** A table of the case's fields. */
  | { readonly kind: 'fields' };

/** What a template may stand open for. */
export const PLACES = {
  number: '案件编号',
  title: '案件事项',
  kind: '案件类型',
  origin: '来源',
  stage: '当前阶段',
  unit: '承办单位',
  opened: '登记日期',
  due: '办理时限',
  overdue: '逾期工作日数',
  returns: '退回次数',
  closed: '办结日期',
  reason: '采取措施的理由',
  reply: '回复时限（工作日）',
} as const;
export type PlaceName = keyof typeof PLACES;

/** Words the public may read: what is written in a case's own title or a reason may name people. */
export const PUBLIC_PLACES: readonly PlaceName[] = ['number', 'kind', 'unit', 'opened', 'closed'];

/** What of a case a paper is made from. */
export type PaperFacts = {
  readonly places: Readonly<Record<PlaceName, string>>;
  readonly fields: readonly { readonly title: string; readonly value: string; readonly isPublic: boolean }[];
};

/** What a person makes of it before it is issued. */
export type PaperText = {
  readonly title: string;
  readonly addressees: readonly string[];
  readonly blocks: readonly PaperBlock[];
  readonly note: string | null;
  readonly copiesTo: readonly string[];
};
export type PaperBlock = Exclude<TemplateBlock, { kind: 'fields' }> | TableBlock;

export type Issued = { readonly number: string; readonly on: LocalDate };
