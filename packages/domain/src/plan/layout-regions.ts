import type { GridItem, Item, Line } from './layout-item.ts';
import type { Listed } from './notice.ts';
import { dateAt } from './notice-date.ts';
import { isIssuer } from './notice-frame.ts';
import { numbered, numeralValue } from './numbering.ts';
import { oneLine, squeeze } from './table-text.ts';

/** The part of a document that is one plan: an attachment, a sheet, or the document itself. */
export type Region = { readonly attachment: number | null; readonly title: string | null; readonly items: readonly Item[] };

type Start = { readonly at: number; readonly attachment: number | null; readonly title: string | null; readonly from: number };

/** Cuts what follows the letter into plans, at labels (附件 2) and at the titles that the letter announces. */
export function regionsOf(items: readonly Item[], after: number, known: KnownTitles): Region[] {
  const starts = startsOf(items, after, known);
  const first = starts[0];
  const opening = first === undefined || first.at > after ? [openingStart(items, after, first?.at ?? items.length)] : [];
  const all = [...opening, ...starts];
  return all
    .map(({ from, attachment, title }, i) => ({ attachment, title, items: items.slice(from, all[i + 1]?.at ?? items.length) }))
    .filter((region) => region.items.length > 0);
}

/** What the document says beforehand of the plans in it. */
export type KnownTitles = {
  readonly listed: readonly Listed[];
  /** Titles between 《》 in the title of the letter, white space out. */
  readonly announced: readonly string[];
  /** Where each sheet of a workbook begins. */
  readonly sheets: readonly number[];
};

function startsOf(items: readonly Item[], after: number, known: KnownTitles): Start[] {
  const starts: Start[] = [];
  for (let at = after; at < items.length; at++) {
    const start =
      labelledStart(items, at, known.listed) ??
      titledStart(items, at, known) ??
      captionStart(items, at, starts.at(-1)?.at ?? after) ??
      sheetStart(items, at, known.sheets);
    if (start === null) continue;
    starts.push(start);
    at = Math.max(at, start.from - 1);
  }
  return starts;
}

const LABEL =
  /^附\s*(?:件|表|录)\s*[:：]?\s*([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})?(?:\s*[-—–－]\s*[0-9]{1,2})?\s*[:：.．、]?\s*(.*)$/;

/** 附件：1.… is the first line of a list. */
const LIST_LINE = /^附\s*件\s*[:：]\s*[0-9０-９]/;

/** 附件 2, alone on its line or with the title behind it. */
function labelledStart(items: readonly Item[], at: number, listed: readonly Listed[]): Start | null {
  const line = items[at];
  if (line?.kind !== 'line' || line.text.length > 80 || LIST_LINE.test(line.text)) return null;
  const match = LABEL.exec(line.text);
  if (match === null) return null;
  const [, number, rest] = match as unknown as [string, string | undefined, string];
  if (rest !== '' && (numbered(rest) !== null || /[。；，]/.test(rest) || !(number !== undefined || isTitle(rest)))) return null;
  const attachment = number === undefined ? onlyNumber(listed) : numeralValue(number);
  if (rest !== '') return { at, attachment, title: oneLine(rest), from: at + 1 };
  const title = titleBelow(items, at + 1);
  const known = listed.find(({ no }) => no === attachment)?.title ?? null;
  return { at, attachment, title: title.text ?? known, from: title.to };
}

const onlyNumber = (listed: readonly Listed[]): number | null => (listed.length === 1 ? (listed[0]?.no ?? null) : null);

const LONGEST_TITLE = 3;

/** The lines of a title: short, without a number or a full stop, the last of them ending as titles end. */
function titleBelow(items: readonly Item[], from: number): { readonly text: string | null; readonly to: number } {
  let words = '';
  for (let to = from; to < Math.min(items.length, from + LONGEST_TITLE); to++) {
    const item = items[to];
    if (item?.kind !== 'line' || item.text.length > 60 || /[。；：:]$/.test(item.text) || numbered(item.text) !== null) break;
    words += words === '' ? item.text : `\n${item.text}`;
    if (isTitle(words)) return { text: oneLine(words), to: to + 1 };
  }
  const next = items[from];
  const beforeGrid = next?.kind === 'line' && items[from + 1]?.kind === 'grid' && next.text.length <= 40 && numbered(next.text) === null;
  return beforeGrid ? { text: oneLine(next.text), to: from + 1 } : { text: null, to: from };
}

const TITLE_END =
  /(?:计划|方案|清单|分工|分工表|任务|任务表|任务书|要点|安排|安排表|措施|措施表|台账|一览表|汇总表|分解表|明细表|规划|意见|办法|行动|工作表|推进表|推进计划表|进度表|责任表|分配表|细化表|落实表|调度表|任务书|任务单|作战图|目标表|指标表|名单|名录|项目表|目录)(?:[(（][^()（）]{1,30}[)）])?$/;

export const isTitle = (text: string): boolean => {
  const words = squeeze(text);
  return words.length >= 4 && words.length <= 60 && TITLE_END.test(words) && !/[。；：:，]/.test(words);
};

/** A line (or two) that repeats a title the letter announces. */
function titledStart(items: readonly Item[], at: number, { listed, announced }: KnownTitles): Start | null {
  const first = items[at];
  if (first?.kind !== 'line' || first.text.length > 80) return null;
  for (let to = at + 1; to <= Math.min(items.length, at + LONGEST_TITLE); to++) {
    const lines = items.slice(at, to);
    if (!lines.every((item): item is Line => item.kind === 'line')) return null;
    const printed = lines.map(({ text }) => text).join('\n');
    const match = listed.find(({ title }) => squeeze(title) === squeeze(printed));
    const plain = announced.includes(squeeze(printed));
    if (match !== undefined || plain) return { at, attachment: match?.no ?? null, title: oneLine(printed), from: to };
  }
  return null;
}

/** A single row is a bar of links laid out as a table. */
const isBar = ({ grid }: GridItem): boolean => grid.rows.length === 1;

/** A title right above a table, where another table of the plan came before it. */
function captionStart(items: readonly Item[], at: number, last: number): Start | null {
  const line = items[at];
  if (line?.kind !== 'line' || items[at + 1]?.kind !== 'grid' || !isTitle(line.text) || numbered(line.text) !== null) return null;
  const tableBefore = items.slice(Math.max(last, at - 2000), at).some((item) => item.kind === 'grid' && !isBar(item));
  return tableBefore ? { at, attachment: null, title: oneLine(line.text), from: at + 1 } : null;
}

/** A sheet of a workbook is a plan of its own; a title above its table, else its name, is the title. */
function sheetStart(items: readonly Item[], at: number, sheets: readonly number[]): Start | null {
  const item = items[at];
  const before = items[at - 1];
  if (item === undefined || !sheets.some((start) => start <= item.at.start && (before === undefined || before.at.start < start)))
    return null;
  const above = linesAbove(items, at);
  const title = above.find(({ text }) => isTitle(text)) ?? above.find(({ text }) => text.length <= 40 && numbered(text) === null);
  return {
    at,
    attachment: null,
    title: title === undefined ? null : oneLine(title.text),
    from: at + (title === undefined ? 0 : above.indexOf(title) + 1),
  };
}

/** The lines from here to the next grid; none where it is far. */
function linesAbove(items: readonly Item[], at: number): Line[] {
  const next = items.slice(at, at + 6).findIndex(({ kind }) => kind === 'grid');
  return next === -1 ? [] : (items.slice(at, at + next) as Line[]);
}

/** What stands before the first label: its title is the last title-like line before a table or a first heading. */
function openingStart(items: readonly Item[], from: number, to: number): Start {
  for (let at = from; at < Math.min(to, from + 40); at++) {
    const item = items[at];
    if (item?.kind === 'grid' && isBar(item)) continue;
    if (item?.kind !== 'line' || numbered(item.text) !== null) break;
    if (isIssuer(item.text) || dateAt(item.text) !== null) continue;
    const title = titleBelow(items.slice(0, to), at);
    if (title.text !== null && isTitle(title.text)) return { at: from, attachment: null, title: title.text, from: title.to };
  }
  return { at: from, attachment: null, title: null, from };
}
