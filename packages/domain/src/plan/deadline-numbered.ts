import { type ClauseContext, closedUp, readingOf } from './clause.ts';
import { datesIn } from './deadline-dates.ts';
import { saysOnlyWhen } from './deadline-printed.ts';
import type { Milestone } from './draft.ts';
import { type Passage, rangeOf, slice, trim } from './passage.ts';

/** （1）6月底前（2）12月底前: a 完成时限 for each numbered part of the measure. */
export function numberedMilestones(cell: Passage, measure: Passage, about: ClauseContext): Milestone[] {
  const days = partsOf(cell);
  if (days.length < 2 || !days.every(({ words }) => saysOnlyWhen(readingOf(words).text))) return [];
  const parts = partsOf(measure);
  const found = days.flatMap(({ number, words }) => {
    const on = datesIn(readingOf(words).text, about.year).at(-1)?.to ?? null;
    const part = parts.find((one) => one.number === number)?.words ?? words;
    return on === null ? [] : [{ on, what: closedUp(part.text), source: about.spanOf(rangeOf(part)) }];
  });
  return found.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

type Part = { readonly number: number; readonly words: Passage };

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const MARKERS = new RegExp(`[（(]\\s*(\\d{1,2})\\s*[)）][.、．]?|([${CIRCLED}])|(?<=^|[\\s；;。，,])(\\d{1,2})[.．、)）]`, 'g');

/** The parts behind 1, 2, 3, …; a number out of order is one within the text. */
function partsOf(passage: Passage): Part[] {
  if (passage.text.length > 4000) return [];
  const markers: RegExpExecArray[] = [];
  for (const match of passage.text.matchAll(MARKERS)) if (numberOf(match) === markers.length + 1) markers.push(match);
  return markers.map((match, i) => {
    const words = trim(slice(passage, match.index + match[0].length, markers[i + 1]?.index));
    return { number: i + 1, words: slice(words, 0, words.text.replace(/[\s；;。，,、]+$/, '').length) };
  });
}

const numberOf = (match: RegExpExecArray): number =>
  match[2] === undefined ? Number(match[1] ?? match[3]) : CIRCLED.indexOf(match[2]) + 1;
