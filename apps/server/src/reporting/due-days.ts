import type { WorkCalendar } from '@gongjian/domain/calendar/model';
import type { YearMonth } from '@gongjian/domain/kernel/dates';
import { cycleOf, isCycle } from '@gongjian/domain/reporting/due';
import type { Cycle } from '@gongjian/domain/reporting/model';
import { loadCalendar } from '../calendar/index.ts';
import type { Tx } from '../platform/db.ts';
import { Refused } from '../platform/refused.ts';
import { ruleOf, type Setting, settingFor, settingsOf } from './setting.ts';

/** What the days of a month follow from. */
export type Basis = { readonly month: YearMonth; readonly settings: readonly Setting[]; readonly calendar: WorkCalendar };

export const basisOf = async (tx: Tx, month: YearMonth): Promise<Basis> => ({
  month,
  settings: await settingsOf(tx),
  calendar: await loadCalendar(tx),
});

/** The days of a month for one plan, or (null) for the month itself. A month nobody can reckon yet is refused: a person can mend it. */
export function daysOf({ month, settings, calendar }: Basis, planId: string | null): Cycle {
  const cycle = cycleOf(month, ruleOf(settingFor(settings, planId, month)), calendar);
  if (isCycle(cycle)) return cycle;
  if ('missingNotice' in cycle) throw new Refused('calendar.notice_missing', [{ code: String(cycle.missingNotice), at: ['month'] }]);
  throw new Refused('calendar.notice_missing', [{ code: `too_few_workdays_${cycle.tooFewWorkdays}`, at: ['month'] }]);
}
