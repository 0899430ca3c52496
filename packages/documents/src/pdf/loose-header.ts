import { headerCell } from '@gongjian/domain/plan/table-header';
import { type Line, splitAtGaps, textOf } from './line.ts';
import { NUMBERED } from './seams.ts';

/** The heads of a table's columns and the lines they fill. */
export type Header = { readonly from: number; readonly to: number; readonly heads: readonly Line[] };

const HEADER_WORD =
  /^(?:序号|编号|项目|类别|领域|分类|重点任务|主要任务|工作任务|任务(?:名称|内容|分解|清单)?|目标任务|(?:主要|具体|工作|重点)?措施|工作(?:内容|目标|要求)|主要内容|内容|(?:完成|时间|办理)?(?:时限|时间|节点)(?:要求)?|进度(?:安排|要求)?|(?:牵头|主责|责任|协办|配合|参与|参加|落实|实施|主管)(?:部门|单位|区|领导|人|处室)?(?:[（(].*[）)])?|指标(?:名称)?|(?:目标|指标)值|年度目标|目标|单位|部门|区域?|地区|备注)$/;

const isWord = (text: string): boolean => HEADER_WORD.test(text.replaceAll(' ', ''));

/** The header that begins with this line: words that head columns, perhaps wrapped over several lines or standing under common ones. */
export function headerAt(lines: readonly Line[], at: number): Header | undefined {
  for (let to = endOfHeads(lines, at); to > at; to--) {
    const heads = stacked(lines.slice(at, to));
    if (heads.length > 2 && areWords(heads)) return { from: at, to, heads };
  }
  const heads = headsOf(lines[at] as Line);
  const known = heads.filter((head) => isWord(textOf(head))).length;
  return known >= 3 && known * 2 > heads.length ? { from: at, to: at + 1, heads } : undefined;
}

const MOST_LINES = 7;
const LONGEST_HEAD = 12;

/** How far lines of short words go on close under one another. */
export function endOfHeads(lines: readonly Line[], at: number): number {
  let end = at;
  while (end < lines.length && end - at < MOST_LINES && isShort(lines[end] as Line) && (end === at || goesOn(lines, end))) end++;
  return end;
}

/** More words on one line head nothing. */
const MOST_HEADS = 40;

function isShort(line: Line): boolean {
  const parts = splitAtGaps(line, 0.5);
  return parts.length <= MOST_HEADS && parts.every(({ glyphs }) => glyphs.length <= LONGEST_HEAD);
}
/** The name of a section under the header is no part of it. */
const goesOn = (lines: readonly Line[], at: number): boolean => isClose(lines, at) && !NUMBERED.test(textOf(lines[at] as Line));
const isClose = (lines: readonly Line[], at: number): boolean =>
  (lines[at] as Line).y - (lines[at - 1] as Line).y < 1.7 * (lines[at] as Line).size;

/** All are words of headers, some of them beyond doubt. */
function areWords(heads: readonly Line[]): boolean {
  const texts = heads.map((head) => textOf(head).replaceAll(' ', ''));
  return (
    texts.filter((text) => HEADER_WORD.test(text)).length >= 2 && texts.every((text) => HEADER_WORD.test(text) || headerCell(text) !== null)
  );
}

/** A header line in words: characters set apart (序 号) belong together where they make a word. */
function headsOf(line: Line): Line[] {
  const parts = splitAtGaps(line, 0.2);
  const heads: Line[] = [];
  for (let at = 0; at < parts.length; ) {
    const length =
      [8, 7, 6, 5, 4, 3, 2].find(
        (n) =>
          at + n <= parts.length &&
          isWord(
            parts
              .slice(at, at + n)
              .map(textOf)
              .join(''),
          ),
      ) ?? 1;
    heads.push(parts.slice(at, at + length).reduce(glued));
    at += length;
  }
  return heads;
}

const glued = (a: Line, b: Line): Line => ({
  ...a,
  glyphs: [...a.glyphs, ...b.glyphs],
  left: Math.min(a.left, b.left),
  right: Math.max(a.right, b.right),
});

/** Puts words together that stand under one another; a word over several heads is part of each. */
function stacked(lines: readonly Line[]): Line[] {
  let heads: readonly Line[] = [];
  for (const parts of lines.map(headsOf)) {
    const over = headsOver(parts, heads);
    const under = parts.map((part, i) => belowOf(over[i], part, over.filter((head) => head === over[i]).length > 1));
    heads = [...heads.filter((head) => !over.includes(head)), ...under];
  }
  return [...heads].sort((a, b) => a.left - b.left);
}

const COMMON = /(?:单位|部门|分工)$/;
const ROLE = /^(?:牵头|主责|责任|主办|承办|配合|协办|参与|参加)/;

/** The head over each part; 责任单位 may be set between 牵头 and 配合 and over neither. */
function headsOver(parts: readonly Line[], heads: readonly Line[]): (Line | undefined)[] {
  const over = parts.map((part) => heads.find((head) => isOver(head, part)));
  const free = heads.filter((head) => !over.includes(head) && COMMON.test(textOf(head)));
  const isRole = (i: number): boolean => over[i] === undefined && parts[i] !== undefined && ROLE.test(textOf(parts[i] as Line));
  const between = (left: Line, right: Line): Line | undefined => free.find((head) => left.right <= head.left && head.right <= right.left);
  return parts.map((part, i) => {
    if (!isRole(i)) return over[i];
    const [before, after] = [parts[i - 1], parts[i + 1]];
    return (after && isRole(i + 1) && between(part, after)) || (before && isRole(i - 1) && between(before, part)) || undefined;
  });
}

const isOver = (head: Line, part: Line): boolean => part.left < head.right && head.left < part.right;

function belowOf(head: Line | undefined, part: Line, isShared: boolean): Line {
  if (!head) return part;
  const whole = overlaid(head, part);
  return isShared ? { ...whole, left: part.left, right: part.right } : whole;
}

/** The characters of the lower word go behind those of the upper one, as they are read. */
function overlaid(upper: Line, lower: Line): Line {
  const shift = upper.right - lower.left;
  const moved = lower.glyphs.map((glyph) => ({ ...glyph, x: glyph.x + shift, end: glyph.end + shift }));
  const { left, right } = glued(upper, lower);
  return { ...upper, glyphs: [...upper.glyphs, ...moved], left, right };
}

/** Three lines one under the other, each in at least three parts that stand under one another. */
export function alignedAt(lines: readonly Line[], at: number): Header | undefined {
  const rows = lines.slice(at, at + 3).map((line) => splitAtGaps(line, 1));
  const heads = rows[0] ?? [];
  if (rows.length < 3 || heads.length < 3) return undefined;
  const near = [0, 1].every((i) => (lines[at + i + 1] as Line).y - (lines[at + i] as Line).y < 3 * (lines[at] as Line).size);
  const aligned = rows.every((parts) => parts.length === heads.length && parts.every((part, i) => isUnder(part, heads[i] as Line)));
  return near && aligned ? { from: at, to: at + 1, heads } : undefined;
}

const isUnder = (part: Line, head: Line): boolean => part.left < head.right + head.size && head.left < part.right + head.size;
