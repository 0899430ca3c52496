import type { NoticeLoaded } from '../calendar/index.ts';
import { subscribe } from '../platform/events.ts';
import { askForMonth, type ObligationsHandedOver } from '../tasks/index.ts';
import { plansAskedIn } from './asked-plans.ts';
import type { ReportHappened } from './events.ts';
import { followHandOver } from './follow-hand-over.ts';
import { moveDueDays } from './move-due-days.ts';
import { tellUnits } from './tell-units.ts';

/** Who has to mend a report hears of it, once. */
subscribe({
  name: 'reporting.tell-of-returns',
  on: 'reporting.report_returned',
  handle: async (tx, event, teller) => {
    const { month, unit, reason } = (event as unknown as ReportHappened).payload;
    await tellUnits(tx, teller, [
      { key: `event/${event.id}`, kind: 'returned', to: ['reporter'], month, unit, count: 1, due: '', note: reason ?? '' },
    ]);
  },
});

/** A changed holiday notice moves the due days of open months; what is closed is never rescheduled. */
subscribe({
  name: 'reporting.follow-the-calendar',
  on: 'calendar.notice_loaded',
  handle: async (tx, event, teller) => moveDueDays(tx, teller, (event as unknown as NoticeLoaded).payload.year),
});

/** A report not yet sent follows the obligation from a closed unit to whoever took it over. */
subscribe({
  name: 'reporting.follow-hand-overs',
  on: 'tasks.obligations_handed_over',
  handle: async (tx, event) => followHandOver(tx, event.subjectId, (event as unknown as ObligationsHandedOver).payload),
});

/** From a month that was asked for on, standing work without a report in it is behind. */
subscribe({
  name: 'reporting.tell-what-was-asked',
  on: 'reporting.month_opened',
  handle: async (tx, event, teller) => {
    const month = event.subjectId.slice('month:'.length);
    await askForMonth(tx, teller, await plansAskedIn(tx, month), month);
  },
});
