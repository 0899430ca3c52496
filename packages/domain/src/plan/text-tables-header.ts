import type { Range } from './source.ts';
import { type Columns, columnsOf } from './table-columns.ts';
import { type Header, headerCell } from './table-header.ts';

/** The header of a flattened table: its cells in order, and what the columns then are. */
export type FlatHeader = { readonly cells: readonly Range[]; readonly header: Header; readonly columns: Columns };

const FIRST = '序\\s?号|编\\s?号|类\\s?别|领\\s?域|专项行动|专项|方面';
const TEXT =
  '(?:年度|重点|主要|工作|目标|整改|具体|项目){0,3}(?:任务|措施|举措|内容|事项|要求|目标|工作|名称)(?:名称|内容|要求|清单|分解)?';
const WHEN = '(?:完成|办理|整改|落实|工作)?(?:时限|时间|期限|时间节点|节点)(?:要求|节点|安排)?|进度安排|时间安排';
const WHO =
  '(?:市级|区级|省级)?(?:牵\\s?头|主\\s?责|责\\s?任|协\\s?办|配\\s?合|主办|承办|参与|协同|落实|实施|会同|参加|协助|负责)\\s?(?:责任|实施)?(?:部\\s?门|单\\s?位|主\\s?体)(?:[(（][^()（）]{1,12}[)）])?|(?:责任|职责|任务)分工';
const LAST = '备\\s?注|说\\s?明';
const PHRASE = `(?:${FIRST}|${WHEN}|${WHO}|${TEXT}|${LAST})`;

/** Three or more header words one after the other, with white space or nothing between them. */
const RUN = new RegExp(`(?:${PHRASE}\\s{0,20}){3,14}`, 'g');
const EACH = new RegExp(PHRASE, 'g');
const LONGEST_RUN = 200;

/** All headers in a line that has lost its cells. */
export function headersInLine(document: string, at: Range): { readonly at: Range; readonly found: FlatHeader }[] {
  const text = document.slice(at.start, at.end);
  if (!/部\s?门|单\s?位|主\s?体|分工|时限|时间|期限/.test(text)) return [];
  const headers: { readonly at: Range; readonly found: FlatHeader }[] = [];
  for (const run of text.matchAll(RUN)) {
    if (run[0].length > LONGEST_RUN) continue;
    const from = at.start + run.index;
    const words = [...run[0].matchAll(EACH)].map((word) => ({ start: from + word.index, end: from + word.index + word[0].length }));
    const cells = withoutTitle(words, document);
    const start = cells[0]?.start ?? from;
    const found = flatHeader(document, cells);
    if (found !== null) headers.push({ at: { start, end: from + run[0].trimEnd().length }, found });
  }
  return headers;
}

/** 某市任务清单 序号 重点任务…: the end of a title before the header is no cell of it. */
function withoutTitle(words: readonly Range[], document: string): readonly Range[] {
  const numbers = words.findIndex(({ start, end }) => /^(?:序|编)\s?号$/.test(document.slice(start, end)));
  if (numbers > 0) return words.slice(numbers);
  const [first] = words;
  const endsTitle = first !== undefined && /[\u4e00-\u9fff]/.test(document[first.start - 1] ?? ' ') && /\s/.test(document[first.end] ?? '');
  return endsTitle ? words.slice(1) : words;
}

/** Whether the words make the header of a table of measures; 责任分工 over 牵头 and 配合 is no column of its own. */
export function flatHeader(document: string, ranges: readonly Range[]): FlatHeader | null {
  const all = ranges.map((at) => ({ at, cell: headerCell(document.slice(at.start, at.end)) }));
  const parted = all.filter(({ cell }) => cell !== null && ['lead', 'responsible', 'support'].includes(cell.role)).length > 1;
  const kept = all.filter(({ cell }) => cell !== null && !(parted && /分工$/.test(cell.words)));
  const header: Header = { rows: 1, cells: kept.map(({ cell }) => cell) };
  const roles = new Set(header.cells.map((cell) => cell?.role));
  const columns = roles.size < 3 ? null : columnsOf(header, kept.length, []);
  return columns === null || columns.certainty === 'doubtful' ? null : { cells: kept.map(({ at }) => at), header, columns };
}
