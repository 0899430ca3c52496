import { passageOf, slice } from './passage.ts';
import type { Line, Printed } from './prose-line.ts';
import { hasStatement } from './prose-statement.ts';

/** What a page or a web site prints around the text. */
const PAGE: readonly RegExp[] = [
  /^[-—－–―·•]*\s*第?\s*[0-9０-９]{1,4}\s*页?\s*[-—－–―·•]*(?:\s*[/／共]\s*第?\s*[0-9０-９]{1,4}\s*页?)?$/,
  /^(?:打印本页|关闭窗口|返回顶部|字[体号][:：]|【?\s*字号|分享到?|收藏|扫一扫|网站地图|联系我们|无障碍|繁体|登录|注册|当前位置|您(?:的|所在|现在的)*位置|信息来源[:：]|来源[:：]|发布(?:时间|日期)[:：]|浏览次数|阅读次数|访问量)/,
  /(?:ICP\s*备|公网安备|网站标识码|版权所有|Copyright|©)/i,
  /^主办(?:单位)?\s*[：:]\s*\S{2,30}?(?:(?:人民政府|政府办|办公[厅室])\S{0,6}\s*$|\s+(?:承办|协办|技术支持|运维|维护|地址|联系电话|邮编))/,
  /^首页\s*[>＞»›/|｜]/,
];
/** A menu: words between bars or arrows. */
const MENU = /^(?:[^\s，。；：]{1,12}\s*[>＞»›|｜]\s*){2,}[^\s，。；：]{0,12}$/;

export const isFurniture = (text: string): boolean => text.length < 200 && (PAGE.some((form) => form.test(text)) || MENU.test(text));

const DATE = /^[（(]?\s*(?:20\s*\d\s*\d|二[〇○零]\S{2})\s*年\s*\S{1,3}\s*月\s*\S{1,3}\s*日\s*(?:印发)?\s*[)）]?$/;
const CLOSING = /^(?:抄\s*送|主题词|（?此件|（?公开方式|联\s*系\s*人\s*[:：]|联系电话\s*[:：]|附\s*[件表]\s*[:：])/;
const ATTACHED = /^附\s*[件表录]\s*[0-9０-９一二三四五六七八九十]{0,3}\s*$/;
/** Signature and date, or the list of attachments, that a text running on hangs on its last sentence. */
const HUNG_ON = /(?<=[。）)】\s])\s*(?:[\u4e00-\u9fff]{4,30}\s*20\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|附件\s*[：:]).*$/;

/** The lines up to the end of the plan: without signature, date, list of attachments, and what follows them. */
export function untilEnd(lines: readonly Line[]): readonly Line[] {
  const first = lines.findIndex(({ marker }) => marker !== null);
  if (first === -1) return lines;
  const works = lastOfWork(lines);
  const end = lines.findIndex((_, i) => i > first && closes(lines, i, works));
  const kept = end === -1 ? lines : lines.slice(0, end);
  const hung = kept.findIndex(({ passage: { text } }, i) => i >= Math.max(first, works) && HUNG_ON.test(text.slice(-200)));
  return hung === -1 ? kept : [...kept.slice(0, hung), withoutHung(kept[hung] as Line)];
}

function withoutHung(line: Line): Line {
  const { text } = line.passage;
  const from = Math.max(0, text.length - 200);
  const at = from + text.slice(from).search(HUNG_ON);
  return { ...line, passage: slice(line.passage, 0, at) };
}

/** The last line before all attachments that says in a numbered sentence what shall be done, or names units. */
function lastOfWork(lines: readonly Line[]): number {
  const attached = lines.findIndex(({ passage }, i) => i > 0 && ATTACHED.test(passage.text));
  const own = attached === -1 ? lines : lines.slice(0, attached);
  return own.findLastIndex(({ marker, passage }) => (marker !== null && passage.text.includes('。')) || hasStatement(passage));
}

/** What may also stand within a plan, as 联系人：…, closes it only behind the last work. */
function closes(lines: readonly Line[], i: number, works: number): boolean {
  const { text } = (lines[i] as Line).passage;
  if (ATTACHED.test(text)) return true;
  if (CLOSING.test(text)) return i > works;
  if (DATE.test(text)) return !followsOn(lines, i);
  return isSignature(text, lines[i + 1]?.passage.text) && !followsOn(lines, i + 1);
}

export const isDate = (text: string): boolean => DATE.test(text);

/** Who signs, over the date. */
export const isSignature = (text: string, below: string | undefined): boolean =>
  below !== undefined && DATE.test(below) && text.length <= 40 && !/[。；：]/.test(text);

/** Whether the plan goes on behind a date that stands alone. */
function followsOn(lines: readonly Line[], i: number): boolean {
  const next = lines[i + 1];
  return next !== undefined && next.marker !== null && next.marker.number > 1;
}

export function withoutFurniture(lines: readonly Printed[], pages: number): Printed[] {
  const headers = pages < 3 ? new Set<string>() : runningHeads(lines, pages);
  return withoutContents(lines.filter(({ passage: { text } }) => !isFurniture(text) && !headers.has(text)));
}

/** The dots and the page number behind an entry of the contents. */
const PAGE_NUMBER = /(?:[.…·．‥]{3,}|\t+|\s{3,})\s*[0-9０-９]{1,3}$/;

/** 目录 and its entries, up to the line that repeats the first of them. */
function withoutContents(lines: readonly Printed[]): Printed[] {
  const title = lines.findIndex(({ passage: { text } }) => /^目\s*[录次]$/.test(text));
  if (title === -1) return lines.filter(({ passage: { text } }) => text.length > 80 || !PAGE_NUMBER.test(text));
  const first = entry(lines[title + 1]);
  const again = lines.findIndex((line, i) => i > title + 1 && entry(line) === first);
  return again === -1 ? [...lines.slice(0, title), ...lines.slice(title + 1)] : [...lines.slice(0, title), ...lines.slice(again)];
}

const entry = (line: Printed | undefined): string | undefined => line?.passage.text.replace(/[\s.…·．‥]*[0-9０-９]{0,3}$/, '');

/** Short lines that stand on most pages. */
function runningHeads(lines: readonly Printed[], pages: number): Set<string> {
  const counts = new Map<string, number>();
  for (const { passage, marker } of lines) {
    if (marker !== null || passage.text.length > 40) continue;
    counts.set(passage.text, (counts.get(passage.text) ?? 0) + 1);
  }
  const often = [...counts].filter(([, count]) => count >= Math.max(3, pages * 0.5)).map(([text]) => text);
  return new Set(often.filter((text) => !hasStatement(passageOf(text, { start: 0, end: text.length }))));
}
