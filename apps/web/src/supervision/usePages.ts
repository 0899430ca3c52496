import { keepPreviousData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query';

type Cursor = { readonly limit: number; readonly after?: string };
type Page<Item> = { readonly items: readonly Item[]; readonly next: string | null; readonly total: number };

/** A list that is read page by page. */
export const usePages = <Item, Reply extends Page<Item>>(
  queryKey: QueryKey,
  ask: (page: Cursor, signal: AbortSignal) => Promise<Reply & Page<Item>>,
) =>
  useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => ask({ limit: 50, ...(pageParam === null ? {} : { after: pageParam }) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
