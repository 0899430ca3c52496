import type { Line } from './layout-item.ts';
import { trimmed } from './layout-item.ts';
import { headersInLine } from './text-tables-header.ts';

/** A line no page holds: a document, or much of one, pasted without its line breaks. */
const RUN_ON = 240;
/** A title and a table of two rows on one line. */
const SHORTEST = 100;

/** Cuts a run-on line where a letter, its attachments and their tables begin, so that each again stands on lines of its own. */
export function withoutRunOns(line: Line, document: string): Line[] {
  if (line.text.length < SHORTEST) return [line];
  const inLetter = line.text.length < RUN_ON ? [] : [...letterCuts(line.text), ...labelCuts(line.text)];
  const opening = inLetter.length === 0 && line.at.start < TITLE_REACH ? openingCut(line.text) : [];
  const cuts = [...new Set([...inLetter, ...opening, ...headerCuts(line, document)])].sort((a, b) => a - b);
  if (cuts.length === 0) return [line];
  const edges = [0, ...cuts, line.text.length];
  return edges.slice(1).flatMap((end, i) => {
    const at = trimmed(document, { start: line.at.start + (edges[i] as number), end: line.at.start + end });
    return at.start < at.end ? [{ ...line, at, text: document.slice(at.start, at.end) }] : [];
  });
}

const TITLE_REACH = 200;
const OPENING =
  /^[^。；：:，,《》“\s]{4,50}?(?:方案|计划|规划|要点|清单|分工表|任务表|意见|措施|台账)(?:\s?[（(][^（）()]{2,24}[）)])?(?=\s*(?:[一1]\s?[、．.]|第[一1][章节部]|序\s?号|[（(]一[）)]|(?:为|根据|按照|依据)[\u4e00-\u9fff]))/;

/** The title a document without a letter begins with. */
function openingCut(text: string): number[] {
  const title = OPENING.exec(text.slice(0, 120))?.[0];
  return title === undefined || /^(?:为|根据|按照|依据|结合|经)/.test(title) ? [] : [title.length];
}

const headerCuts = (line: Line, document: string): number[] => headersInLine(document, line.at).map(({ at }) => at.start - line.at.start);

/** 附件 2 between two sentences or spaces; 见附件 2 is no label. */
function labelCuts(text: string): number[] {
  const labels = text.matchAll(/(?<=^|[\s。）)日—])附\s?件\s?[0-9一二三四五六七八九十]{1,2}(?![0-9])(?=\s*[:：]?\s*[\u4e00-\u9fff])/g);
  const lists = text.matchAll(/(?<=[\s。）)])附\s?件\s?[:：](?=\s?1)/g);
  return [...[...labels].flatMap((label) => [label.index, label.index + label[0].length]), ...[...lists].map(({ index }) => index)];
}

const DATE =
  '(?:[0-9]{4}|二[〇零○][一二三四五六七八九〇零○]{2})\\s*年\\s*[0-9一二三四五六七八九十]{1,3}\\s*月\\s*[0-9一二三四五六七八九十]{1,3}\\s*日';
const NUMBER = '[\\u4e00-\\u9fff]{1,12}\\s?[〔\\[［][0-9]{4}[〕\\]］]\\s?[0-9]{1,5}\\s?号';

/** How much of a line may be the letter. */
const LETTER = 8000;

/** A letter: title, number, addressees, what it asks, attachments, signature and date. */
function letterCuts(line: string): number[] {
  const text = line.slice(0, LETTER);
  const title = /关于[^。；：:]{4,120}?的(?:通知|意见|函|公告|决定)(?![^《]{0,40}》)/.exec(text);
  if (title === null) return [];
  const cuts = [title.index + title[0].length];
  const number = new RegExp(NUMBER).exec(text.slice(0, 600));
  if (number !== null) cuts.push(number.index, number.index + number[0].length);
  const addressed = text.slice(0, 1500).indexOf('：', Math.max(...cuts));
  if (addressed !== -1) cuts.push(addressed + 1);
  return [...cuts, ...bodyCuts(text, Math.max(...cuts))];
}

function bodyCuts(text: string, from: number): number[] {
  const cuts: number[] = [];
  const body = text.slice(from);
  const dated = signedDate(body);
  const end = dated?.end ?? body.length;
  const list = body.slice(0, end).search(/附\s?件\s?[:：]/);
  const spoken = body.slice(0, list === -1 ? end : list).matchAll(/(?<=[。；：]\s?)[一二三四五六七八九十]{1,2}(?=是)/g);
  for (const { index } of spoken) cuts.push(from + index);
  if (list !== -1) {
    cuts.push(from + list);
    for (const item of body.slice(list, dated?.start ?? end).matchAll(/(?<=\s)[0-9]{1,2}\s?[.．、](?![0-9])/g))
      cuts.push(from + list + item.index);
  }
  if (dated !== null) cuts.push(from + dated.start, from + dated.dateStart, from + dated.end);
  if (dated !== null) cuts.push(...titleCuts(text, from + dated.end));
  return cuts;
}

/** The date under the letter and the issuer before it. */
function signedDate(body: string): { readonly start: number; readonly dateStart: number; readonly end: number } | null {
  const signed = new RegExp(`(?<=[\\s。》）)划案])([\\u4e00-\\u9fff]{2,30}?(?:厅|局|委|委员会|政府|办公室|部|组|会|署))\\s*(${DATE})`).exec(
    body,
  );
  if (signed === null) return null;
  const end = signed.index + signed[0].length;
  return { start: signed.index, dateStart: end - (signed[2] as string).length, end };
}

/** The title of what the letter hands out, where it is printed again below the date. */
function titleCuts(text: string, from: number): number[] {
  const announced =
    /印发[^《》]{0,20}《([^《》]{4,80})》/.exec(text)?.[1] ?? /印发([^《》，。：]{4,60}?)的(?:通知|函|公告)/.exec(text)?.[1];
  if (announced === undefined) return [];
  const words = [...announced.replace(/\s/g, '')].map((character) => character.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const again = new RegExp(words.join('\\s?')).exec(text.slice(from));
  return again === null ? [] : [from + again.index, from + again.index + again[0].length];
}
