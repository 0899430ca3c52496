import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DayKind, HolidayNotice, WorkCalendar } from '@gongjian/domain/calendar/model';
import { readNotice } from '@gongjian/domain/calendar/read-notice';
import { addWorkdays, cutoff, dueDay, kindOfDay, type NoHolidayNotice, workCalendar } from '@gongjian/domain/calendar/rules';
import { isLocalDate, type LocalDate, nextMonth, type YearMonth, yearMonth } from '@gongjian/domain/kernel/dates';
import type { Command } from 'commander';
import { packFolder } from './packs.ts';
import { UsageError } from './usage-error.ts';

type Notices = { readonly notice?: readonly string[] };
type Due = Notices & { readonly month: string; readonly workday: string; readonly json?: boolean; readonly exclusive?: boolean };

/** `gongjian calendar`: working days by the State Council notices, offline. */
export function addCalendarCommands(program: Command): void {
  const calendar = program.command('calendar').description('工作日历 working days by the State Council holiday notices');
  const notice = ['--notice <file...>', 'holiday notices of further years, as JSON files'] as const;

  calendar
    .command('due')
    .description('the day the report for a month is due')
    .requiredOption('--month <YYYY-MM>', 'the month the report tells of')
    .option('--workday <n>', 'which working day of the next month', '3')
    .option('--exclusive', 'the due day itself no longer counts')
    .option('--json')
    .option(...notice)
    .action((options: Due) => print(due(options)));

  calendar
    .command('workday <day>')
    .description('whether a day is worked, and why')
    .option(...notice)
    .action((day: string, options: Notices) => print(describeDay(kindOfDay(asDay(day), load(options)))));

  calendar
    .command('add <day>')
    .description('the day so many working days later (earlier, if negative)')
    .requiredOption('--workdays <n>', 'how many working days')
    .option(...notice)
    .action((day: string, options: Notices & { workdays: string }) =>
      print(addWorkdays(asDay(day), asWholeNumber(options.workdays, '--workdays'), load(options))),
    );
}

function due({ month, workday, json, exclusive, ...options }: Due): string {
  const reported = asMonth(month);
  const n = asWholeNumber(workday, '--workday');
  if (n < 1) throw new UsageError(`--workday ${n}: the first working day of a month is number 1`);
  const day = dueDay(reported, n, load(options));
  if (day === undefined) throw new UsageError(`--workday ${n}: ${nextMonth(reported)} has fewer working days`);
  return json ? JSON.stringify({ month: reported, workday: n, due: day, cutoff: cutoff(day, !exclusive) }) : day;
}

const why: Record<DayKind['why'], (holiday: string) => string> = {
  weekday: () => 'weekday 工作日',
  weekend: () => 'weekend 周末',
  holiday: (name) => `${name} holiday 放假`,
  makeUp: (name) => `make-up day 调休上班 (${name})`,
};

const describeDay = (kind: DayKind): string => `${kind.workday ? 'workday' : 'rest'} ${why[kind.why](kind.holiday ?? '')}`;

function load({ notice = [] }: Notices): WorkCalendar {
  const folder = packFolder('china/holidays');
  const shipped = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => join(folder, file));
  return workCalendar([...shipped, ...notice].map(readFile));
}

function readFile(file: string): HolidayNotice {
  const read = readNotice(parse(file));
  if ('notice' in read) return read.notice;
  const places = read.problems.map(({ code, at }) => `${at.join('.')}: ${code}`).join('; ');
  throw new UsageError(`${file} is no holiday notice: ${places} (see packs/china/holidays/2026.json for the form)`);
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${file} cannot be read as JSON: ${(error as Error).message}`);
  }
}

function asDay(text: string): LocalDate {
  if (!isLocalDate(text)) throw new UsageError(`${text} is no day of the calendar; write it as 2022-10-08`);
  return text;
}

function asMonth(text: string): YearMonth {
  try {
    return yearMonth(text);
  } catch {
    throw new UsageError(`--month ${text} is no month; write it as 2022-04`);
  }
}

function asWholeNumber(text: string, option: string): number {
  const n = Number(text);
  if (text.trim() === '' || !Number.isInteger(n) || Math.abs(n) > 10_000) throw new UsageError(`${option} ${text}: not a whole number`);
  return n;
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** What a person is told when a year's notice is not loaded, and how to mend it. */
export const explainMissingNotice = ({ year }: NoHolidayNotice): string =>
  `no holiday notice is loaded for ${year}: write the State Council notice as ${year}.json (form: packs/china/holidays/2026.json) and pass it with --notice ${year}.json or put it in packs/china/holidays`;
