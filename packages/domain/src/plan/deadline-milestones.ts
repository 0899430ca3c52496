import type { LocalDate } from '../kernel/dates.ts';
import { type Clause, type ClauseContext, clausesOf, phraseOf, type Reading, rangeIn, readingOf } from './clause.ts';
import { type DateMention, datesIn } from './deadline-dates.ts';
import type { Milestone } from './draft.ts';
import type { Passage } from './passage.ts';

/** A measure cut into clauses, with the words of time in it that stand in no title. */
export type DatedReading = { readonly reading: Reading; readonly clauses: readonly Clause[]; readonly dates: readonly DateMention[] };

/** Titles hold years of their own: 《…行动计划（2021—2025年）》. */
const TITLES = /《[^《》\n]{1,200}》|〔\d{4}〕|(?<=规划|计划|方案|纲要|意见|办法)（[^（）\n]{1,20}）/g;
/** Clauses that only lead up to the work: 按照…要求, 市交通委牵头. */
const FRAME =
  /^(?:对标|对照|按照?|根据|依据|围绕|立足|结合|针对|为(?!了?全面完成)|坚持|以.{1,40}为|在.{1,60}(?:下|上|中|前|后|期间|基础上)$)|(?:牵头|会同|配合|指导下)$|^(?:由)?[^，]{0,20}(?:牵头|负责)$/;

/** The deadline and the promises are read from the same passage, one after the other. */
const lately = new WeakMap<Passage, { year: number | null; dated: DatedReading }>();

export function datedReading(passage: Passage, year: number | null): DatedReading {
  const known = lately.get(passage);
  if (known?.year === year) return known.dated;
  const reading = readingOf(passage);
  const text = /[《〔（]/.test(reading.text) ? reading.text.replace(TITLES, (title) => '□'.repeat(title.length)) : reading.text;
  const dated = { reading, clauses: clausesOf(reading), dates: datesIn(text, year) };
  lately.set(passage, { year, dated });
  return dated;
}

/** The days a measure sets for its parts, in order of time. */
export function milestonesOf(measure: DatedReading, about: ClauseContext, without: LocalDate | null): Milestone[] {
  const due = measure.dates.filter((date) => date.use === 'due' && date.kind !== 'range' && date.to !== without);
  const found = due.flatMap((date) => milestone(measure, date, about));
  return found.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function milestone(measure: DatedReading, date: DateMention, about: ClauseContext): Milestone[] {
  const place = governed(measure, date);
  if (place === null || date.to === null) return [];
  const { reading } = measure;
  const what = phraseOf(reading, place.start, place.end).trim();
  return what === '' ? [] : [{ on: date.to, what, source: about.spanOf(rangeIn(reading, place.start, place.end)) }];
}

/** The clause that is to be done by the date, or null where the date only belongs to a demand that is quoted. */
function governed({ reading, clauses }: DatedReading, date: DateMention): { start: number; end: number } | null {
  const index = clauses.findIndex(({ start, end }) => start <= date.start && date.start < end);
  const own = clauses[index];
  if (own === undefined) return null;
  const before = reading.text.slice(own.start, date.start);
  if (FRAME.test(before)) return null;
  const start = date.end + leading(reading.text.slice(date.end, own.end));
  const bracketed = reading.outline[date.start] === '□';
  if (bracketed || (own.end - start <= 4 && before.length > 2)) return { start: own.start, end: own.end };
  if (start < own.end && !FRAME.test(reading.outline.slice(start, own.end))) return { start, end: withParallels(reading, clauses, index) };
  return nextDeed(reading, clauses, index);
}

const leading = (text: string): number => /^(?:、|力争|要|应|必须|将)*/.exec(text)?.[0].length ?? 0;

function nextDeed(reading: Reading, clauses: readonly Clause[], index: number): { start: number; end: number } | null {
  const own = clauses[index] as Clause;
  let last: Clause | null = null;
  for (let i = index + 1; i < clauses.length; i++) {
    const clause = clauses[i] as Clause;
    if (clause.sentence !== own.sentence || clause.part !== own.part) break;
    last = clause;
    if (!FRAME.test(reading.outline.slice(clause.start, clause.end)))
      return { start: clause.start, end: withParallels(reading, clauses, i) };
  }
  return last === null ? null : { start: last.start, end: last.end };
}

/** 完成甲；完成乙: what goes on in the same words behind a semicolon is due with it. */
function withParallels(reading: Reading, clauses: readonly Clause[], index: number): number {
  let last = index;
  while (goesOn(reading, clauses[last] as Clause, clauses[last + 1])) last++;
  return (clauses[last] as Clause).end;
}

const goesOn = ({ text }: Reading, before: Clause, next: Clause | undefined): boolean =>
  next !== undefined &&
  next.sentence === before.sentence &&
  next.part !== before.part &&
  text.startsWith('完成', next.start) &&
  text.slice(before.start, before.end).includes('完成');
