import type { PacePoint } from '@gongjian/contract/indicators';
import { DataTable } from '../ui/DataTable.tsx';
import { useText } from '../ui/language.ts';
import { indicatorsText } from './text.ts';

/** The chart's numbers. */
export function PaceTable({ name, series, sealed }: { name: string; series: readonly PacePoint[]; sealed: ReadonlySet<string> }) {
  const text = useText(indicatorsText);
  const both = (value: string | null, percent: string | null): string =>
    [value, percent === null ? null : `${percent}%`].filter((part) => part !== null).join(' · ') || '——';
  return (
    <DataTable
      label={text.chartOf(name)}
      rows={series}
      rowKey={({ month }) => month}
      columns={[
        { key: 'month', title: text.month, cell: ({ month }) => (sealed.has(month) ? `${month} · ${text.sealed}` : month) },
        { key: 'planned', title: text.planned, end: true, cell: (point) => both(point.plannedValue, point.planned) },
        { key: 'actual', title: text.actual, end: true, cell: (point) => both(point.value, point.actual) },
      ]}
    />
  );
}
