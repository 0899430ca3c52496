import type { ObligationItem } from '@gongjian/contract/reporting';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import ledger from '../tasks/Ledger.module.css';
import { Button } from '../ui/Button.tsx';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { Failed } from '../ui/Failed.tsx';
import { dayText, todayInCity } from '../ui/format.ts';
import { type Language, useLanguage, useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { uiText } from '../ui/text.ts';
import { Waiting } from '../ui/Waiting.tsx';
import { useObligations } from './api.ts';
import { daysBetween, monthName } from './months.ts';
import styles from './Reporting.module.css';
import { ReportState } from './ReportState.tsx';
import { reportingText } from './text.ts';

type Words = (typeof reportingText)['zh'];
type Props = { title: string; asked: Record<string, string>; empty: ReactNode };

/** Reports owed, page by page. */
export function ReportTable({ title, asked, empty }: Props) {
  const text = useText(reportingText);
  const words = useText(uiText);
  const language = useLanguage();
  const owed = useObligations(asked);
  if (owed.isError && !owed.data) return <Failed error={owed.error} retry={() => void owed.refetch()} />;
  if (!owed.data) return <Waiting rows={8} />;
  const items = owed.data.pages.flatMap((page) => page.items);
  return (
    <Panel title={title} note={words.shownOf(items.length, owed.data.pages[0]?.total ?? items.length)} flush>
      <div className={owed.isPlaceholderData ? ledger.stale : undefined}>
        <DataTable label={title} columns={columnsOf(text, language)} rows={items} rowKey={({ id }) => id} empty={empty} />
      </div>
      {owed.hasNextPage && (
        <div className={ledger.foot}>
          <Button onClick={() => void owed.fetchNextPage()} busy={owed.isFetchingNextPage}>
            {words.more}
          </Button>
        </div>
      )}
    </Panel>
  );
}

const columnsOf = (text: Words, language: Language): Column<ObligationItem>[] => [
  { key: 'state', title: text.state, cell: ({ state, desk }) => <ReportState state={state} desk={desk} /> },
  {
    key: 'measure',
    title: text.measure,
    cell: ({ id, measure }) => (
      <Link to="/reports/$obligationId" params={{ obligationId: id }} className={ledger.measure}>
        {measure.text}
      </Link>
    ),
  },
  { key: 'month', title: text.month, cell: ({ month }) => monthName(month, language), width: 100 },
  { key: 'unit', title: text.unit, cell: ({ unit }) => unit.name, width: 120 },
  { key: 'role', title: text.role, cell: ({ role }) => text.roles[role], width: 60 },
  { key: 'due', title: text.due, cell: (item) => <Due item={item} />, width: 130 },
];

const waitsFor = ['not_due', 'due', 'overdue', 'returned'];

/** The day in force, and how far it is; once sent, how late it was. */
export function Due({ item }: { item: Pick<ObligationItem, 'state' | 'wantedOn' | 'lateDays'> }) {
  const text = useText(reportingText);
  const language = useLanguage();
  const left = daysBetween(todayInCity(), item.wantedOn);
  const open = waitsFor.includes(item.state);
  return (
    <span className={styles.nowrap}>
      <span>{dayText(item.wantedOn, language)}</span>
      {open && <span className={left < 0 ? styles.past : 'soft'}>{text.daysLeft(left)}</span>}
      {!open && item.lateDays !== null && (
        <span className={item.lateDays > 0 ? styles.past : 'soft'}>{item.lateDays > 0 ? text.lateBy(item.lateDays) : text.onTime}</span>
      )}
    </span>
  );
}
