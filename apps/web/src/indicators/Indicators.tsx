import type { IndicatorItem } from '@gongjian/contract/indicators';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useViewer } from '../session/viewer.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { Failed } from '../ui/Failed.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { uiText } from '../ui/text.ts';
import { usePause } from '../ui/usePause.ts';
import { Waiting } from '../ui/Waiting.tsx';
import { useIndicators } from './api.ts';
import { ImportValues } from './ImportValues.tsx';
import { importText } from './import-text.ts';
import styles from './Pace.module.css';
import { type IndicatorsText, indicatorsText } from './text.ts';

const route = getRouteApi('/in/indicators');
type Search = { q?: string; told?: string };

/** 指标: all that is counted. */
export function Indicators() {
  const text = useText(indicatorsText);
  const words = useText(importText);
  const viewer = useViewer();
  const [imports, setImports] = useState(false);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const go = (next: Search): void => void navigate({ search: next, replace: true });
  return (
    <Page
      title={text.indicators}
      lead={text.indicatorsLead}
      actions={viewer.may('tasks.report') && <Button onClick={() => setImports(!imports)}>{words.open}</Button>}
    >
      {imports && <ImportValues onDone={() => setImports(false)} />}
      <Filters search={search} go={go} />
      <Rows search={search} />
    </Page>
  );
}

function Filters({ search, go }: { search: Search; go: (next: Search) => void }) {
  const text = useText(indicatorsText);
  const [typed, setTyped] = usePause(search.q ?? '', (q) => go({ ...search, q: q.trim() }));
  return (
    <div className={styles.filters}>
      <Field label={text.search}>
        <Input value={typed} maxLength={100} onChange={(event) => setTyped(event.target.value)} />
      </Field>
      <Checkbox checked={search.told === 'true'} onChange={(checked) => go({ ...search, told: checked ? 'true' : '' })}>
        {text.told}
      </Checkbox>
    </div>
  );
}

function Rows({ search }: { search: Search }) {
  const text = useText(indicatorsText);
  const words = useText(uiText);
  const list = useIndicators(Object.fromEntries(Object.entries(search).filter(([, value]) => value !== '')));
  if (list.isError && !list.data) return <Failed error={list.error} retry={() => void list.refetch()} />;
  const items = list.data?.pages.flatMap((page) => page.items);
  if (!items) return <Waiting rows={10} />;
  return (
    <Panel title={text.list} note={words.shownOf(items.length, list.data?.pages[0]?.total ?? items.length)} flush>
      <DataTable label={text.list} columns={columnsOf(text)} rows={items} rowKey={({ code }) => code} empty={words.nothingFits} />
      {list.hasNextPage && (
        <div className={styles.foot}>
          <Button onClick={() => void list.fetchNextPage()} busy={list.isFetchingNextPage}>
            {words.more}
          </Button>
        </div>
      )}
    </Panel>
  );
}

/** 口径 in words: how months and places become one figure. */
export const countingText = ({ overTime, overPlaces, cumulative, fromRecords }: IndicatorItem, text: IndicatorsText): string =>
  [
    text.overTime[overTime],
    text.overPlaces[overPlaces],
    ...(cumulative ? [text.cumulative] : []),
    ...(fromRecords ? [text.fromRecords] : []),
  ].join(' · ');

const columnsOf = (text: IndicatorsText): readonly Column<IndicatorItem>[] => [
  {
    key: 'name',
    title: text.name,
    cell: ({ code, name }) => (
      <Link to="/indicators/$code" params={{ code }}>
        {name}
      </Link>
    ),
  },
  { key: 'unit', title: text.unit, width: 130, cell: ({ unit }) => unit ?? '——' },
  { key: 'counting', title: text.counting, width: 200, cell: (item) => countingText(item, text) },
  { key: 'promises', title: text.promises, width: 80, end: true, cell: ({ promises }) => promises },
  { key: 'values', title: text.values, width: 80, end: true, cell: ({ values }) => values },
  { key: 'lastMonth', title: text.lastMonth, width: 96, cell: ({ lastMonth }) => lastMonth ?? '——' },
];
