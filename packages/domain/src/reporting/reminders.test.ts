import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readNotice } from '../calendar/read-notice.ts';
import { workCalendar } from '../calendar/rules.ts';
import { addDays, localDate, yearMonth } from '../kernel/dates.ts';
import { cycleOf, isCycle } from './due.ts';
import { THIRD_WORKDAY } from './model.ts';
import { addressees, REMINDER_RULES, reminderNow, ruleProblems, scheduleOf, sendFrom } from './reminders.ts';

const read = readNotice(JSON.parse(readFileSync(new URL('../../../../packs/china/holidays/2022.json', import.meta.url), 'utf8')));
if ('problems' in read) throw new Error('the notice of 2022 is not valid');
const calendar = workCalendar([read.notice]);
const cycle = cycleOf(yearMonth('2022-09'), THIRD_WORKDAY, calendar);
if (!isCycle(cycle)) throw new Error('no cycle');
const schedule = scheduleOf(cycle, REMINDER_RULES, calendar);
const day = localDate;
const none = new Set<string>();

it('follows the working days over the holiday of October', () => {
  expect(schedule.map(({ kind, on }) => `${kind} ${on}`)).toEqual([
    'opens 2022-10-01',
    'soon 2022-09-30',
    'tomorrow 2022-10-09',
    'today 2022-10-10',
    'overdue 2022-10-11',
    'overdue 2022-10-13',
    'overdue 2022-10-17',
  ]);
});

it('says which rules cannot be', () => {
  expect(ruleProblems(REMINDER_RULES)).toEqual([]);
  const rule = (kind: 'opens' | 'soon' | 'today' | 'overdue', workdays: number | null) => ({ kind, workdays, to: ['reporter' as const] });
  expect(ruleProblems([rule('soon', 2), rule('opens', -1), rule('overdue', 1), rule('overdue', 1), rule('today', 0)])).toEqual([
    { code: 'reminder_day_wrong', at: ['rules', '0'] },
    { code: 'reminder_day_wrong', at: ['rules', '1'] },
    { code: 'reminder_twice', at: ['rules', '3'] },
  ]);
});

it('leaves out a day that lies in a year without a notice', () => {
  const january = { month: yearMonth('2021-12'), opensOn: day('2022-01-01'), dueOn: day('2022-01-06'), cutoffAt: '' };
  expect(scheduleOf(january, REMINDER_RULES, calendar).map(({ kind }) => kind)).not.toContain('soon');
  expect(scheduleOf(january, REMINDER_RULES, calendar)).toHaveLength(REMINDER_RULES.length - 1);
});

describe('what is sent now', () => {
  it('is the newest that fell due, once, and nothing to who owes nothing', () => {
    expect(reminderNow(schedule, ['due'], day('2022-10-09'), none)?.kind).toBe('tomorrow');
    expect(reminderNow(schedule, ['due'], day('2022-10-09'), new Set(['2022-09:tomorrow:-1']))).toBeNull();
    expect(reminderNow(schedule, ['submitted', 'accepted', 'not_due', 'sealed'], day('2022-10-09'), none)).toBeNull();
    expect(reminderNow(schedule, ['accepted', 'returned'], day('2022-10-09'), none)?.kind).toBe('tomorrow');
    expect(reminderNow(schedule, ['due'], day('2022-09-29'), none)).toBeNull();
  });
  it('run every day or seldom, sends no reminder twice and none that is stale', () => {
    const sent = new Set<string>();
    const kinds = Array.from({ length: 40 }, (_, i) => addDays(day('2022-09-25'), i)).flatMap((today) => {
      const reminder = reminderNow(schedule, ['due'], today, sent);
      if (reminder === null) return [];
      sent.add(reminder.key);
      return [`${reminder.kind} ${today}`];
    });
    expect(kinds).toEqual(['soon 2022-09-30', 'opens 2022-10-01', ...schedule.slice(2).map(({ kind, on }) => `${kind} ${on}`)]);
  });
});

it.each([
  ['21:59', '2022-10-10', '21:59'],
  ['22:00', '2022-10-11', '08:00'],
  ['03:00', '2022-10-10', '08:00'],
  ['08:00', '2022-10-10', '08:00'],
])('a message of %s goes out on %s at %s', (time, on, at) => {
  expect(sendFrom(day('2022-10-10'), time, { from: '22:00', to: '08:00' })).toEqual({ day: on, time: at });
});
it('is never quiet where both ends are one', () => {
  expect(sendFrom(day('2022-10-10'), '03:00', { from: '08:00', to: '08:00' }).time).toBe('03:00');
  expect(sendFrom(day('2022-10-10'), '12:30', { from: '12:00', to: '14:00' })).toEqual({ day: '2022-10-10', time: '14:00' });
});

describe('who is told', () => {
  const person = (personId: string, ...channels: string[]) => ({ personId, channels });
  const people = { reporter: [person('a', 'inbox')], reviewer: [person('b', 'inbox')], coordinator: [person('c', 'inbox')] };
  const reached = (to: Parameters<typeof addressees>[0], of: typeof people) => addressees(to, of).addressed.map((one) => one.reached);
  it('is who is meant, else the next in line, nobody twice', () => {
    expect(reached(['reporter', 'reviewer'], people)).toEqual(['reporter', 'reviewer']);
    expect(reached(['reporter', 'reviewer'], { ...people, reporter: [] })).toEqual(['reviewer']);
    expect(reached(['reporter'], { ...people, reporter: [person('a')], reviewer: [] })).toEqual(['coordinator']);
  });
  it('and where nobody is left, that is said', () => {
    expect(addressees(['coordinator'], { ...people, coordinator: [] })).toEqual({ addressed: [], unreached: ['coordinator'] });
  });
});
