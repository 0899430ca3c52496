import type { Item, Line } from './layout-item.ts';
import { dateAt, isDateLine } from './notice-date.ts';
import { squeeze } from './table-text.ts';

/** Where the parts of the 印发通知 stand, as indices into the items of the document; `end` is exclusive. */
export type Frame = {
  readonly title: { readonly from: number; readonly to: number } | null;
  readonly addressees: { readonly from: number; readonly to: number } | null;
  /** The attachments list, or an empty place where it would stand. */
  readonly list: { readonly from: number; readonly to: number };
  /** The line of the date under the letter. */
  readonly dated: number | null;
  readonly end: number;
};

/** A letter is near the beginning of its document. */
const REACH = 400;

export function frameOf(items: readonly Item[]): Frame | null {
  const leading = leadingLines(items);
  const paper = findTitle(leading);
  const addressees = findAddressees(leading, paper?.to ?? 0);
  if (paper === null && addressees === null) return null;
  const title = paper ?? titleAbove(leading, addressees?.from ?? 0);
  const bodyFrom = addressees?.to ?? title?.to ?? 0;
  const lines = leading.slice(0, planBegins(leading, bodyFrom, announcedIn(leading, title)));
  const dated = findDate(lines, bodyFrom);
  const list = findList(lines, bodyFrom, dated ?? lines.length);
  const end = dated === null ? lines.length : afterRemarks(lines, dated + 1);
  return { title, addressees, list, dated, end: Math.max(end, bodyFrom) };
}

/** 关于印发《…》的通知 announces the title of what follows, with its brackets or without. */
export function announcedTitles(title: string): string[] {
  const bare = /印发([^《》]{4,60})的(?:通知|函|公告)/.exec(title)?.[1];
  return [
    ...[...title.matchAll(/《([^《》]{4,80})》/g)].map((match) => squeeze(match[1] as string)),
    ...(bare === undefined ? [] : [squeeze(bare)]),
  ];
}

const announcedIn = (lines: readonly Line[], title: Frame['title']): string[] =>
  title === null
    ? []
    : announcedTitles(
        squeeze(
          lines
            .slice(title.from, title.to)
            .map(({ text }) => text)
            .join(''),
        ),
      );

/** Where the first plan begins if no date closes the letter: at a label, at the announced title, or at the title over a table. */
function planBegins(lines: readonly Line[], from: number, announced: readonly string[]): number {
  for (let at = from; at < lines.length; at++) {
    const words = squeeze(lines[at]?.text ?? '');
    const two = words + squeeze(lines[at + 1]?.text ?? '');
    if (/^附件[0-9０-９一二三四五六]{0,2}$/.test(words) || announced.includes(words) || announced.includes(two)) return at;
  }
  return lines.length;
}

/** The lines before the first table. */
function leadingLines(items: readonly Item[]): readonly Line[] {
  const grid = items.findIndex(({ kind }) => kind === 'grid');
  const to = Math.min(grid === -1 ? items.length : grid, REACH);
  return items.slice(0, to) as Line[];
}

const PAPER = /(?:通知|意见|函|公告|决定|批复|通报|通告)(?:[(（〔][^()（）]{2,30}[)）〕])?$/;
const CRUMBS = /[>»＞›]|^(?:当前位置|您的位置|首页|上一篇|下一篇|分享|打印|索引号|主题分类|发文机关|发布机构)/;
const LONGEST_TITLE = 4;

/** The title holds 关于 and ends with the kind of paper; it may take several lines, the first of them the issuer alone. */
function findTitle(lines: readonly Line[]): Frame['title'] {
  for (let from = 0; from < Math.min(lines.length, 120); from++) {
    const first = lines[from]?.text ?? '';
    if (CRUMBS.test(first) || !first.includes('关于') || first.length > 120 || /[。；：:]$/.test(first)) continue;
    const to = titleEnd(lines, from);
    if (to !== null) return { from: isIssuer(lines[from - 1]?.text ?? '') && squeeze(first).startsWith('关于') ? from - 1 : from, to };
  }
  return null;
}

const ADDRESSED_PLAN = /^[^。；：:，]{0,30}关于[^。；：:]{4,60}(?:方案|计划|规划|要点|办法|措施)(?:[(（][^()（）]{2,20}[)）])?$/;

/** 关于…的实施方案 may be sent to somebody itself, without a letter. */
function titleAbove(lines: readonly Line[], addressees: number): Frame['title'] {
  const at = lines.slice(0, addressees).findIndex(({ text }) => ADDRESSED_PLAN.test(squeeze(text)));
  return at === -1 ? null : { from: at, to: at + 1 };
}

function titleEnd(lines: readonly Line[], from: number): number | null {
  let words = '';
  for (let to = from; to < Math.min(lines.length, from + LONGEST_TITLE); to++) {
    words += squeeze(lines[to]?.text ?? '');
    if (PAPER.test(words)) return to + 1;
    if (words.length > 160 || /[。；：:]/.test(words)) return null;
  }
  return null;
}

/** A line that is nothing but the name of a public body. */
export const isIssuer = (text: string): boolean => {
  const words = squeeze(text);
  return (
    words.length >= 3 &&
    words.length <= 40 &&
    /(?:厅|局|委|委员会|政府|办公室|部|领导小组|指挥部|办|署|总局|工作组|会)$/.test(words) &&
    !/[，。；：、:]/.test(words)
  );
};

/** 各区人民政府，市政府各委、办、局： — a line that calls somebody and says nothing. */
const ADDRESSED = /^[^。；“”《》]{2,600}[：:]$/;
const NOT_ADDRESSED =
  /如下|通知|附件|联系|电话|时间|日期|来源|索引|字号|文号|主题|名称|有效|要求|问题|事项|任务|措施|方案|目标|意见|内容|根据|按照|现将|^注|^第|^[一二三四五六七八九十]+[、是]|^[(（]/;

function findAddressees(lines: readonly Line[], after: number): Frame['addressees'] {
  for (let at = after; at < Math.min(lines.length, after + 30); at++) {
    const text = lines[at]?.text ?? '';
    if (text.length > 600 || !ADDRESSED.test(squeeze(text)) || NOT_ADDRESSED.test(squeeze(text))) continue;
    let from = at;
    while (from > after && at - from < 6 && /[，、,]$/.test(lines[from - 1]?.text ?? '')) from--;
    return { from, to: at + 1 };
  }
  return null;
}

/** The first date alone on its line below the body. */
function findDate(lines: readonly Line[], from: number): number | null {
  for (let at = from; at < lines.length; at++) {
    const text = lines[at]?.text ?? '';
    if (isDateLine(text) || (text.length < 60 && dateAt(text) !== null && isIssuer(text.slice(0, dateAt(text)?.start ?? 0)))) return at;
  }
  return null;
}

const LIST = /^附\s*件\s*[0-9]{0,2}\s*[:：]/;
const LISTED = /^(?:[0-9０-９]{1,2}\s*[.．、]|附\s*件\s*[0-9]{1,2}\s*[:：])/;

function findList(lines: readonly Line[], from: number, to: number): Frame['list'] {
  const start = lines.findIndex(({ text }, at) => at >= from && at <= to && LIST.test(text));
  if (start === -1) return { from: to, to };
  let end = start + 1;
  while (end < to && (LISTED.test(lines[end]?.text ?? '') || goesOn(lines, end, to))) end++;
  return { from: start, to: end };
}

/** The attachments of a plan are listed below the plan, where the letter lists none. */
export function laterList(items: readonly Item[], from: number): { readonly from: number; readonly to: number } | null {
  const start = items.findIndex((item, at) => at >= from && item.kind === 'line' && LIST.test(item.text) && item.text.length > 4);
  if (start === -1) return null;
  let end = start + 1;
  for (let item = items[end]; item?.kind === 'line' && LISTED.test(item.text); item = items[end]) end++;
  return { from: start, to: end };
}

/** A title of the list that takes a second line: more of the list follows, or the line ends as titles do. */
function goesOn(lines: readonly Line[], at: number, to: number): boolean {
  const text = lines[at]?.text ?? '';
  if (text.length > 40 || isIssuer(text) || isDateLine(text) || /[。；：:]$/.test(text)) return false;
  return (at + 1 < to && LISTED.test(lines[at + 1]?.text ?? '')) || /(?:计划|方案|清单|表|分工)$/.test(squeeze(text));
}

const REMARK = /^[(（]?(?:此件|本件|此文|联系人|信息公开|公开方式|主动公开|依申请公开|不予公开|抄送|印发日期)|印发[)）]?$/;

function afterRemarks(lines: readonly Line[], from: number): number {
  let end = from;
  while (end < lines.length && REMARK.test(squeeze(lines[end]?.text ?? ''))) end++;
  return end;
}
