import type { timeline } from '@gongjian/contract/tasks';
import { getRouteApi } from '@tanstack/react-router';
import { Segmented, Select } from 'antd';
import type { z } from 'zod';
import { Empty } from '../ui/Empty.tsx';
import { todayInCity } from '../ui/format.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { uiText } from '../ui/text.ts';
import { useTimeline } from './api.ts';
import { LedgerFilters } from './LedgerFilters.tsx';
import { filtersOf, ledgerSearch } from './ledger-search.ts';
import { picturesText } from './pictures-text.ts';
import styles from './Timeline.module.css';
import { TimelineRows } from './TimelineRows.tsx';
import { monthsOf, timeScale, touches, yearsOf } from './time-scale.ts';

const route = getRouteApi('/in/timeline');
type Reply = z.output<typeof timeline.reply>;

/** 时间轴: the measures by deadline and milestone. */
export function Timeline() {
  const text = useText(picturesText);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const reply = useTimeline(filtersOf(ledgerSearch(search)));
  return (
    <Page title={text.timeline} lead={text.timelineLead}>
      <LedgerFilters
        search={ledgerSearch(search)}
        go={(next) =>
          void navigate({
            search: (old) => ({ ...next, ...(old.year ? { year: old.year } : {}), ...(old.quarter ? { quarter: old.quarter } : {}) }),
            replace: true,
          })
        }
      />
      <Loaded query={reply} rows={12}>
        {(found) => <Chart reply={found} />}
      </Loaded>
    </Page>
  );
}

function Chart({ reply }: { reply: Reply }) {
  const text = useText(picturesText);
  const words = useText(uiText);
  const search = route.useSearch();
  const years = yearsOf(reply.items);
  const thisYear = todayInCity().slice(0, 4);
  const year = search.year ?? (years.includes(thisYear) ? thisYear : (years.at(-1) ?? thisYear));
  const scale = timeScale(...monthsOf(year, search.quarter));
  const drawn = reply.items.filter((item) => touches(item, scale));
  const undated = reply.items.filter((item) => item.dueOn === null && item.from === null && item.milestones.length === 0).length;
  return (
    <Panel title={text.timeline} note={words.shownOf(drawn.length, reply.total)} actions={<Period years={years} year={year} />} flush>
      {drawn.length === 0 ? <Empty>{words.nothingFits}</Empty> : <TimelineRows items={drawn} scale={scale} />}
      <p className={styles.foot}>
        {reply.items.length < reply.total && <span>{text.timelineCut(reply.items.length, reply.total)}</span>}
        {undated > 0 && <span>{text.withoutDates(undated)}</span>}
      </p>
    </Panel>
  );
}

function Period({ years, year }: { years: readonly string[]; year: string }) {
  const text = useText(picturesText);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const setYear = (value: string): void => void navigate({ search: (old) => ({ ...old, year: value }), replace: true });
  const setQuarter = (value: string): void =>
    void navigate({ search: ({ quarter: _, ...old }) => (value === '' ? old : { ...old, quarter: value }), replace: true });
  return (
    <>
      {years.length > 1 && (
        <Select
          size="small"
          aria-label={text.timelineRange}
          value={year}
          onChange={setYear}
          options={years.map((value) => ({ value, label: value }))}
        />
      )}
      <Segmented
        size="small"
        aria-label={text.timelineRange}
        value={search.quarter ?? ''}
        onChange={setQuarter}
        options={[{ value: '', label: text.wholeYear }, ...[1, 2, 3, 4].map((n) => ({ value: String(n), label: text.quarter(n) }))]}
      />
    </>
  );
}
