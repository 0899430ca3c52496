import type { compareSeals } from '@gongjian/contract/reporting';
import type { Light } from '@gongjian/contract/tasks';
import { Link } from '@tanstack/react-router';
import { Select } from 'antd';
import type { z } from 'zod';
import ledger from '../tasks/Ledger.module.css';
import { Light as LightWord } from '../tasks/Light.tsx';
import { Button } from '../ui/Button.tsx';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Failed } from '../ui/Failed.tsx';
import { Field } from '../ui/Field.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { type Language, useLanguage, useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { uiText } from '../ui/text.ts';
import { Waiting } from '../ui/Waiting.tsx';
import { useComparison, useSeals } from './api.ts';
import type { BoardPart } from './board-search.ts';
import { monthName } from './months.ts';
import styles from './Reporting.module.css';
import { ReportState } from './ReportState.tsx';
import { reportingText } from './text.ts';

type Row = z.output<typeof compareSeals.reply>['items'][number];
type Words = (typeof reportingText)['zh'];

/** Two sealed months beside each other: only what differs. */
export function Compare({ search, set }: BoardPart) {
  const text = useText(reportingText);
  const seals = useSeals();
  return (
    <Loaded query={seals}>
      {({ items }) => {
        const months = [...new Set(items.filter(({ openedAgain }) => openedAgain === null).map(({ month }) => month))].toSorted();
        const from = search.from ?? months.at(-2);
        const to = search.to ?? months.at(-1);
        if (from === undefined || to === undefined) return <Empty>{text.compareFew}</Empty>;
        return (
          <div className={styles.stack}>
            <div className={styles.choice}>
              <SealedMonth label={text.compareFrom} months={months} chosen={from} onChoose={(month) => set({ from: month })} />
              <SealedMonth label={text.compareTo} months={months} chosen={to} onChoose={(month) => set({ to: month })} />
            </div>
            {from === to ? <Empty>{text.compareChoose}</Empty> : <Differences from={from} to={to} />}
          </div>
        );
      }}
    </Loaded>
  );
}

type MonthProps = { label: string; months: readonly string[]; chosen: string; onChoose: (month: string) => void };

function SealedMonth({ label, months, chosen, onChoose }: MonthProps) {
  const language = useLanguage();
  return (
    <Field label={label}>
      <Select value={chosen} onChange={onChoose} options={months.map((value) => ({ value, label: monthName(value, language) }))} />
    </Field>
  );
}

function Differences({ from, to }: { from: string; to: string }) {
  const text = useText(reportingText);
  const words = useText(uiText);
  const language = useLanguage();
  const found = useComparison(from, to);
  if (found.isError) return <Failed error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Waiting rows={8} />;
  const rows = found.data.pages.flatMap(({ items }) => items);
  return (
    <Panel title={text.compare} note={words.shownOf(rows.length, found.data.pages[0]?.total ?? rows.length)} flush>
      <DataTable
        label={text.compare}
        columns={columnsOf(text, language, from, to)}
        rows={rows}
        rowKey={({ measure, unit }) => `${measure.id} ${unit.id}`}
        empty={text.compareNone}
      />
      {found.hasNextPage && (
        <div className={ledger.foot}>
          <Button onClick={() => void found.fetchNextPage()} busy={found.isFetchingNextPage}>
            {words.more}
          </Button>
        </div>
      )}
    </Panel>
  );
}

const columnsOf = (text: Words, language: Language, from: string, to: string): Column<Row>[] => [
  {
    key: 'measure',
    title: text.measure,
    cell: ({ measure }) => (
      <Link to="/measures/$measureId" params={{ measureId: measure.id }} className={ledger.measure}>
        {measure.text}
      </Link>
    ),
  },
  { key: 'unit', title: text.unit, cell: ({ unit }) => unit.name, width: 120 },
  { key: 'from', title: monthName(from, language), cell: (row) => <Side side={row.from} />, width: 300 },
  { key: 'to', title: monthName(to, language), cell: (row) => <Side side={row.to} />, width: 300 },
];

function Side({ side }: { side: Row['from'] }) {
  const text = useText(reportingText);
  if (side === null) return <span className="soft">{text.absent}</span>;
  return (
    <div>
      <span className={styles.signs}>
        <ReportState state={side.state} />
        {side.light !== null && <LightWord light={side.light as Light} />}
        {side.lateDays !== null && <span className="soft">{side.lateDays > 0 ? text.lateBy(side.lateDays) : text.onTime}</span>}
      </span>
      {side.progress !== '' && <p>{side.progress}</p>}
    </div>
  );
}
