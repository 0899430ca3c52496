import { getRouteApi } from '@tanstack/react-router';
import { Select } from 'antd';
import { Empty } from '../ui/Empty.tsx';
import { Field } from '../ui/Field.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { useLanguage, useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { useCycles } from './api.ts';
import type { BoardPart, BoardSearch } from './board-search.ts';
import { Compare } from './Compare.tsx';
import { MonthBoard } from './MonthBoard.tsx';
import { monthName, newestOwed } from './months.ts';
import styles from './Reporting.module.css';
import { TimelinessMatrix } from './TimelinessMatrix.tsx';
import { reportingText } from './text.ts';

const route = getRouteApi('/in/board');
const views = ['month', 'matrix', 'compare'] as const;

/** 月报看板: how the month stands, unit by unit; the year at a glance; two sealed months beside each other. */
export function ReportBoard() {
  const text = useText(reportingText);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const cycles = useCycles();
  const set = (part: BoardSearch): void => void navigate({ search: (old) => ({ ...old, ...part }), replace: true });
  const view = views.find((one) => one === search.view) ?? 'month';
  return (
    <Page title={text.board} lead={text.boardLead}>
      <Loaded query={cycles}>
        {({ items }) => {
          const month = search.month ?? newestOwed(items);
          return month === undefined ? (
            <Empty>{text.noCycles}</Empty>
          ) : (
            <>
              {view !== 'compare' && <MonthChoice months={items.map((cycle) => cycle.month)} chosen={month} set={set} />}
              <Tabs
                label={text.board}
                tabs={views.map((key) => ({ key, title: text.views[key] }))}
                chosen={view}
                onChoose={(next) => set({ view: next })}
              >
                <View view={view} month={month} search={search} set={set} />
              </Tabs>
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function View({ view, month, search, set }: BoardPart & { view: (typeof views)[number]; month: string }) {
  if (view === 'matrix') return <TimelinessMatrix year={Number(month.slice(0, 4))} />;
  if (view === 'compare') return <Compare search={search} set={set} />;
  return <MonthBoard key={month} month={month} search={search} set={set} />;
}

function MonthChoice({ months, chosen, set }: { months: readonly string[]; chosen: string; set: BoardPart['set'] }) {
  const text = useText(reportingText);
  const language = useLanguage();
  return (
    <div className={styles.choice}>
      <Field label={text.month}>
        <Select
          value={chosen}
          onChange={(month) => set({ month })}
          options={months.map((value) => ({ value, label: monthName(value, language) }))}
        />
      </Field>
    </div>
  );
}
