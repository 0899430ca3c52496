import { dateOf, type LocalDate } from '../kernel/dates.ts';
import type { Clause } from './clause.ts';
import type { DateMention } from './deadline-dates.ts';
import type { Deadline } from './draft.ts';

export type Due = {
  readonly dates: DatesByClause;
  readonly clauses: readonly Clause[];
  readonly outline: string;
  readonly deadline: Deadline;
  readonly year: number | null;
};

export type DatesByClause = ReadonlyMap<Clause, readonly DateMention[]>;

/** Both lists are in order. */
export function datesByClause(clauses: readonly Clause[], dates: readonly DateMention[]): DatesByClause {
  const found = new Map<Clause, DateMention[]>();
  let next = 0;
  for (const clause of clauses) {
    const own: DateMention[] = [];
    for (; next < dates.length && (dates[next] as DateMention).start < clause.end; next++) own.push(dates[next] as DateMention);
    if (own.length > 0) found.set(clause, own);
  }
  return found;
}

/** Dates in such clauses belong to what is quoted: 对标“十四五”末推广200万辆的任务要求. */
const QUOTES = /^(?:对标|对照|按照?|根据|依据|围绕|立足)/;
const YEARLY = /全年|年内|年均|当年|本年|年度(?=[^，]{0,30}\d)/;
/** How many clauses back a date that opens a sentence is believed to hold. */
const REACH = 24;

/** By when what the clause says is due: its own date, the date its sentence opens with, the deadline of the measure. */
export function dueOf(due: Due, index: number, isTrend = false): LocalDate | null {
  const clause = due.clauses[index] as Clause;
  const own = (due.dates.get(clause) ?? []).filter(({ use }) => use !== 'base' && use !== 'start');
  const opening = inSentence(due, index);
  const dated = own.at(-1)?.to ?? (isTrend ? yearEndOnly(opening) : opening) ?? due.deadline.on ?? due.deadline.to;
  if (dated !== null) return dated;
  return due.year !== null && YEARLY.test(partUntil(due, index)) ? dateOf(due.year, 12, 31) : null;
}

/** A direction is kept through a year; a date within the year that opens the sentence is meant for other work. */
const yearEndOnly = (day: LocalDate | null): LocalDate | null => (day?.endsWith('-12-31') === true ? day : null);

function partUntil({ clauses, outline }: Due, index: number): string {
  const last = clauses[index] as Clause;
  let first = index;
  while (first > index - REACH && clauses[first - 1]?.part === last.part) first--;
  return outline.slice(Math.max((clauses[first] as Clause).start, last.end - 400), last.end);
}

/** A date holds until the next semicolon, and beyond where what follows goes on in the same words. */
function inSentence({ dates, clauses, outline }: Due, index: number): LocalDate | null {
  let clause = clauses[index] as Clause;
  for (let i = index - 1; i >= Math.max(0, index - REACH); i--) {
    const before = clauses[i] as Clause;
    if (before.sentence !== clause.sentence) return null;
    if (before.part !== clause.part && !goesOn(outline, before, clause)) return null;
    const found = (QUOTES.test(outline.slice(before.start, before.end)) ? [] : (dates.get(before) ?? [])).filter(
      ({ start, use }) => use === 'due' || (use === 'plain' && start === before.start),
    );
    const last = found.at(-1);
    if (last !== undefined) return last.to;
    clause = before;
  }
  return null;
}

const goesOn = (outline: string, before: Clause, after: Clause): boolean =>
  outline.startsWith('完成', after.start) && outline.slice(before.start, before.end).includes('完成');
