import type { Overview } from '@gongjian/contract/tasks';
import { type LocalDate, lastDayOf, monthOf, type YearMonth } from '@gongjian/domain/kernel/dates';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { DataTable } from '../ui/DataTable.tsx';
import { monthText } from '../ui/format.ts';
import { useLanguage, useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { uiText } from '../ui/text.ts';
import styles from './MonthsChart.module.css';
import { axisOf, type MonthCount } from './months.ts';
import { overviewText } from './overview-text.ts';

type Props = { months: Overview['months']; today: string; within: Readonly<Record<string, string>> };

/** On a year axis: how many measures end in each month, and how many of them are done. */
export function MonthsChart({ months, today, within }: Props) {
  const text = useText(overviewText);
  const words = useText(uiText);
  const [asTable, setAsTable] = useState(false);
  const axis = axisOf(months, monthOf(today as LocalDate));
  const actions = (
    <Button size="small" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
      {words.asTable}
    </Button>
  );
  return (
    <Panel title={text.yearAxis} actions={actions} flush={asTable}>
      {asTable ? <MonthsTable axis={axis} /> : <MonthsBars axis={axis} within={within} />}
    </Panel>
  );
}

function MonthsBars({ axis, within }: { axis: readonly MonthCount[]; within: Readonly<Record<string, string>> }) {
  const text = useText(overviewText);
  const words = useText(uiText);
  const language = useLanguage();
  const most = Math.max(1, ...axis.map((month) => month.total));
  return (
    <figure className={styles.figure}>
      <ol className={styles.bars}>
        {axis.map((month) => (
          <li key={month.month} className={month.now ? styles.now : undefined}>
            <Link to="/ledger" search={{ ...within, dueFrom: `${month.month}-01`, dueTo: lastDayOf(month.month as YearMonth) }}>
              <span className="unseen">
                {words.said(month.month, words.sentences([`${text.open} ${month.total - month.done}`, `${text.done} ${month.done}`]))}
              </span>
              <span className={styles.column} aria-hidden="true">
                <span className={styles.total}>{month.total === 0 ? '' : month.total}</span>
                <span className={styles.open} style={{ height: `${((month.total - month.done) / most) * 100}%` }} />
                <span className={styles.done} style={{ height: `${(month.done / most) * 100}%` }} />
              </span>
              <span aria-hidden="true">{monthText(Number(month.month.slice(5)), language)}</span>
              <span className={styles.year} aria-hidden="true">
                {month.first ? month.month.slice(0, 4) : '\u00a0'}
              </span>
            </Link>
          </li>
        ))}
      </ol>
      <figcaption className={styles.caption}>
        <span className={styles.openKey}>{text.open}</span>
        <span className={styles.doneKey}>{text.done}</span>
        <span>{text.yearAxisNote}</span>
      </figcaption>
    </figure>
  );
}

function MonthsTable({ axis }: { axis: readonly MonthCount[] }) {
  const text = useText(overviewText);
  return (
    <DataTable
      label={text.yearAxis}
      rows={axis}
      rowKey={(month) => month.month}
      columns={[
        { key: 'month', title: text.month, cell: (month) => month.month },
        { key: 'open', title: text.open, cell: (month) => month.total - month.done, end: true },
        { key: 'done', title: text.done, cell: (month) => month.done, end: true },
        { key: 'total', title: text.count, cell: (month) => month.total, end: true },
      ]}
    />
  );
}
