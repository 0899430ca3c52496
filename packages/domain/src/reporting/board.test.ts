import fc from 'fast-check';
import { expect, it } from 'vitest';
import { yearMonth } from '../kernel/dates.ts';
import { type BoardRow, boardOf } from './board.ts';
import type { Timeliness } from './timeliness.ts';

const row = (unitId: string, month: string, timeliness: Timeliness, state: BoardRow['state'] = 'accepted'): BoardRow => ({
  unitId,
  month: yearMonth(month),
  state,
  timeliness,
});
const months = [yearMonth('2022-02'), yearMonth('2022-03')];

it('counts each obligation in its unit, its month and the whole', () => {
  const rows = [
    row('a', '2022-02', { kind: 'on_time' }),
    row('a', '2022-02', { kind: 'late', days: 3 }),
    row('a', '2022-03', { kind: 'not_due' }, 'due'),
    row('b', '2022-02', { kind: 'missing', days: 5 }, 'overdue'),
  ];
  const board = boardOf(rows, ['b', 'a', 'c'], months);
  expect(board.rows.map(({ unitId }) => unitId)).toEqual(['b', 'a', 'c']);
  expect(board.rows[1]?.cells[0]).toMatchObject({
    expected: 2,
    onTime: 1,
    late: 1,
    onTimeRate: '50.00',
    worstDays: 3,
    states: { accepted: 2 },
  });
  expect(board.rows[1]?.cells[1]).toMatchObject({ expected: 0, notDue: 1, onTimeRate: null, worstDays: null });
  expect(board.rows[2]?.cells).toEqual([null, null]);
  expect(board.totals[0]).toMatchObject({ expected: 3, arrived: 2, missing: 1, arrivedRate: '66.67', worstDays: 5 });
  expect(board.total.states.overdue).toBe(1);
});

it('adds up the same by rows and by columns', () => {
  const timeliness = fc.constantFrom<Timeliness>(
    { kind: 'on_time' },
    { kind: 'late', days: 1 },
    { kind: 'missing', days: null },
    { kind: 'not_due' },
  );
  const rows = fc.array(
    fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom('2022-02', '2022-03', '2021-01'), timeliness).map(([u, m, t]) => row(u, m, t)),
  );
  fc.assert(
    fc.property(rows, (told) => {
      const board = boardOf(told, ['a', 'b'], months);
      const sum = (cells: readonly { expected: number }[]) => cells.reduce((total, { expected }) => total + expected, 0);
      expect(sum(board.rows.map(({ total }) => total))).toBe(board.total.expected);
      expect(sum(board.totals)).toBe(board.total.expected);
      expect(board.total.expected + board.total.notDue).toBe(told.filter(({ month }) => months.includes(month)).length);
    }),
  );
});
