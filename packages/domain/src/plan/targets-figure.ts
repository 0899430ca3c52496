import { AFTER_SHARE, DOES, METRIC_END, OF_SOME, PREDICATES, WORK } from './lexicon-targets.ts';
import { type Ground, metricOf, subjectAt, withoutLead } from './targets-metric.ts';
import { byPredicate } from './targets-predicate.ts';
import { allows, type Figure, isNoun, objectOf, type Seed, seed } from './targets-seed.ts';
import { byWork } from './targets-work.ts';

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
