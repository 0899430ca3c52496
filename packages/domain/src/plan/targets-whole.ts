import type { Clause } from './clause.ts';
import { type Ground, metricOf, subjectAt } from './targets-metric.ts';
import type { Seed } from './targets-seed.ts';

/** What is promised of all there are: 实现全覆盖, 基本清零, 全部为新能源车, 消除劣Ⅴ类. */
export function wholesIn(ground: Ground, clauses: readonly Clause[], index: number): Seed[] {
  const clause = clauses[index] as Clause;
  const found = covered(ground, clause) ?? cleared(ground, clause) ?? allOf(ground, clauses, index) ?? removed(ground, clause);
  return found === null ? [] : [found];
}

function whole(clause: Clause, metric: string | null, from: number, to: number, about: boolean): Seed | null {
  return metric === null || metric.length < 2 ? null : { metric, comparator: 'all', value: null, unit: null, about, from, to, clause };
}

const DOES = /(?:基本)?(?:实现|达到|做到)/g;

/** 快充站实现全覆盖, 实现洁净煤替代散煤全覆盖 */
function covered(ground: Ground, clause: Clause): Seed | null {
  const { outline } = ground.reading;
  const end = clause.end - '全覆盖'.length;
  if (end <= clause.start || outline.slice(end, clause.end) !== '全覆盖') return null;
  const start = Math.max(clause.start, end - 100);
  const does = [...outline.slice(start, end).matchAll(DOES)].at(-1);
  const verb = does === undefined ? end : start + does.index;
  const object = metricOf(ground, { start: does === undefined ? end : verb + does[0].length, end });
  const subject = subjectAt(ground, clause.start, verb);
  const metric = object !== null && object.length > 1 ? object : metricOf(ground, subject);
  return whole(clause, metric, clause.start, clause.end, does?.[0].startsWith('基本') === true);
}

const CLEARED = /(基本|全部|动态|全面)*“?(?:动态)?(?:清零|归零)”?$/;

/** 实现燃油锅炉基本“清零”, 散煤基本清零 */
function cleared(ground: Ground, clause: Clause): Seed | null {
  const start = Math.max(clause.start, clause.end - 100);
  const text = ground.reading.text.slice(start, clause.end);
  const found = text.includes('零') ? CLEARED.exec(text) : null;
  if (found === null) return null;
  const verb = start + found.index;
  const does = ground.reading.outline.slice(start, verb).lastIndexOf('实现');
  const object = does === -1 ? null : metricOf(ground, { start: start + does + 2, end: verb });
  const subject = subjectAt(ground, clause.start, does === -1 ? verb : start + does);
  const metric = object !== null && object.length > 1 ? object : metricOf(ground, subject);
  return whole(clause, metric, clause.start, clause.end, found[0].startsWith('基本'));
}

const ALL =
  /(?:全部|百分之百)(?:要|应|须|需)?(为|实施|完成|实现|达到|达标|淘汰|退出|纳入|使用|更换|整改|关停|安装|建成|接入|采用|消除|取缔|收集|处理|落实|覆盖|更新|替代|改造|治理|联网|配备|拆除|清退|执行|符合|到位|封闭|密闭|投运|开工|完工|竣工|停用|清理|销号|通过)(?!的)/;

function allOf(ground: Ground, clauses: readonly Clause[], index: number): Seed | null {
  const clause = clauses[index] as Clause;
  const found = ALL.exec(ground.reading.outline.slice(clause.start, clause.end));
  if (found === null) return null;
  const at = clause.start + found.index;
  const subject = subjectAt(ground, clause.start, at);
  const behind = metricOf(ground, { start: at + found[0].length, end: clause.end });
  const own = REMOVES.test(found[1] as string) && behind !== null && behind.length > 1 ? behind : metricOf(ground, subject);
  if (own !== null) return whole(clause, own, subject.start, clause.end, false);
  const topic = topicBefore(ground, clauses, index);
  return whole(clause, topic?.metric ?? behind, topic?.start ?? clause.start, clause.end, false);
}

/** 全部淘汰燃煤锅炉: what is done away with stands behind. */
const REMOVES = /淘汰|取缔|关停|清理|拆除|完成|消除|清退/;

/** 对短期无建设计划的裸地，全部实施…: the clause before names what all of. */
function topicBefore(ground: Ground, clauses: readonly Clause[], index: number): { metric: string | null; start: number } | null {
  const clause = clauses[index] as Clause;
  const before = clauses[index - 1];
  if (before === undefined || before.sentence !== clause.sentence) return null;
  const lead = /^(?:对于?|凡|将)/.exec(ground.reading.outline.slice(before.start, before.end))?.[0];
  if (lead === undefined) return null;
  return { metric: metricOf(ground, { start: before.start + lead.length, end: before.end }), start: before.start };
}

const REMOVED =
  /(基本|全面|全部|稳定|动态)*消除((?:[^，]{0,20})(?:劣|黑臭|重污染|重度|污染天|Ⅴ类|V类|散煤|散乱污|空白|返黑返臭)[^，]{0,20})$/;

function removed(ground: Ground, clause: Clause): Seed | null {
  const start = Math.max(clause.start, clause.end - 60);
  if (!ground.reading.outline.slice(start, clause.end).includes('消除')) return null;
  const found =
    REMOVED.exec(ground.reading.outline.slice(start, clause.end)) ?? OF_WHICH.exec(ground.reading.outline.slice(start, clause.end));
  if (found === null) return null;
  const at = start + found.index + found[0].indexOf('消除') + 2;
  const object = metricOf(ground, { start: at, end: clause.end });
  const subject = subjectAt(ground, clause.start, start + found.index);
  return whole(
    clause,
    object ?? metricOf(ground, subject),
    subject.end > subject.start ? subject.start : clause.start,
    clause.end,
    found[0].startsWith('基本'),
  );
}

/** 黑臭水体基本消除 */
const OF_WHICH = /(?<=(?:劣|黑臭|重污染|Ⅴ类|V类|散煤)[^，]{0,12})(?:基本|全面|全部|动态)消除()$/;
