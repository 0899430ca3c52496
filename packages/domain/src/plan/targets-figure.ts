import type { Clause } from './clause.ts';
import type { Target } from './draft.ts';
import {
  AFTER_SHARE,
  BEFORE_FIGURE,
  DIMENSION_END,
  DOES,
  LESS_IS_BETTER,
  LIGHT_WORK,
  METRIC_END,
  OF_SOME,
  PREDICATES,
  type Predicate,
  WORK,
} from './lexicon-targets.ts';
import type { Quantity } from './quantity.ts';
import { type Ground, listedMetrics, metricOf, type Place, splitMetrics, subjectAt, withoutLead } from './targets-metric.ts';
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

/** Tries the ways in which a plan sets a figure, the surest first. */
export function seedsOf(ground: Ground, figure: Figure): Seed[] {
  return (
    byShare(ground, figure) ??
    byPredicate(ground, figure) ??
    ofSome(ground, figure) ??
    byWork(ground, figure) ??
    byNoun(ground, figure) ??
    []
  );
}

const GOAL = /^的(?:目标|任务|要求|水平|标准)/;
const isNoun = (right: string): boolean =>
  /^[\u4e00-\u9fffA-Za-z（“]/.test(right) && !/^(?:并|且|和|及|与)/.test(right) && !GOAL.test(right);

const endsInWork = new RegExp(`(?:${WORK.source})$`);
const setsFigure = (left: string): boolean => endsInWork.test(left) || PREDICATES.some(({ words }) => words.test(left));

/** 4.5吨以下轻型货车, 超过20万公里的出租车: how large a thing must be to be meant. */
export function isRule({ quantity, left, right }: Figure): boolean {
  const { bound, kind, inWords } = quantity;
  if (bound !== null && isNoun(right) && (kind === 'measure' || kind === 'money' || bound === 'atMost')) {
    return !PREDICATES.some(({ words }) => words.test(left)) || right.startsWith('的');
  }
  if (kind === 'days' && !/天数?(?:达到|控制在|不超过|不少于|不低于|保持在|减少|增加|为|不高于)?$/.test(left)) return true;
  return inWords && kind !== 'percent' && bound === null && (Number(quantity.value) < 2 || !setsFigure(left));
}

/** 30%的建成区实现…, 工地100%达标 */
function byShare(ground: Ground, figure: Figure): Seed[] | null {
  const { quantity, left, right, start } = figure;
  if (quantity.kind !== 'percent' || PREDICATES.some(({ words }) => words.test(left))) return null;
  const until = figure.leftEnd;
  const from = withoutLead(ground, start, until);
  const place = metricOf(ground, { start: from, end: until }) ?? '';
  const does = /^的(.{1,40}?)(?:实现|达到|完成|建成|开展|得到|消除|满足|通过|具备)/.exec(right);
  if (does !== null) {
    const whole = figure.end < figure.clause.end ? (does[1] as string).length : right.length - 1;
    const behind = metricOf(ground, { start: quantity.end + 1, end: Math.min(figure.clause.end, quantity.end + 1 + whole) });
    return [seed(figure, place + (behind ?? ''), 'atLeast', from)];
  }
  const verb = AFTER_SHARE.exec(right)?.[0];
  return verb === undefined || place === '' ? null : [seed(figure, place + verb, 'atLeast', from)];
}

/** 比例达到74.6%, 强度下降3%左右 */
function byPredicate(ground: Ground, figure: Figure): Seed[] | null {
  const { left, right, start } = figure;
  const found = PREDICATES.find(({ words }) => words.test(left));
  if (found === undefined) return null;
  const word = found.words.exec(left)?.[0] ?? '';
  const subject = subjectAt(ground, start, figure.leftEnd - word.length);
  const object = objectOf(ground, figure);
  if (right.startsWith('的') && !GOAL.test(right) && word !== '实现') return [];
  if (word === '实现' && right.startsWith('的') && object !== null) return [seed(figure, object, 'atLeast', subject.start)];
  const metrics = subject.end - subject.start < 2 ? [object] : metricsOf(ground, subject, figure);
  if (!allows(figure, metrics[0] ?? '', word)) return [];
  return metrics.flatMap((metric) =>
    ranged(figure, metric, says({ ...found, word }, metric ?? sentenceBefore(ground, figure)), subject.start),
  );
}

/** 甲、乙排放总量均下降: 均 tells that each of the list is meant. */
function metricsOf(ground: Ground, subject: Place, { quantity }: Figure): (string | null)[] {
  const ofEach = /均(?!值)/.test(ground.reading.outline.slice(subject.end, quantity.start));
  const listed = ofEach ? listedMetrics(ground, subject) : [];
  if (listed.length > 1 && listed.every((metric) => METRIC_END.test(metric) && metric.length <= 20)) return listed;
  return splitMetrics(ground, subject).map((place) => metricOf(ground, place));
}

/** What the sentence spoke of before, where a clause has no subject. */
const sentenceBefore = ({ reading }: Ground, { quantity }: Figure): string =>
  /(?:浓度|指数|PM2\.?5|PM10)(?=[^。]*$)/.exec(reading.text.slice(Math.max(0, quantity.start - 60), quantity.start))?.[0] ?? '';

function says({ says: comparator, word }: Pick<Predicate, 'says'> & { word: string }, metric: string): Comparator {
  if (comparator === 'improveBy') return /浓度|指数|PM|污染|排放|超标|降尘|负荷/.test(metric) ? 'decreaseBy' : 'increaseBy';
  return word.startsWith('达') && LESS_IS_BETTER.test(metric) ? 'atMost' : comparator;
}

function allows({ quantity }: Figure, metric: string, word: string): boolean {
  if (quantity.kind === 'measure' && DIMENSION_END.test(metric)) return false;
  if (word === '为' || word === '保持') return METRIC_END.test(metric);
  return quantity.kind !== 'bare' || METRIC_END.test(metric);
}

/** 完成2000万平方米供热改造, 累计推广超低能耗建筑150万平方米 */
function byWork(ground: Ground, figure: Figure): Seed[] | null {
  const { left, quantity, workBefore } = figure;
  if (quantity.kind === 'bare' || quantity.kind === 'percent') return null;
  const works = [...left.matchAll(WORK)];
  const last = works.at(-1);
  if (last === undefined) return workBefore === null ? null : goingOn(ground, figure, workBefore);
  if (last.index + last[0].length === left.length) return counted(ground, figure, last[0], works);
  const first = works[0] as RegExpExecArray;
  const noun = left.slice(first.index + first[0].length);
  if (/的$/.test(noun) || noun.length > 40) return null;
  const offset = figure.leftEnd - left.length;
  const from = LIGHT_WORK.test(first[0]) ? offset + first.index + first[0].length : offset + first.index;
  const behind = GOAL.test(figure.right) ? null : objectOf(ground, figure);
  const metric = `${metricOf(ground, { start: from, end: figure.leftEnd }) ?? ''}${behind ?? ''}`;
  return allows(figure, metric, '') ? [{ ...seed(figure, metric, 'atLeast', figure.start), work: first[0] }] : [];
}

/** 新增绿地15万亩、湿地400公顷: the work stands before the first figure only. */
function goingOn(ground: Ground, figure: Figure, work: string): Seed[] | null {
  if (figure.left === '') return counted(ground, figure, work);
  const noun = metricOf(ground, subjectAt(ground, figure.start, figure.leftEnd));
  if (noun === null || noun.length > 20 || noun.endsWith('的') || isNoun(figure.right)) return null;
  const isPart = figure.left.startsWith('其中');
  return [{ ...seed(figure, LIGHT_WORK.test(work) || isPart ? noun : `${work}${noun}`, 'atLeast', figure.start), work }];
}

/** The work stands right before the figure: what is counted stands behind it, or before the work. */
function counted(ground: Ground, figure: Figure, work: string, works: readonly RegExpExecArray[] = []): Seed[] {
  const object = objectOf(ground, figure);
  if (object !== null) return [{ ...seed(figure, LIGHT_WORK.test(work) ? object : `${work}${object}`, 'atLeast', figure.start), work }];
  const end = figure.leftEnd;
  const offset = end - figure.left.length;
  const light = works.find((one) => LIGHT_WORK.test(one[0]) && offset + one.index + one[0].length < end - work.length);
  if (light !== undefined) {
    const metric = metricOf(ground, {
      start: offset + light.index + light[0].length,
      end: LIGHT_WORK.test(work) ? end - work.length : end,
    });
    return [{ ...seed(figure, metric, 'atLeast', figure.start), work }];
  }
  const subject = metricOf(ground, subjectAt(ground, figure.start, end - work.length)) ?? '';
  return [{ ...seed(figure, LIGHT_WORK.test(work) && subject !== '' ? subject : subject + work, 'atLeast', figure.start), work }];
}

/** 对50家左右企业开展审核 */
function ofSome(ground: Ground, figure: Figure): Seed[] | null {
  if (figure.quantity.kind !== 'count' || !OF_SOME.test(figure.left) || !DOES.test(figure.right)) return null;
  return [seed(figure, objectOf(ground, figure), 'atLeast', figure.start)];
}

/** 森林覆盖率44% */
function byNoun(ground: Ground, figure: Figure): Seed[] | null {
  const subject = subjectAt(ground, figure.start, figure.leftEnd);
  const metric = metricOf(ground, subject);
  if (metric === null || figure.quantity.kind === 'bare' || !METRIC_END.test(metric) || isNoun(figure.right)) return null;
  return allows(figure, metric, '') ? [seed(figure, metric, 'equal', subject.start)] : null;
}

const CUT = /[，；]|并(?!网)|、(?=完成|开展|推进|推动|建立|制定|加强|实施|新建|建设|力争)|，/;

function objectOf(ground: Ground, { quantity, right, end }: Figure): string | null {
  const stop = right.search(CUT);
  const until = Math.min(end, quantity.end + (stop === -1 ? right.length : stop));
  const start = quantity.end + (right.startsWith('的') ? 1 : 0);
  const metric = until <= start ? null : metricOf(ground, { start, end: until } satisfies Place);
  return metric === null || metric.length < 2 ? null : metric.replace(/(?:等工作|工作|任务)$/, '');
}

/** A range is two bounds, or for a change its smaller end. */
function ranged(figure: Figure, metric: string | null, comparator: Comparator, from: number): Seed[] {
  const { high } = figure.quantity;
  const low = seed(figure, metric, comparator, from);
  if (high === null) return [low];
  if (low.comparator === 'decreaseBy' || low.comparator === 'increaseBy') return [{ ...low, about: true }];
  return [
    { ...low, comparator: 'atLeast' },
    { ...low, comparator: 'atMost', value: high },
  ];
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
