import { type Reading, wordsOf } from './clause.ts';
import type { DateMention } from './deadline-dates.ts';
import { ADVERBS_END, CAUSES, COMPARISON_END, METRIC_END, SUBJECT_LEAD } from './lexicon-targets.ts';

/** A measure as the rules of targets see it: its words, its outline, and the dates by the place where each begins. */
export type Ground = { readonly reading: Reading; readonly dates: ReadonlyMap<number, DateMention> };
export type Place = { readonly start: number; readonly end: number };

const LONGEST = 80;
const BODY = /^(?:市|省|区|县|[\u4e00-\u9fff]{2,3}[区县])[\u4e00-\u9fff]{1,10}?(?:局|委|办|厅)(?=[\u4e00-\u9fff]{3})(?!员|托|公|事)/;

/** The subject of a predicate that ends at `end`, without times, places, adverbs and what leads up to it. */
export function subjectAt(ground: Ground, start: number, end: number): Place {
  const until = withoutTail(ground, Math.max(start, end - LONGEST * 2), end);
  const from = withoutLead(ground, start, until);
  return { start: Math.max(behindCause(ground, from, until), until - LONGEST), end: until };
}

function withoutTail({ reading }: Ground, start: number, end: number): number {
  let until = end;
  for (;;) {
    const text = reading.text.slice(start, until);
    const tail = (COMPARISON_END.exec(text) ?? ADVERBS_END.exec(text))?.[0].length ?? 0;
    if (tail === 0) return until;
    until -= tail;
  }
}

export function withoutLead({ reading, dates }: Ground, start: number, end: number): number {
  let from = start;
  for (;;) {
    const date = dates.get(from);
    if (date !== undefined && date.end <= end) {
      from = date.end;
      continue;
    }
    const text = reading.outline.slice(from, Math.min(end, from + 40));
    const lead = (SUBJECT_LEAD.exec(text) ?? BODY.exec(text))?.[0].length ?? 0;
    if (lead === 0 || from + lead > end) return from;
    from += lead;
  }
}

function behindCause(ground: Ground, start: number, end: number): number {
  const text = ground.reading.outline.slice(start, end);
  let from = start;
  for (const cause of text.matchAll(CAUSES)) {
    const behind = start + cause.index + cause[0].length;
    if (end - behind >= 2) from = behind;
  }
  return from === start ? start : withoutLead(ground, from, end);
}

/** The words of a metric; a bracket that only leaves something out is said elsewhere. */
export function metricOf({ reading }: Ground, { start, end }: Place): string | null {
  const words = wordsOf(reading, start, end)
    .replace(/[（(](?:不含|不包括|扣除|剔除|除|不计)[^（()）]*[）)]|[（(][^（()）]*除外[）)]/g, '')
    .replace(/^[的、，：]+|[的、，：]+$/g, '');
  return words === '' ? null : words;
}

/** 安装率、对接率 are two metrics; 铁路、水路等绿色运输的比例 is one. */
export function splitMetrics({ reading }: Ground, { start, end }: Place): Place[] {
  const places: Place[] = [];
  let from = start;
  for (let i = start; i < end; i++) {
    if (!'、和与及'.includes(reading.outline[i] as string)) continue;
    if (!METRIC_END.test(reading.outline.slice(Math.max(from, i - 8), i)) || i - from < 2) continue;
    places.push({ start: from, end: i });
    from = i + 1;
  }
  places.push({ start: from, end });
  const last = reading.outline.slice(Math.max(from, end - 8), end);
  return METRIC_END.test(last) && end - from >= 2 ? places : [{ start, end }];
}

/** The parts of a list of which each has a figure of its own: 甲和乙排放量分别下降5%、4%. */
export function listedMetrics(ground: Ground, place: Place): string[] {
  const outline = ground.reading.outline.slice(place.start, place.end);
  const cuts = [...outline.matchAll(/、|以及|和|及|与/g)];
  let from = place.start;
  const parts: string[] = [];
  for (const cut of cuts) {
    parts.push(metricOf(ground, { start: from, end: place.start + cut.index }) ?? '');
    from = place.start + cut.index + cut[0].length;
  }
  const last = metricOf(ground, { start: from, end: place.end }) ?? '';
  const tail = SHARED_TAIL.exec(last)?.[0] ?? '';
  return [...parts.map((part) => (METRIC_END.test(part) ? part : part + tail)), last];
}

const SHARED_TAIL =
  /(?:重点工程减排量|排放总量|排放强度|排放量|年均浓度|平均浓度|浓度|使用量|施用量|消费总量|消费量|利用率|处理率|覆盖率|比例|强度|比率|面积)$/;
