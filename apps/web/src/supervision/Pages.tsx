import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Failed } from '../ui/Failed.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { uiText } from '../ui/text.ts';
import { Waiting } from '../ui/Waiting.tsx';
import styles from './Supervision.module.css';

type Page<Item> = { readonly items: readonly Item[]; readonly next: string | null; readonly total: number };
type Props<Item> = {
  readonly title: string;
  readonly found: UseInfiniteQueryResult<InfiniteData<Page<Item>>>;
  readonly empty: string;
  readonly children: (item: Item) => ReactNode;
};

/** Records that are read, not compared: one below the other. */
export function Pages<Item>({ title, found, empty, children }: Props<Item>) {
  const words = useText(uiText);
  if (found.isError && !found.data) return <Failed error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Waiting rows={6} />;
  const items = found.data.pages.flatMap((page) => page.items);
  return (
    <Panel title={title} note={words.shownOf(items.length, found.data.pages[0]?.total ?? items.length)} flush>
      {items.length === 0 && <Empty>{empty}</Empty>}
      <div className={found.isPlaceholderData ? styles.stale : undefined}>{items.map(children)}</div>
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
