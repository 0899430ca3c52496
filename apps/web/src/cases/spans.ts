import type { CaseDetail, CaseItem } from '@gongjian/contract/cases';

const DAY_MS = 86_400_000;
const HOURS_AHEAD = 8;
/** An instant as a day of the city. */
export const dayOf = (instant: string): string => new Date(Date.parse(instant) + HOURS_AHEAD * 3_600_000).toISOString().slice(0, 10);
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

export type Span = {
  readonly id: number;
  readonly stage: string;
  readonly from: string;
  /** Null: still there. */
  readonly to: string | null;
  readonly due: string | null;
  readonly late: boolean;
};

/** How long a case was in each stage, from its history: a step that stays in its stage, such as a hand-over, begins a new span there. */
export function stageSpans({ steps, closedOn }: Pick<CaseDetail, 'steps' | 'closedOn'>, today: string): Span[] {
  const entries = steps.filter(
    ({ what, from, to }) => what === 'step' || what === 'reopen' || what === 'answered' || from === null || from !== to,
  );
  return entries
    .map(({ id, to, at, due }, i): Span => {
      const next = entries[i + 1];
      const until = next === undefined ? null : dayOf(next.at);
      return { id, stage: to, from: dayOf(at), to: until, due, late: due !== null && (until ?? today) > due };
    })
    .filter(({ to }, i, all) => !(i === all.length - 1 && closedOn !== null && to === null && all.length > 1));
}

export type Bar = { readonly start: number; readonly length: number; readonly late: boolean };
export type Axis = { readonly from: string; readonly to: string };

/** The days that hold all of these, with today among them. */
export function axisOf(items: readonly Pick<CaseItem, 'openedAt' | 'due' | 'closedOn'>[], today: string): Axis {
  const days = items.flatMap(({ openedAt, due, closedOn }) => [dayOf(openedAt), closedOn ?? due ?? today]);
  const sorted = [...days, today].toSorted();
  return { from: sorted[0] ?? today, to: sorted.at(-1) ?? today };
}

/** Where on the axis a day lies, in percent. */
export const placeOn = ({ from, to }: Axis, day: string): number => {
  const all = Math.max(1, daysBetween(from, to));
  return Math.min(100, Math.max(0, (daysBetween(from, day) / all) * 100));
};

/** From its registration to its closing, or to its limit, or, once that is past, to today. */
export function barOf(item: Pick<CaseItem, 'openedAt' | 'due' | 'closedOn' | 'overdue'>, axis: Axis, today: string): Bar {
  const end = item.closedOn ?? (item.overdue ? today : (item.due ?? today));
  const start = placeOn(axis, dayOf(item.openedAt));
  return { start, length: Math.max(1, placeOn(axis, end) - start), late: item.overdue };
}
