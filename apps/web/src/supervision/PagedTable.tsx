import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { Button } from '../ui/Button.tsx';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { Failed } from '../ui/Failed.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { uiText } from '../ui/text.ts';
import { Waiting } from '../ui/Waiting.tsx';
import styles from './Supervision.module.css';

type Page<Row> = { readonly items: readonly Row[]; readonly next: string | null; readonly total: number };
type Props<Row> = {
  readonly title: string;
  readonly found: UseInfiniteQueryResult<InfiniteData<Page<Row>>>;
  readonly columns: readonly Column<Row>[];
  readonly empty: string;
};

/** A list of records, read page by page: waiting, failed, empty, or there. */
export function PagedTable<Row extends { readonly id: string }>({ title, found, columns, empty }: Props<Row>) {
  const words = useText(uiText);
  if (found.isError && !found.data) return <Failed error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Waiting rows={6} />;
  const rows = found.data.pages.flatMap((page) => page.items);
  return (
    <Panel title={title} note={words.shownOf(rows.length, found.data.pages[0]?.total ?? rows.length)} flush>
      <div className={found.isPlaceholderData ? styles.stale : undefined}>
        <DataTable label={title} columns={columns} rows={rows} rowKey={({ id }) => id} empty={empty} />
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
