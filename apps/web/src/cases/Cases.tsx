import type { CaseItem } from '@gongjian/contract/cases';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useViewer } from '../session/viewer.ts';
import { Button } from '../ui/Button.tsx';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { Failed } from '../ui/Failed.tsx';
import { dayText } from '../ui/format.ts';
import { type Language, useLanguage, useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { uiText } from '../ui/text.ts';
import { Waiting } from '../ui/Waiting.tsx';
import { useCases } from './api.ts';
import { BulkBar } from './BulkBar.tsx';
import { boardText } from './board-text.ts';
import { CaseBoard } from './CaseBoard.tsx';
import { CaseFilters } from './CaseFilters.tsx';
import { CaseMap } from './CaseMap.tsx';
import styles from './Cases.module.css';
import { CaseTimeline } from './CaseTimeline.tsx';
import type { CaseSearch } from './case-search.ts';
import { AwaitedPapers } from './papers/AwaitedPapers.tsx';
import { RegisterCase } from './RegisterCase.tsx';
import { selecting } from './selecting.tsx';
import { casesText } from './text.ts';
import { useNamed } from './useNamed.ts';

const route = getRouteApi('/in/cases');

/** 案件: all that must be closed, the most urgent first. */
export function Cases() {
  const text = useText(casesText);
  const viewer = useViewer();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [registering, setRegistering] = useState(false);
  const set = (part: { readonly [K in keyof CaseSearch]: string | undefined }): void =>
    void navigate({ search: (before) => ({ ...before, ...part }) as CaseSearch, replace: true });
  const register = viewer.may('cases.register') && (
    <Button look="primary" onClick={() => setRegistering(true)}>
      {text.register}
    </Button>
  );
  return (
    <Page title={text.cases} lead={text.lead} actions={register}>
      <AwaitedPapers />
      <CaseFilters search={search} set={set} />
      {search.kind !== undefined && (
        <CaseBoard kind={search.kind} unit={search.unit} stage={search.stage} onStage={(stage) => set({ stage })} />
      )}
      <Views search={search} onView={(view) => set({ view })} />
      {registering && <RegisterCase usual={search.kind} onClose={() => setRegistering(false)} />}
    </Page>
  );
}

const VIEWS = ['list', 'map', 'timeline'] as const;

function Views({ search, onView }: { search: CaseSearch; onView: (view: string | undefined) => void }) {
  const text = useText(boardText);
  const chosen = VIEWS.find((view) => view === search.view) ?? 'list';
  const asked = askedOf(search);
  return (
    <Tabs
      label={text.views}
      tabs={VIEWS.map((key) => ({ key, title: text.view[key] }))}
      chosen={chosen}
      onChoose={(view) => onView(view === 'list' ? undefined : view)}
    >
      {chosen === 'map' ? <CaseMap asked={asked} /> : <CaseTable asked={asked} timeline={chosen === 'timeline'} />}
    </Tabs>
  );
}

const askedOf = ({ which, view: _, ...search }: CaseSearch): Record<string, string> => ({
  ...(search as Record<string, string>),
  ...(which === 'all' ? {} : { open: which === 'closed' ? 'false' : 'true' }),
});

function CaseTable({ asked, timeline }: { asked: Record<string, string>; timeline: boolean }) {
  const text = useText(casesText);
  const board = useText(boardText);
  const words = useText(uiText);
  const columns = useColumns();
  const viewer = useViewer();
  const found = useCases(asked);
  const [chosen, setChosen] = useState<readonly CaseItem[]>([]);
  if (found.isError && !found.data) return <Failed error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Waiting rows={8} />;
  const items = found.data.pages.flatMap((page) => page.items);
  // A case is acted on as it stands in the list now; one that left the list is no longer selected.
  const still = items.filter(({ id }) => chosen.some((one) => one.id === id));
  const dispatches = viewer.may('cases.dispatch') && !timeline;
  return (
    <Panel title={text.list} note={words.shownOf(items.length, found.data.pages[0]?.total ?? items.length)} flush>
      {dispatches && <BulkBar shown={items} chosen={still} onChoose={setChosen} />}
      <div className={found.isPlaceholderData ? styles.stale : undefined}>
        {timeline ? (
          <CaseTimeline items={items} />
        ) : (
          <DataTable
            label={text.list}
            columns={dispatches ? [selecting(board, still, setChosen), ...columns] : columns}
            rows={items}
            rowKey={({ id }) => id}
            empty={text.none}
          />
        )}
      </div>
      {found.hasNextPage && (
        <div className={styles.foot}>
          <Button onClick={() => void found.fetchNextPage()} busy={found.isFetchingNextPage}>
            {words.more}
          </Button>
        </div>
      )}
    </Panel>
  );
}

function useColumns(): Column<CaseItem>[] {
  const text = useText(casesText);
  const language = useLanguage();
  const named = useNamed();
  return [
    {
      key: 'title',
      title: text.title,
      cell: ({ id, title }) => (
        <Link to="/cases/$caseId" params={{ caseId: id }} className={styles.matter}>
          {title}
        </Link>
      ),
    },
    { key: 'number', title: text.number, cell: ({ number }) => <span className={styles.number}>{number}</span>, width: 130 },
    { key: 'kind', title: text.kind, cell: ({ kind }) => named(kind), width: 140 },
    { key: 'stage', title: text.stage, cell: (item) => <Stage item={item} />, width: 150 },
    { key: 'unit', title: text.unit, cell: ({ unit }) => unit?.name ?? <span className="soft">{text.undispatched}</span>, width: 120 },
    { key: 'due', title: text.due, cell: (item) => <CaseDue item={item} language={language} />, width: 120 },
  ];
}

function Stage({ item: { stage, suspended, merged, returns, replyOverdue } }: { item: CaseItem }) {
  const text = useText(casesText);
  const board = useText(boardText);
  const named = useNamed();
  const marks = [suspended && text.suspended, merged && text.merged, returns > 0 && text.returns(returns)].filter(Boolean);
  return (
    <>
      {named(stage)}
      {marks.length > 0 && <span className={styles.mark}>{marks.join(' · ')}</span>}
      {replyOverdue && <span className={`${styles.mark} ${styles.over}`}>{board.replyOverdue}</span>}
    </>
  );
}

function CaseDue({ item: { due, overdue, closedOn }, language }: { item: CaseItem; language: Language }) {
  const text = useText(casesText);
  if (closedOn !== null) return <span className="soft">{`${text.closed} ${dayText(closedOn, language)}`}</span>;
  if (due === null) return <span className="soft">{text.noLimit}</span>;
  return (
    <span className={overdue ? styles.over : undefined}>
      {dayText(due, language)}
      {overdue && ` ${text.overdue}`}
    </span>
  );
}
