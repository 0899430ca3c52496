import type { WorkCalendar } from '../calendar/model.ts';
import { workdaysBetween } from '../calendar/rules.ts';
import type { LocalDate } from '../kernel/dates.ts';
import type { CaseState, Rung, RungName } from './model.ts';

/** Rungs are climbed one by one, each once: the next not yet taken, when its condition holds. A suspended or closed case climbs none. */
export function nextRung(
  ladder: readonly Rung[],
  state: CaseState,
  taken: readonly RungName[],
  today: LocalDate,
  calendar: WorkCalendar,
): Rung | null {
  if (state.closedOn !== null || state.suspendedOn !== null) return null;
  const rung = ladder.find(({ name }) => !taken.includes(name));
  if (!rung) return null;
  const over = state.due === null || today <= state.due ? 0 : workdaysBetween(state.due, today, calendar);
  const late = rung.overdueDays !== null && over >= rung.overdueDays;
  const returned = rung.returns !== null && state.returns >= rung.returns;
  return late || returned ? rung : null;
}
