import type { Clause } from './clause.ts';
import { METRIC_END, VAGUE_END } from './lexicon-targets.ts';
import { type Ground, metricOf, splitMetrics, subjectAt } from './targets-metric.ts';
import type { Comparator, Seed } from './targets-seed.ts';

type Trend = { readonly words: RegExp; readonly says: Comparator; readonly value: string | null };

const TRENDS: readonly Trend[] = [
  { words: /零增长$/, says: 'increaseBy', value: '0' },
  { words: /(?:负增长|只减不增|只降不升|稳中有降)$/, says: 'decrease', value: null },
  { words: /(?:只增不减|只升不降|稳中有升)$/, says: 'increase', value: null },
  { words: /(?:下降|降低|减少|压减)$/, says: 'decrease', value: null },
  { words: /(?:增长|上升|提高|提升|增加)$/, says: 'increase', value: null },
];
/** Adverbs that make a trend of a verb: a metric may go without, anything else may not. */
const ADVERBS = /(?:同比|环比|继续|持续|稳步|稳定|进一步|逐步|逐年|力争|争取|明显|显著|大幅|实现|总体|不断|有所|均|保持|确保|努力)+$/;
const FIRM = /继续|持续|同比|逐年|力争|进一步|稳步/;
const ONLY_GOOD = /浓度|指数|PM2\.?5|PM10/;

/** 可再生能源消费占比持续上升: a direction without a figure. */
export function trendsIn(ground: Ground, clause: Clause): Seed[] {
  const text = ground.reading.outline.slice(Math.max(clause.start, clause.end - 100), clause.end);
  const found = trendOf(text);
  if (found === null) return [];
  const verb = clause.end - found.length;
  const adverbs = ADVERBS.exec(ground.reading.outline.slice(Math.max(clause.start, verb - 20), verb))?.[0] ?? '';
  const subject = subjectAt(ground, clause.start, verb - adverbs.length);
  const words = ground.reading.outline.slice(subject.start, subject.end);
  if (!isMetric(words, adverbs)) return [];
  return splitMetrics(ground, subject).map((place) => ({
    metric: metricOf(ground, place),
    comparator: found.says,
    value: found.value,
    unit: found.value === null ? null : '%',
    about: false,
    from: subject.start,
    to: clause.end,
    clause,
  }));
}

function trendOf(text: string): { says: Comparator; value: string | null; length: number } | null {
  for (const { words, says, value } of TRENDS) {
    const found = words.exec(text);
    if (found !== null) return { says, value, length: found[0].length };
  }
  const better = /改善$/.test(text) && ONLY_GOOD.test(text);
  return better ? { says: 'decrease', value: null, length: 2 } : null;
}

function isMetric(words: string, adverbs: string): boolean {
  if (words.length < 2 || VAGUE_END.test(words)) return false;
  if (/(?:强化|加强|推广|开展|完善|优化|提高|提升|降低|减少|增加|改善|扩大|控制)/.test(words.slice(0, 4))) return false;
  return (
    METRIC_END.test(words) || (FIRM.test(adverbs) && words.length <= 16 && !/[的、]$/.test(words) && !/发展|建设|工作|治理/.test(words))
  );
}
