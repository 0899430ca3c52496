import type { WorkCalendar } from '../calendar/model.ts';
import { addWorkdays, NoHolidayNotice } from '../calendar/rules.ts';
import { addDays, type LocalDate } from '../kernel/dates.ts';
import type { Cycle, ObligationState } from './model.ts';

/** 催报: when a unit is told of a month's report. */
export const REMINDERS = ['opens', 'soon', 'tomorrow', 'today', 'overdue'] as const;
export type ReminderKind = (typeof REMINDERS)[number];
export const RECIPIENTS = ['reporter', 'reviewer', 'coordinator'] as const;
export type Recipient = (typeof RECIPIENTS)[number];

export type ReminderRule = {
  readonly kind: ReminderKind;
  /** Working days before (negative) or after the due day; null: on the opening day. */
  readonly workdays: number | null;
  readonly to: readonly Recipient[];
};
/** Rules are data of a plan; these are the usual ones: opens, 3 and 1 working days before, on the day, and 1, 3 and 5 after. */
export const REMINDER_RULES: readonly ReminderRule[] = [
  { kind: 'opens', workdays: null, to: ['reporter'] },
  { kind: 'soon', workdays: -3, to: ['reporter'] },
  { kind: 'tomorrow', workdays: -1, to: ['reporter'] },
  { kind: 'today', workdays: 0, to: ['reporter', 'reviewer'] },
  { kind: 'overdue', workdays: 1, to: ['reporter', 'reviewer'] },
  { kind: 'overdue', workdays: 3, to: ['reporter', 'reviewer', 'coordinator'] },
  { kind: 'overdue', workdays: 5, to: ['reporter', 'reviewer', 'coordinator'] },
];

/** What is wrong with a set of rules: the opening day has no distance, every other kind has; a distance with its sign; none twice. */
export function ruleProblems(rules: readonly ReminderRule[]): { readonly code: string; readonly at: readonly string[] }[] {
  const seen = new Set<string>();
  return rules.flatMap(({ kind, workdays }, i) => {
    const key = `${kind}:${workdays}`;
    const code = seen.has(key) ? 'reminder_twice' : fits[kind](workdays) ? undefined : 'reminder_day_wrong';
    seen.add(key);
    return code === undefined ? [] : [{ code, at: ['rules', String(i)] }];
  });
}

const before = (n: number | null): boolean => n !== null && n < 0;
const fits: Readonly<Record<ReminderKind, (workdays: number | null) => boolean>> = {
  opens: (n) => n === null,
  soon: before,
  tomorrow: before,
  today: (n) => n === 0,
  overdue: (n) => n !== null && n > 0,
};

/** One reminder of a month and the day it falls on. The key names it once and for all: what was sent under it is never sent again. */
export type Reminder = {
  readonly key: string;
  readonly kind: ReminderKind;
  readonly workdays: number | null;
  readonly on: LocalDate;
  readonly to: readonly Recipient[];
};

/** A reminder whose day lies in a year without a notice is left out rather than guessed. */
export const scheduleOf = (cycle: Cycle, rules: readonly ReminderRule[], calendar: WorkCalendar): Reminder[] =>
  rules.flatMap(({ kind, workdays, to }) => {
    const on = dayOf(cycle, workdays, calendar);
    const key = workdays === null ? `${cycle.month}:${kind}` : `${cycle.month}:${kind}:${workdays}`;
    return on === null ? [] : [{ key, kind, workdays, on, to }];
  });

function dayOf({ opensOn, dueOn }: Cycle, workdays: number | null, calendar: WorkCalendar): LocalDate | null {
  if (workdays === null) return opensOn;
  if (workdays === 0) return dueOn;
  try {
    return addWorkdays(dueOn, workdays, calendar);
  } catch (error) {
    if (error instanceof NoHolidayNotice) return null;
    throw error;
  }
}

/** Owed by a unit and not sent yet. */
const WAITING: ReadonlySet<ObligationState> = new Set(['due', 'overdue', 'returned']);

/**
 * What to send to a unit now: the latest reminder that fell due and was not sent, and that alone; older ones it makes needless, so a
 * worker that was down sends one, not five. Null where the unit owes nothing or was told.
 */
export function reminderNow(
  schedule: readonly Reminder[],
  states: readonly ObligationState[],
  today: LocalDate,
  sent: ReadonlySet<string>,
): Reminder | null {
  if (!states.some((state) => WAITING.has(state))) return null;
  const fallen = schedule.filter(({ on }) => on <= today).toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const latest = fallen.at(-1);
  return latest === undefined || sent.has(latest.key) ? null : latest;
}

/** 免打扰: `22:00` to `08:00` goes over midnight. Equal ends: never quiet. */
export type QuietHours = { readonly from: string; readonly to: string };

/** The city's day and time from which a message may go out. */
export function sendFrom(day: LocalDate, time: string, { from, to }: QuietHours): { readonly day: LocalDate; readonly time: string } {
  const overnight = from > to;
  const quiet = overnight ? time >= from || time < to : time >= from && time < to;
  if (!quiet) return { day, time };
  return { day: overnight && time >= from ? addDays(day, 1) : day, time: to };
}

export type Address = { readonly personId: string; readonly channels: readonly string[] };
export type Addressed = { readonly meant: Recipient; readonly reached: Recipient; readonly people: readonly Address[] };

/**
 * 兜底: who gets it. Where nobody of a kind can be reached the next in line is told instead: reporter, reviewer, coordinator; nobody
 * twice. `unreached`: those for whom there was nobody left.
 */
export function addressees(
  to: readonly Recipient[],
  people: Readonly<Record<Recipient, readonly Address[]>>,
): { readonly addressed: readonly Addressed[]; readonly unreached: readonly Recipient[] } {
  const taken = new Set<Recipient>();
  const addressed: Addressed[] = [];
  const unreached: Recipient[] = [];
  for (const meant of to) {
    const reached = RECIPIENTS.slice(RECIPIENTS.indexOf(meant)).find((one) => reachable(people[one]).length > 0);
    if (reached === undefined) unreached.push(meant);
    else if (!taken.has(reached)) addressed.push({ meant, reached, people: reachable(people[reached]) });
    if (reached !== undefined) taken.add(reached);
  }
  return { addressed, unreached };
}

const reachable = (people: readonly Address[]): readonly Address[] => people.filter(({ channels }) => channels.length > 0);
