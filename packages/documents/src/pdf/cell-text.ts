import { type Line, textOf } from './line.ts';
import type { Box } from './marks.ts';
import { isIdeographic } from './repair.ts';
import { ENDS_INSIDE, ENDS_SENTENCE, isUnclosed, joinLines, NUMBERED, STARTS_INSIDE } from './seams.ts';
import { isFull, isIndented, marginsOf, type Padding, usualPitch } from './wrap.ts';

/** The paragraphs of a cell: lines that merely wrap are joined, lines that stand for themselves are not. */
export function paragraphsOf(lines: readonly Line[], box: Pick<Box, 'left' | 'right'>, padding: Padding): string[] {
  const texts = lines.map(textOf);
  const whole = texts.join('');
  if (isStacked(texts) || PACE.test(whole)) return whole === '' ? [] : [whole];
  const wraps = /[。；，;]/.test(whole) ? wrapsProse : wrapsName;
  const farthest = 1.6 * usualPitch(lines);
  const margins = marginsOf(lines, box, padding);
  const paragraphs: string[] = [];
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    const open = paragraphs.at(-1);
    const text = texts[i] as string;
    if (before && open !== undefined && line.y - before.y <= farthest) {
      const seam = { open, last: texts[i - 1] as string, text, full: isFull(before, line, margins), indented: isIndented(line, margins) };
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

type Seam = {
  /** The paragraph so far, its last line, and the line in question. */
  readonly open: string;
  readonly last: string;
  readonly text: string;
  /** Whether the start of the line would not have fitted behind the last one. */
  readonly full: boolean;
  readonly indented: boolean;
};

function wrapsProse({ open, last, text, full, indented }: Seam): boolean {
  if (isUnclosed(open) || STARTS_INSIDE.test(text) || ENDS_INSIDE.test(last)) return true;
  if (NUMBERED.test(text) && ENDS_SENTENCE.test(last)) return false;
  return full && !indented;
}

const UNIT_END = /(?:[局委办厅部署院会处队所站行社馆校区市县省镇]|乡镇|政府|公司|集团|中心|单位|部门|街道|机关|专班|[^（(]*[）)])$/;
const UNIT_START = /^(?:[市各区县省]|国家|北京|天津|河北|中国|首都|相关|有关|其他|驻|人民银行)/;
/** What is no unit by itself but only the end of a name. */
const NAME_END =
  /^(?:管委会|管理局|管理委员会|委员会|办公室|政府|人民政府|指挥部|工作组|(?:集团)?(?:股份)?(?:有限(?:责任)?)?公司|集团|执法局|分局|总队|支队|中心|部门|成员单位|[委局办会处院队])(?:[（(].*)?$/;
const GOES_ON = /^(?:等|及|和|与|或|的)/;

function wrapsName({ open, last, text, full }: Seam): boolean {
  if (isUnclosed(open) || STARTS_INSIDE.test(text) || ENDS_INSIDE.test(last) || GOES_ON.test(text)) return true;
  if (NAME_END.test(text)) return true;
  if (/^[（(]/.test(text) && !NUMBERED.test(text)) return true;
  return full && !(UNIT_END.test(last) && (UNIT_START.test(text) || (text.length > 3 && UNIT_END.test(text))));
}
