import type { LocalDate } from '../kernel/dates.ts';
import { type Clause, type ClauseContext, closedUp, phraseOf, type Reading, rangeIn, readingOf, wordsOf } from './clause.ts';
import type { DateMention } from './deadline-dates.ts';
import { type DatedReading, datedReading, milestonesOf } from './deadline-milestones.ts';
import { numberedMilestones } from './deadline-numbered.ts';
import { printedDeadline, saysOnlyWhen } from './deadline-printed.ts';
import type { Deadline, MeasureQuestion, Milestone } from './draft.ts';
import type { Passage } from './passage.ts';

type Answer = { deadline: Deadline; questions: MeasureQuestion[] };

/** Reads 完成时限 as printed, or, where none is printed, the date the measure's sentences give. */
export function readDeadline(printed: Passage | null, measure: Passage, about: ClauseContext): Answer {
  const dated = datedReading(measure, about.year);
  const cell = printed === null ? null : readingOf(printed);
  if (cell === null || /^[-—―－–─/／\\*]*$|^无$/.test(cell.text)) return fromSentences(dated, about);
  const numbered = numberedMilestones(cell.printed, measure, about);
  if (new Set(numbered.map(({ on }) => on)).size > 1) {
    return { deadline: { ...nothing, text: closedUp(cell.printed.text), kind: 'milestones', milestones: numbered }, questions: [] };
  }
  return fromCell(cell, dated, about);
}

/** Whether a short text can only be a 完成时限. */
export const isDeadlineText = (text: string): boolean => {
  if (text.length > 80) return false;
  const { text: closed } = readingOf({ text, from: Array.from({ length: text.length }, (_, i) => i) });
  return saysOnlyWhen(closed.replace(/^（(.*)）$/, '$1'));
};

const ask = (why: string, choices: readonly string[] = []): MeasureQuestion => ({ field: 'deadline', why, choices });

const nothing = { on: null, from: null, to: null, milestones: [] } as const;

function fromCell(cell: Reading, measure: DatedReading, about: ClauseContext): Answer {
  const text = closedUp(cell.printed.text);
  const said = printedDeadline(cell.text, about.year);
  switch (said.kind) {
    case 'dates':
      return fromDates(text, said.dates, cell, measure, about);
    case 'standing':
      return { deadline: { ...nothing, text, kind: 'standing', milestones: milestonesOf(measure, about, null) }, questions: [] };
    case 'milestones':
      return byMilestones(text, measure, about);
    case 'atOnce':
      return {
        deadline: { ...nothing, text, kind: 'none' },
        questions: [ask(`“${text}”没有写明日期，请确认完成时限`, ['年底前', '长期实施'])],
      };
    case 'unknown':
      return {
        deadline: { ...nothing, text, kind: 'none' },
        questions: [ask(`无法识别完成时限“${text}”，请确认`, ['年底前', '长期实施'])],
      };
  }
}

function byMilestones(text: string, measure: DatedReading, about: ClauseContext): Answer {
  const milestones = milestonesOf(measure, about, null);
  const missing = ask(`完成时限为“${text}”，但措施中没有写明时间节点，请确认`, ['年底前', '长期实施']);
  return { deadline: { ...nothing, text, kind: 'milestones', milestones }, questions: milestones.length > 0 ? [] : [missing] };
}

function fromDates(text: string, dates: readonly DateMention[], cell: Reading, measure: DatedReading, about: ClauseContext): Answer {
  const [first] = dates as [DateMention];
  const days = new Set(dates.map(({ to }) => to));
  if (days.size > 1 && dates.every(({ kind }) => kind !== 'range')) {
    return { deadline: { ...nothing, text, kind: 'milestones', milestones: steps(cell, dates, about) }, questions: doubts(dates) };
  }
  const plain = onOneDate(text, dates.every(({ kind }) => kind === 'range') ? { ...first, to: dates.at(-1)?.to ?? first.to } : first);
  return { deadline: { ...plain, milestones: milestonesOf(measure, about, plain.on) }, questions: doubts([first]) };
}

function onOneDate(text: string | null, { from, to, kind, use }: DateMention): Deadline {
  if (kind === 'range') return { ...nothing, text, kind, from, to };
  if (use === 'start') return { ...nothing, text, kind: 'range', from };
  return { ...nothing, text, kind, on: to };
}

/** 6月底前完成方案，年底前完成建设: a cell that holds its own milestones. */
function steps(cell: Reading, dates: readonly DateMention[], about: ClauseContext): Milestone[] {
  return dates.flatMap((date, i) => {
    if (date.to === null) return [];
    const end = dates[i + 1]?.start ?? cell.text.length;
    const words = phraseOf(cell, date.end, end).replace(/^[\s，、；。/]+|[\s，、；。/]+$/g, '');
    const what = words === '' ? wordsOf(cell, date.start, date.end) : words;
    return [{ on: date.to, what, source: about.spanOf(rangeIn(cell, date.start, end)) }];
  });
}

function doubts(dates: readonly DateMention[]): MeasureQuestion[] {
  const assumed = dates.flatMap((date) => (date.assumed === null ? [] : [ask(date.assumed, date.to === null ? [] : [date.to])]));
  const yearless = dates.some(({ to, from }) => to === null && from === null);
  return yearless ? [...assumed, ask('完成时限没有写明年份，文件中也没有找到计划年份')] : assumed;
}

const KEPT_UP = /（(?:长期|持续|常态化)(?:坚持|实施|推进|开展|落实)*）/;

function fromSentences(measure: DatedReading, about: ClauseContext): Answer {
  const dates = namedDates(measure);
  const [first] = dates;
  if (first === undefined) return { deadline: unsaid(measure), questions: [] };
  const days = new Set<LocalDate | null>(dates.map(({ to }) => to));
  if (days.size === 1) {
    return { deadline: onOneDate(wordsOf(measure.reading, first.start, first.end), first), questions: doubts([first]) };
  }
  const milestones = milestonesOf(measure, about, null);
  const kind = milestones.length > 0 ? 'milestones' : 'none';
  return { deadline: { ...nothing, text: null, kind, milestones }, questions: doubts(dates) };
}

function unsaid({ reading }: DatedReading): Deadline {
  const kept = KEPT_UP.exec(reading.text);
  if (kept === null) return { ...nothing, text: null, kind: 'none' };
  return { ...nothing, text: wordsOf(reading, kept.index + 1, kept.index + kept[0].length - 1), kind: 'standing' };
}

/** The dates by which something is to be done; without any, the year or month with which a clause begins. */
function namedDates({ dates, clauses }: DatedReading): DateMention[] {
  const due = dates.filter(({ use }) => use === 'due');
  const single = due.filter(({ kind }) => kind !== 'range');
  if (single.length > 0) return single;
  if (due.length > 0) return due;
  const starts = new Set(clauses.map(({ start }: Clause) => start));
  return dates.filter(({ use, start }) => use === 'plain' && starts.has(start));
}
