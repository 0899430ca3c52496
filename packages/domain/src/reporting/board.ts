import type { YearMonth } from '../kernel/dates.ts';
import { OBLIGATION_STATES, type ObligationState } from './model.ts';
import { type Rates, ratesFrom, type Timeliness } from './timeliness.ts';

/** One obligation as the board counts it. */
export type BoardRow = {
  readonly unitId: string;
  readonly month: YearMonth;
  readonly state: ObligationState;
  readonly timeliness: Timeliness;
};

export type Cell = Rates & {
  readonly notDue: number;
  /** The most working days any of them is late; null where it cannot be counted yet or none is. */
  readonly worstDays: number | null;
  /** 在谁手上: how many are in each state. */
  readonly states: Readonly<Record<ObligationState, number>>;
};
export type Board = {
  readonly months: readonly YearMonth[];
  /** Units as given; a cell is null where the unit owed nothing that month. */
  readonly rows: readonly { readonly unitId: string; readonly cells: readonly (Cell | null)[]; readonly total: Cell }[];
  readonly totals: readonly Cell[];
  readonly total: Cell;
};

type Count = {
  onTime: number;
  late: number;
  missing: number;
  notDue: number;
  worstDays: number | null;
  states: Record<ObligationState, number>;
};

/** 月报矩阵: units × months, each counted once, with sums both ways. Linear in the number of obligations. */
export function boardOf(rows: readonly BoardRow[], unitIds: readonly string[], months: readonly YearMonth[]): Board {
  const cells = new Map<string, Count>();
  const byUnit = new Map(unitIds.map((id) => [id, nothing()] as const));
  const byMonth = new Map(months.map((month) => [month, nothing()] as const));
  const whole = nothing();
  for (const row of rows) {
    const [unit, month] = [byUnit.get(row.unitId), byMonth.get(row.month)];
    if (unit === undefined || month === undefined) continue;
    const key = `${row.month} ${row.unitId}`;
    const cell = cells.get(key) ?? nothing();
    cells.set(key, cell);
    for (const count of [cell, unit, month, whole]) add(count, row);
  }
  const cellAt = (unitId: string, month: YearMonth): Cell | null => {
    const count = cells.get(`${month} ${unitId}`);
    return count === undefined ? null : cellOf(count);
  };
  return {
    months,
    rows: [...byUnit].map(([unitId, count]) => ({ unitId, cells: months.map((month) => cellAt(unitId, month)), total: cellOf(count) })),
    totals: [...byMonth.values()].map(cellOf),
    total: cellOf(whole),
  };
}

const nothing = (): Count => ({
  onTime: 0,
  late: 0,
  missing: 0,
  notDue: 0,
  worstDays: null,
  states: Object.fromEntries(OBLIGATION_STATES.map((state) => [state, 0])) as Record<ObligationState, number>,
});

function add(count: Count, { state, timeliness }: BoardRow): void {
  count.states[state]++;
  count[COUNTED[timeliness.kind]]++;
  if ('days' in timeliness && timeliness.days !== null) count.worstDays = Math.max(count.worstDays ?? 0, timeliness.days);
}
const COUNTED = { on_time: 'onTime', late: 'late', missing: 'missing', not_due: 'notDue' } as const;

const cellOf = ({ notDue, worstDays, states, ...counts }: Count): Cell => ({ ...ratesFrom(counts), notDue, worstDays, states });
