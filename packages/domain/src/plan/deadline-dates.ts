import type { LocalDate } from '../kernel/dates.ts';
import { match, type Point, pointAt } from './deadline-points.ts';

/** Words of time in a text, with the days they name. */
export type DateMention = {
  readonly start: number;
  /** Behind 前, where it is printed. */
  readonly end: number;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly kind: 'yearEnd' | 'date' | 'range';
  /**
   * `due`: the work ends by then (6月底前). `plain`: a year or month is named (2022年). `base`: a figure is compared with it
   * (较2020年). `start`: it begins then (7月1日起).
   */
  readonly use: 'due' | 'plain' | 'base' | 'start';
  readonly assumed: string | null;
};

const CANDIDATE =
  /(?<![\d.])(?:19|20)\d\d(?=[年.\-/—–－~～至到])|(?<![\d.])\d{1,2}(?=月|[—–－~～至到-]{1,2}\d{1,2}月)|(?:十[一二]?|[一二三四五六七八九])(?=月)|[今本当明次翌]年|年[底末]|(?<![\d一二两三四五六七八九十几近多数])年内|[上下]半年|第?[一二三四1-4]季度|“?十[三四五六]五|采暖|供暖|取暖|供热|入冬|主?汛|雨季|国庆|五一|元旦/y;
/** Signs with which a candidate can begin; most places of a text are passed over by them. */
const FIRST_SIGN = /[\d今本当明次翌年上下第“十一二三四五六七八九采供取入主汛雨国元]/g;
const TO = /[—–－~～至到-]{1,2}/y;
const BEFORE = /(?:来临|到来|开始)?(?:之前|以前|前)/y;
const COMPARED = /(?:较|比|与|相对|对比|相较于?|同)$/;
const COMPARED_AFTER = /^(?:水平|同期|相比|为基|基准|的?基础|以来|至今|之后|以后|版|修订|第|号|及以后)/;
const STARTS_AFTER = /^(?:起|开始|后(?!续)|启动)/;
const UNTIL = /(?:到|至|截至|截止|力争|确保)$/;

/** All words of time, in order. `year` is taken where none is printed. */
export function datesIn(text: string, year: number | null): DateMention[] {
  const found: DateMention[] = [];
  let from = 0;
  for (const { index } of text.matchAll(FIRST_SIGN)) {
    if (index < from || match(CANDIDATE, text, index) === null) continue;
    const mention = mentionAt(text, index, year);
    if (mention === null) continue;
    found.push(mention);
    from = mention.end;
  }
  return found;
}

function mentionAt(text: string, start: number, year: number | null): DateMention | null {
  const first = pointAt(text, start, year);
  if (first === null) return null;
  const last = rangeEnd(text, first, year);
  const before = match(BEFORE, text, (last ?? first).end);
  if (first.grain === 'season' && before === null) return null;
  const end = before === null ? (last ?? first).end : (last ?? first).end + before[0].length;
  const kind = last !== null ? 'range' : first.grain === 'yearEnd' ? 'yearEnd' : 'date';
  const use = useOf(text, start, end, last ?? first, before !== null || last !== null);
  return { start, end, from: first.first, to: (last ?? first).last, kind, use, assumed: (last ?? first).assumed };
}

function rangeEnd(text: string, first: Point, year: number | null): Point | null {
  const to = match(TO, text, first.end);
  if (to === null) return null;
  const at = first.end + to[0].length;
  const day = first.grain === 'day' ? dayOnly(text, at, first) : null;
  const last = day ?? pointAt(text, at, first.year ?? year);
  if (last === null || last.grain === 'season') return null;
  const turned = first.year !== null && last.year === first.year && (last.month ?? 12) < (first.month ?? 1);
  return turned ? pointAt(text, at, (first.year as number) + 1) : last;
}

/** 3月1日至15日 */
function dayOnly(text: string, at: number, first: Point): Point | null {
  const day = match(/\d{1,2}日/y, text, at);
  if (day === null || first.month === null) return null;
  const point = pointAt(`${first.month}月${day[0]}`, 0, first.year);
  return point === null ? null : { ...point, end: at + day[0].length };
}

function useOf(text: string, start: number, end: number, point: Point, closed: boolean): DateMention['use'] {
  const before = text.slice(Math.max(0, start - 4), start);
  const after = text.slice(end, end + 4);
  if (COMPARED.test(before) || COMPARED_AFTER.test(after)) return 'base';
  if (!closed && (STARTS_AFTER.test(after) || /[自从]$/.test(before))) return 'start';
  if (closed || point.grain === 'day' || point.grain === 'yearEnd' || point.grain === 'quarter') return 'due';
  return UNTIL.test(before) ? 'due' : 'plain';
}
