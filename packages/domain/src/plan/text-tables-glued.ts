import type { Range } from './source.ts';
import { isUnitName } from './units.ts';

const MONTH = '[0-9]{1,2}\\s?月(?:\\s?[0-9]{1,2}\\s?日|底|末|[上中下]旬)?(?:之?前)?';
const WHEN = `(?:(?:20[0-9]{2})\\s?年)?(?:${MONTH}|年?底前?|年内)|20[0-9]{2}\\s?年|[0-9]{1,2}\\s?[-—–]\\s?[0-9]{1,2}月|年底前?|年内|全年|长期(?:实施|坚持|推进|开展)?|持续(?:推进|实施|开展|坚持)|常年(?:坚持|开展)|按时间节点完成|按序时进度(?:推进|完成)?|[一二三四]季度(?:末|底)?前?`;

/** A deadline straight behind a full stop. */
const AFTER_SENTENCE = new RegExp(`(?<=[。；;”）)])(?:${WHEN})`, 'g');
const NONE = /^(?:—+|-{1,3}|\/|无(?![一-鿿]))/;
const LONGEST_UNIT = 24;
const UNIT_END = /[局委办府门位司会厅部署院社团]/;

/**
 * Cuts text that has lost even the spaces between its cells: where a sentence ends, a deadline follows and then a unit, a row ends
 * there, and the next begins behind its units. What no rule can part (the title from the measure) stays together.
 */
export function gluedRanges(document: string, at: Range): Range[] {
  const text = document.slice(at.start, at.end);
  const cuts: number[] = [...headCuts(text, 0)];
  for (const match of text.matchAll(AFTER_SENTENCE)) {
    if (match.index < (cuts.at(-1) ?? 0)) continue;
    const units = unitCuts(text, match.index + match[0].length);
    if (units.length === 0) continue;
    cuts.push(match.index, match.index + match[0].length, ...units, ...headCuts(text, units.at(-1) as number));
  }
  if (cuts.length === 0) return [at];
  const edges = [...new Set([0, ...cuts, text.length])].sort((a, b) => a - b);
  return edges.slice(1).map((end, i) => ({ start: at.start + (edges[i] as number), end: at.start + end }));
}

/** Ends of the units that stand one behind the other from the given place on. */
function unitCuts(text: string, from: number): number[] {
  const ends: number[] = [];
  for (let at = from; ; ) {
    const none = NONE.exec(text.slice(at, at + 6));
    const end = none !== null ? at + none[0].length : unitEnd(text, at);
    if (end === null) return ends;
    ends.push(end);
    at = end + (/^[、，,；;\s]/.exec(text.slice(end, end + 1))?.[0].length ?? 0);
  }
}

/** The end of the shortest name of a unit that begins here, with its bracket and its 等部门. */
function unitEnd(text: string, from: number): number | null {
  const reach = Math.min(text.length, from + LONGEST_UNIT);
  for (let end = from + 2; end <= reach; end++) {
    if (!UNIT_END.test(text[end - 1] as string) || /^(?:员会|公室|分局|革委|府)/.test(text.slice(end, end + 3))) continue;
    if (!isUnitName(text.slice(from, end))) continue;
    return end + (/^\s?(?:[(（][^()（）]{1,40}[)）])?(?:等(?:相关)?(?:部门|单位))?/.exec(text.slice(end, end + 60))?.[0].length ?? 0);
  }
  return null;
}

/** The number of the next row, and the heading before it. */
function headCuts(text: string, from: number): number[] {
  const rest = text.slice(from, from + 80);
  const heading =
    /^\s?(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）])[^0-9。；]{2,40}?(?=[0-9]{1,3}[\u4e00-\u9fff])/.exec(
      rest,
    )?.[0] ?? '';
  const number = /^\s?[0-9]{1,3}(?=[\u4e00-\u9fff])(?!月|年|个|项|家|万|日)/.exec(rest.slice(heading.length))?.[0] ?? '';
  const cuts = [from + heading.length, from + heading.length + number.length];
  return cuts.filter((cut, i) => cut > from && (i === 0 || number !== ''));
}
