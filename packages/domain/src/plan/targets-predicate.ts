import { LESS_IS_BETTER, METRIC_END, PREDICATES, type Predicate } from './lexicon-targets.ts';
import { type Ground, listedMetrics, metricOf, type Place, splitMetrics, subjectAt } from './targets-metric.ts';
import { allows, type Comparator, type Figure, GOAL, objectOf, type Seed, seed } from './targets-seed.ts';

/** 比例达到74.6%, 强度下降3%左右 */
export function byPredicate(ground: Ground, figure: Figure): Seed[] | null {
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
