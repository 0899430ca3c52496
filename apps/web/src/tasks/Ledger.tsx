import { getRouteApi } from '@tanstack/react-router';
import { Button } from '../ui/Button.tsx';
import { DataTable } from '../ui/DataTable.tsx';
import { Failed } from '../ui/Failed.tsx';
import { currentLanguage, useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { refusalText } from '../ui/refusal-text.ts';
import { tell } from '../ui/tell.ts';
import { uiText } from '../ui/text.ts';
import { Waiting } from '../ui/Waiting.tsx';
import { useExport, useLedger } from './api.ts';
import { ColumnsMenu } from './ColumnsMenu.tsx';
import { ledgerColumns, sortOf } from './columns.tsx';
import styles from './Ledger.module.css';
import { LedgerFilters } from './LedgerFilters.tsx';
import { columnsOf, filtersOf, type LedgerSearch, withFilter } from './ledger-search.ts';
import { tasksText } from './text.ts';
import { ViewsMenu } from './ViewsMenu.tsx';

const route = getRouteApi('/in/ledger');

export function Ledger() {
  const text = useText(tasksText);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const go = (next: LedgerSearch): void => void navigate({ search: next, replace: true });
  return (
    <Page title={text.ledger} lead={text.ledgerLead} actions={<LedgerActions search={search} go={go} />}>
      <LedgerFilters search={search} go={go} />
      <LedgerRows search={search} go={go} />
    </Page>
  );
}

type Props = { search: LedgerSearch; go: (next: LedgerSearch) => void };

function LedgerActions({ search, go }: Props) {
  const text = useText(tasksText);
  const file = useExport();
  const save = (): void =>
    file.mutate(
      { filters: filtersOf(search), columns: columnsOf(search) },
      { onError: (error) => tell(refusalText(error, currentLanguage()), 'failed') },
    );
  return (
    <>
      <ViewsMenu search={search} go={go} />
      <ColumnsMenu shown={columnsOf(search)} onChange={(columns) => go(withFilter(search, 'columns', columns))} />
      <Button look="primary" onClick={save} busy={file.isPending}>
        {file.isPending ? text.exporting : text.exportExcel}
      </Button>
    </>
  );
}

function LedgerRows({ search, go }: Props) {
  const text = useText(tasksText);
  const words = useText(uiText);
  const ledger = useLedger(filtersOf(search));
  const columns = ledgerColumns(columnsOf(search), text);
  if (ledger.isError && !ledger.data) return <Failed error={ledger.error} retry={() => void ledger.refetch()} />;
  const items = ledger.data?.pages.flatMap((page) => page.items);
  if (!items) return <Waiting rows={10} />;
  const sortedBy = columns.find((column) => sortOf[column.key as keyof typeof sortOf] === (search.sort ?? 'due'))?.key;
  return (
    <Panel title={text.ledgerTable} note={words.shownOf(items.length, ledger.data?.pages[0]?.total ?? items.length)} flush>
      <div className={ledger.isPlaceholderData ? styles.stale : undefined}>
        <DataTable
          label={text.ledgerTable}
          columns={columns}
          rows={items}
          rowKey={(item) => item.id}
          sorting={sortedBy === undefined ? undefined : { by: sortedBy, descending: false }}
          onSort={(by) => go(withFilter(search, 'sort', sortOf[by as keyof typeof sortOf]))}
          empty={words.nothingFits}
        />
      </div>
      <div className={styles.foot}>
        {ledger.hasNextPage ? (
          <Button onClick={() => void ledger.fetchNextPage()} busy={ledger.isFetchingNextPage}>
            {words.more}
          </Button>
        ) : (
          items.length > 0 && <span>{words.allShown}</span>
        )}
        <span>{words.keys}</span>
      </div>
    </Panel>
  );
}
