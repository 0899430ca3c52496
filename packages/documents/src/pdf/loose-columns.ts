import { type Line, splitAtGaps, textOf } from './line.ts';
import type { Glyph } from './marks.ts';
import { isIdeographic } from './repair.ts';

/** A column of a table drawn without lines. */
export type LooseColumn = { readonly left: number; readonly right: number };

export const within = ({ left, right }: LooseColumn, { text, x, end }: Glyph): boolean =>
  text.trim() !== '' && (x + end) / 2 > left && (x + end) / 2 <= right;

/** How many borders of columns the line runs over without a gap. */
export function crossings({ glyphs, size }: Line, columns: readonly LooseColumn[]): number {
  const inked = glyphs.filter(({ text }) => text.trim() !== '');
  return columns.filter(({ right }) => {
    const after = inked.findIndex(({ x, end }) => (x + end) / 2 > right);
    const before = inked[after - 1];
    const behind = inked[after];
    return before !== undefined && behind !== undefined && behind.x - before.end < 0.12 * size;
  }).length;
}

export const filledColumns = ({ glyphs }: Line, columns: readonly LooseColumn[]): number =>
  columns.filter((column) => glyphs.some((glyph) => within(column, glyph))).length;

const HEADER_WORD =
  /^(?:序号|编号|项目|类别|领域|分类|重点任务|主要任务|工作任务|任务(?:名称|内容|分解|清单)?|(?:主要|具体|工作|重点)?措施|工作(?:内容|目标|要求)|主要内容|内容|(?:完成|时间|办理)?(?:时限|时间|节点)(?:要求)?|进度(?:安排|要求)?|(?:牵头|主责|责任|协办|配合|参与|参加|落实|实施|主管)(?:部门|单位|区|领导|人|处室)?(?:[（(].*[）)])?|指标(?:名称)?|(?:目标|指标)?值|年度目标|目标|单位|部门|区域?|地区|备注)$/;

/** The parts of a line that may be heads of columns: single characters set apart (序 号) are one word. */
function headsOf(line: Line): Line[] {
  const parts = splitAtGaps(line, 0.8);
  const heads: Line[] = [];
  for (const part of parts) {
    const last = heads.at(-1);
    const both = last && textOf(last) + textOf(part);
    const single = last && textOf(last).length === 1 && isIdeographic(textOf(last));
    if (last && single && both && HEADER_WORD.test(both)) heads[heads.length - 1] = glued(last, part);
    else heads.push(part);
  }
  return heads;
}

const glued = (a: Line, b: Line): Line => ({ ...a, glyphs: [...a.glyphs, ...b.glyphs], right: b.right });

/** The heads of a table's columns, if the line is such a line: three words that head columns. */
export function headerOf(line: Line): Line[] | undefined {
  const heads = headsOf(line);
  if (heads.length < 3) return undefined;
  const known = heads.filter((head) => HEADER_WORD.test(textOf(head).replaceAll(' ', ''))).length;
  return known >= 3 && known * 2 > heads.length ? heads : undefined;
}

/** Three lines one under the other, each in at least three parts that stand under one another. */
export function alignedParts(lines: readonly Line[], at: number): Line[] | undefined {
  const rows = lines.slice(at, at + 3).map((line) => splitAtGaps(line, 1));
  const first = rows[0] ?? [];
  if (rows.length < 3 || first.length < 3) return undefined;
  const near = lines.slice(at, at + 2).every((line, i) => (lines[at + i + 1] as Line).y - line.y < 3 * line.size);
  return near && rows.every((parts) => parts.length === first.length && parts.every((part, i) => isUnder(part, first[i] as Line)))
    ? first
    : undefined;
}

const isUnder = (part: Line, head: Line): boolean => part.left < head.right + head.size && head.left < part.right + head.size;

const BIN = 1;

/** Finds the columns: between two heads lies the widest strip that the fewest lines cross. */
export function columnsUnder(heads: readonly Line[], lines: readonly Line[]): LooseColumn[] {
  const bounds = heads.slice(1).map((head, i) => stripBetween(heads[i] as Line, head, lines));
  return heads.map((_, i) => ({ left: bounds[i - 1] ?? -Infinity, right: bounds[i] ?? Infinity }));
}

function stripBetween(before: Line, after: Line, lines: readonly Line[]): number {
  const from = (before.left + before.right) / 2;
  const bins = new Array<number>(Math.max(1, Math.ceil(((after.left + after.right) / 2 - from) / BIN))).fill(0);
  for (const { glyphs } of lines) {
    for (const glyph of glyphs) {
      if (glyph.text.trim() === '') continue;
      const start = Math.max(0, Math.floor((glyph.x - from) / BIN));
      const end = Math.min(bins.length, Math.ceil((glyph.end - from) / BIN));
      for (let bin = start; bin < end; bin++) bins[bin] = (bins[bin] as number) + 1;
    }
  }
  const fewest = Math.min(...bins);
  return from + BIN * widestRun(bins, (count) => count <= fewest);
}

/** The middle of the longest run of bins for which `is` holds. */
function widestRun(bins: readonly number[], is: (count: number) => boolean): number {
  let best = { start: 0, length: 0 };
  let start = 0;
  for (let i = 0; i <= bins.length; i++) {
    if (i < bins.length && is(bins[i] as number)) continue;
    if (i - start > best.length) best = { start, length: i - start };
    start = i + 1;
  }
  return best.start + best.length / 2;
}
