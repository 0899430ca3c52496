import { expect, it } from 'vitest';
import { treeMove, treeRows } from './tree-rows.ts';

const city = {
  id: '110000',
  kind: 'city' as const,
  name: '北京市',
  children: [
    {
      id: '110105',
      kind: 'district' as const,
      name: '朝阳区',
      children: [{ id: '110105001', kind: 'street' as const, name: '建外街道', children: [] }],
    },
  ],
};

it('shows only what stands under open nodes', () => {
  expect(treeRows([city], new Set()).map((row) => row.id)).toEqual(['110000']);
  expect(treeRows([city], new Set(['110000'])).map((row) => row.id)).toEqual(['110000', '110105']);
  expect(treeRows([city], new Set(['110105'])).map((row) => row.id)).toEqual(['110000']);
});

it('knows level, parent and how many stand below', () => {
  const rows = treeRows([city], new Set(['110000', '110105']));
  expect(rows.map(({ level, parent, parts }) => [level, parent, parts])).toEqual([
    [1, null, 1],
    [2, '110000', 1],
    [3, '110105', 0],
  ]);
});

it('opens a closed node before it walks into it, and closes an open one before it walks out', () => {
  const closed = treeRows([city], new Set());
  expect(treeMove('ArrowRight', closed, closed[0] as never)).toEqual({ open: true });
  const open = treeRows([city], new Set(['110000']));
  expect(treeMove('ArrowRight', open, open[0] as never)).toEqual({ go: open[1] });
  expect(treeMove('ArrowLeft', open, open[0] as never)).toEqual({ open: false });
  expect(treeMove('ArrowLeft', open, open[1] as never)).toEqual({ go: open[0] });
  expect(treeMove('x', open, open[0] as never)).toBeUndefined();
});
