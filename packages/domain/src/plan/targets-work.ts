import { LIGHT_WORK, WORK } from './lexicon-targets.ts';
import { type Ground, metricOf, subjectAt } from './targets-metric.ts';
import { allows, type Figure, GOAL, isNoun, objectOf, type Seed, seed } from './targets-seed.ts';

/** 完成2000万平方米供热改造, 累计推广超低能耗建筑150万平方米 */
export function byWork(ground: Ground, figure: Figure): Seed[] | null {
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
