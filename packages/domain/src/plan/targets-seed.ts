import type { Clause } from './clause.ts';
import type { Target } from './draft.ts';
import { BEFORE_FIGURE, DIMENSION_END, METRIC_END } from './lexicon-targets.ts';
import type { Quantity } from './quantity.ts';
import { type Ground, metricOf, type Place } from './targets-metric.ts';
import type { Segment } from './targets-segments.ts';

export type Comparator = Target['comparator'];

/** What a figure says, before anybody asks where, by when and how firmly. */
export type Seed = {
  readonly metric: string | null;
  readonly comparator: Comparator;
  readonly value: string | null;
  readonly unit: string | null;
  readonly about: boolean;
  /** Where the subject begins, to look for places. */
  readonly from: number;
  /** Where the figure or the word that stands for it ends. */
  readonly to: number;
  readonly clause: Clause;
  /** Places the figure is printed for, where each has its own. */
  readonly places?: readonly string[];
  /** The work that is counted, for the next figure of a list. */
  readonly work?: string;
};

export type Figure = Segment & {
  readonly clause: Clause;
  /** The segment before the figure, without 约, 至少 and the like, and where it stands. */
  readonly left: string;
  readonly leftEnd: number;
  readonly roughly: boolean;
  /** The segment behind the figure. */
  readonly right: string;
  /** The work of the figure before, where this one only goes on in the list. */
  readonly workBefore: string | null;
};

/** A figure and what it belongs to stand near each other. */
const WINDOW = 120;

export function figureOf({ reading }: Ground, segment: Segment, clause: Clause, workBefore: string | null): Figure {
  const { quantity, start, end } = segment;
  const before = reading.outline.slice(Math.max(start, quantity.start - WINDOW), quantity.start);
  const words = BEFORE_FIGURE.exec(before)?.[0] ?? '';
  const right = reading.outline.slice(quantity.end, Math.min(end, quantity.end + WINDOW));
  const left = before.slice(0, before.length - words.length);
  const leftEnd = quantity.start - words.length;
  return { ...segment, clause, left, leftEnd, right, roughly: quantity.about || /约|近|大致/.test(words), workBefore };
}

/** 200万辆的任务要求 sets the figure; 20万公里的出租车 does not. */
export const GOAL = /^的(?:目标|任务|要求|水平|标准)/;
export const isNoun = (right: string): boolean =>
  /^[\u4e00-\u9fffA-Za-z（“]/.test(right) && !/^(?:并|且|和|及|与)/.test(right) && !GOAL.test(right);

/** Whether the figure can be one of this metric. `word` is the predicate between them. */
export function allows({ quantity }: Figure, metric: string, word: string): boolean {
  if (quantity.kind === 'measure' && DIMENSION_END.test(metric)) return false;
  if (word === '为' || word === '保持') return METRIC_END.test(metric);
  return quantity.kind !== 'bare' || METRIC_END.test(metric);
}

const CUT = /[，；]|并(?!网)|、(?=完成|开展|推进|推动|建立|制定|加强|实施|新建|建设|力争)|，/;

/** What stands behind the figure and is counted. */
export function objectOf(ground: Ground, { quantity, right, end }: Figure): string | null {
  const stop = right.search(CUT);
  const until = Math.min(end, quantity.end + (stop === -1 ? right.length : stop));
  const start = quantity.end + (right.startsWith('的') ? 1 : 0);
  const metric = until <= start ? null : metricOf(ground, { start, end: until } satisfies Place);
  return metric === null || metric.length < 2 ? null : metric.replace(/(?:等工作|工作|任务)$/, '');
}

export function seed(figure: Figure, metric: string | null, comparator: Comparator, from: number): Seed {
  const { quantity, clause, roughly } = figure;
  const { value, unit } = quantity;
  return { metric, comparator: compared(figure, comparator), value, unit, about: roughly, from, to: quantity.end, clause };
}

function compared({ quantity, roughly }: Figure, comparator: Comparator): Comparator {
  if (comparator === 'decreaseBy' || comparator === 'increaseBy') return comparator;
  if (roughly) return 'about';
  const bounded = quantity.bound ?? comparator;
  return quantity.kind === 'percent' && isHundred(quantity) && bounded !== 'atMost' ? 'all' : bounded;
}

const isHundred = ({ value, high }: Quantity): boolean => value === '100' && high === null;
