/** What an assessment (考核) is: a scheme that says how points are made, and inputs frozen at a day. Everything else is computed. */

/** How one item's evidence becomes 0–100 points. Decimals are text. */
export type ItemRule =
  /** 100 · actual ÷ target, no less than 0 and no more than 100; for `less` 100 · target ÷ actual. */
  | { readonly kind: 'ratio'; readonly better: 'more' | 'less' }
  /** 左右: full points within `tolerance` percent of the target, none beyond `limit` percent, a straight line between. */
  | { readonly kind: 'about'; readonly tolerance: string; readonly limit: string }
  /** The highest step whose `from` the actual value reaches (`more`) or does not pass (`less`); none: 0. */
  | { readonly kind: 'steps'; readonly better: 'more' | 'less'; readonly steps: readonly Step[] }
  /** The actual value is a number of points already, out of `full`. */
  | { readonly kind: 'points'; readonly full: string }
  /** A straight line: `zero` gives no points, `full` all of them, whichever of the two is the greater. */
  | { readonly kind: 'scale'; readonly zero: string; readonly full: string }
  /** The actual value as it is, no less than nought: for schemes that multiply (改善 × 任务量). */
  | { readonly kind: 'value' };

export type Step = { readonly from: string; readonly points: string };

/** What an item without a value means: no points, not counted (its weight is shared by its neighbours), or the group's median points. */
export type MissingRule = 'zero' | 'leave_out' | 'group_median';

export type SchemeItem = {
  readonly code: string;
  readonly title: string;
  readonly weight: string;
  /** Which of the city's records its value is read from; null: told by hand when inputs are frozen. */
  readonly source: InputSource | null;
  readonly rule: ItemRule;
  readonly missing: MissingRule;
};
export type SchemeBranch = {
  readonly code: string;
  readonly title: string;
  readonly weight: string;
  readonly parts: readonly SchemeNode[];
};
export type SchemeNode = SchemeItem | SchemeBranch;

/** What can be read from the city's records for a unit: a part and what it is a part of. */
export const INPUT_SOURCES = ['measures_on_pace', 'reports_on_time', 'case_steps_in_time'] as const;
export type InputSource = (typeof INPUT_SOURCES)[number];
/** What can be counted in them. */
export const COUNT_SOURCES = ['measures_red', 'measures_yellow_pairs', 'cases_returned', 'findings_made', 'findings_lapsed'] as const;
export type CountSource = (typeof COUNT_SOURCES)[number];

/** Points for each time something happened (加分, 扣分), at most `cap` in all when there is one. */
export type Adjustment = {
  readonly code: string;
  readonly title: string;
  readonly points: string;
  readonly cap: string | null;
  readonly source: CountSource | null;
};
/** 一票否决: once is enough. */
export type Veto = { readonly code: string; readonly title: string };
/** Tiers from the best down: units whose published score reaches `from`. */
export type Tier = {
  readonly title: string;
  readonly from: string;
  /** What follows for a unit of this tier, such as 约谈. */
  readonly action?: string | undefined;
};
/** 转移支付: the pool is shared by score; each unit's part of it lies between these percents, where they are said. */
export type PoolRule = { readonly leastPercent: string | null; readonly mostPercent: string | null };

export type Scheme = {
  readonly code: string;
  readonly title: string;
  readonly version: number;
  /** The days it is valid on, both included; `to` null: until replaced. */
  readonly from: string;
  readonly to: string | null;
  /** The document it comes from. */
  readonly document: string;
  /** Kinds of units it assesses; units are ranked within their kind. None: companies and the like, named by the inputs. */
  readonly assesses: readonly string[];
  /** 记分: what everybody begins with, when there are no items but only deductions. */
  readonly start?: string | undefined;
  /** The parts of the highest level are multiplied instead of added up. */
  readonly multiplies?: boolean | undefined;
  readonly pool?: PoolRule | undefined;
  readonly parts: readonly SchemeNode[];
  readonly additions: readonly Adjustment[];
  /** The most that all additions together may give (A_max). */
  readonly additionsCap: string;
  readonly deductions: readonly Adjustment[];
  readonly vetoes: readonly Veto[];
  readonly tiers: readonly Tier[];
  /** Decimal places of a published score. */
  readonly places: number;
};

export type Cell = {
  readonly unit: string;
  readonly item: string;
  readonly actual: string;
  readonly target: string | null;
  /** The evidence rows the value was read from. */
  readonly rows: readonly string[];
};
/** A counter-entry (冲销) has negative times: it takes back what was entered, and both stay to be read. */
export type Happening = { readonly unit: string; readonly code: string; readonly times: number; readonly rows: readonly string[] };
export type AssessedUnit = { readonly unit: string; readonly group: string; readonly name?: string | undefined };

export type FrozenInputs = {
  readonly day: string;
  readonly units: readonly AssessedUnit[];
  readonly cells: readonly Cell[];
  readonly happenings: readonly Happening[];
  /** What is shared among them, in whole yuan. */
  readonly pool?: number | undefined;
  /** The file some of this was told in. */
  readonly file?: { readonly id: string; readonly name: string; readonly sha256: string } | undefined;
};

/** One node of the tree from a score down to its rows. `gives` are points of the whole: the leaves' add up to the score's basis. */
export type Explained = {
  readonly code: string;
  readonly title: string;
  /** The node's share of the whole, 0–1; 0 when left out. */
  readonly share: string;
  /** 0–100; null when left out. */
  readonly points: string | null;
  readonly gives: string;
  readonly how: 'computed' | 'missing_zero' | 'missing_left_out' | 'missing_group_median' | 'parts';
  readonly actual: string | null;
  readonly target: string | null;
  readonly rows: readonly string[];
  readonly parts: readonly Explained[];
};
export type Adjusted = {
  readonly code: string;
  readonly title: string;
  readonly times: number;
  readonly points: string;
  readonly rows: readonly string[];
};

export type Score = {
  readonly unit: string;
  readonly group: string;
  /** Exact, before publication. */
  readonly score: string;
  /** Rounded as published; ranks are made on it. */
  readonly published: string;
  readonly basis: string;
  readonly tree: readonly Explained[];
  readonly additions: readonly Adjusted[];
  readonly added: string;
  readonly deductions: readonly Adjusted[];
  readonly deducted: string;
  readonly vetoes: readonly Adjusted[];
};
export type Ranked = Score & {
  readonly rank: number;
  readonly of: number;
  readonly tier: string | null;
  /** Its part of the pool, where the scheme shares one. */
  readonly grant?: number | undefined;
};

export const isBranch = (node: SchemeNode): node is SchemeBranch => 'parts' in node;
