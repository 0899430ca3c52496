import { type Line, textOf } from './line.ts';
import type { Box } from './marks.ts';
import { beginsName, isNameEnd, isWholeName } from './names.ts';
import { isIdeographic } from './repair.ts';
import { ENDS_INSIDE, ENDS_SENTENCE, isUnclosed, joinLines, NUMBERED, STARTS_INSIDE } from './seams.ts';
import { isFull, isIndented, marginsOf, type Padding, usualPitch } from './wrap.ts';

/** The paragraphs of a cell: lines that merely wrap are joined, lines that stand for themselves are not. */
export function paragraphsOf(lines: readonly Line[], box: Pick<Box, 'left' | 'right'>, padding: Padding): string[] {
  const texts = lines.map(textOf);
  const whole = texts.join('');
  if (isStacked(texts) || PACE.test(whole)) return whole === '' ? [] : [whole];
  const listed = (whole.match(/、/g)?.length ?? 0) > 1;
  const wraps = /[。；，;]/.test(whole) ? wrapsProse : wrapsName;
  const farthest = 1.6 * usualPitch(lines);
  const margins = marginsOf(lines, box, padding);
  const paragraphs: string[] = [];
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    const open = paragraphs.at(-1);
    const text = texts[i] as string;
    if (before && open !== undefined && line.y - before.y <= farthest) {
      const seam = {
        open,
        last: texts[i - 1] as string,
        text,
        listed,
        full: isFull(before, line, margins),
        indented: isIndented(line, margins),
      };
      if (wraps(seam)) paragraphs.pop();
      paragraphs.push(wraps(seam) ? joinLines(open, text) : text);
    } else paragraphs.push(text);
  });
  return paragraphs;
}

/** 按时间 / 节点完成: a deadline broken by hand. */
const PACE = /^按(?:照)?(?:时间|进度|计划|要求|年度|国家|节点)[^。；，]{0,12}$/;

const isStacked = (texts: readonly string[]): boolean =>
  texts.length > 1 && texts.every((text) => text.length === 1 && isIdeographic(text));

/** A bracket open for longer was never closed. */
const LOOK_BACK = 300;

type Seam = {
  /** The paragraph so far, its last line, and the line in question. */
  readonly open: string;
  readonly last: string;
  readonly text: string;
  /** Whether the start of the line would not have fitted behind the last one. */
  readonly full: boolean;
  readonly indented: boolean;
  /** Whether marks part the names of the cell, so that its lines do not. */
  readonly listed: boolean;
};

function wrapsProse({ open, last, text, full, indented }: Seam): boolean {
  if (isUnclosed(open.slice(-LOOK_BACK)) || STARTS_INSIDE.test(text) || ENDS_INSIDE.test(last)) return true;
  if (NUMBERED.test(text) && ENDS_SENTENCE.test(last)) return false;
  return full && !indented;
}

const GOES_ON = /^(?:等|及|和|与|或|的)/;

function wrapsName({ open, last, text, full, listed }: Seam): boolean {
  if (isUnclosed(open.slice(-LOOK_BACK)) || STARTS_INSIDE.test(text) || ENDS_INSIDE.test(last) || GOES_ON.test(text)) return true;
  if (isNameEnd(text)) return true;
  if (/^[（(]/.test(text) && !NUMBERED.test(text)) return true;
  return full && (listed || !(isWholeName(last) && beginsName(text)));
}
