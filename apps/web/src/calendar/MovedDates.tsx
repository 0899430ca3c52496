import { Link } from '@tanstack/react-router';
import { useViewer } from '../session/viewer.ts';
import { DataTable } from '../ui/DataTable.tsx';
import { instantText } from '../ui/format.ts';
import { useLanguage, useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { useMovedDates } from './api.ts';
import { calendarText } from './text.ts';

/** Which measures count as due soon from another day on, since this year's notice was loaded or changed. */
export function MovedDates({ year }: { year: number }) {
  const text = useText(calendarText);
  const language = useLanguage();
  const moved = useMovedDates(year, useViewer().may('tasks.read'));
  const items = moved.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Panel title={text.moved} note={String(items.length)} flush>
      <DataTable
        label={text.moved}
        rows={items}
        rowKey={(item) => `${item.measureId}-${item.at}`}
        columns={[
          {
            key: 'measure',
            title: text.movedMeasure,
            cell: (item) => (
              <Link to="/measures/$measureId" params={{ measureId: item.measureId }}>
                {item.text}
              </Link>
            ),
          },
          { key: 'before', title: text.movedFrom, cell: (item) => <span className="number">{item.before ?? '——'}</span> },
          { key: 'after', title: text.movedTo, cell: (item) => <span className="number">{item.after ?? '——'}</span> },
          { key: 'at', title: text.movedAt, cell: (item) => instantText(item.at, language) },
        ]}
      />
    </Panel>
  );
}
