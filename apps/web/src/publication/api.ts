import {
  approveDisclosure,
  approveItem,
  type DisclosureText,
  editDisclosure,
  editItem,
  listDisclosures,
  listItems,
  previewDisclosure,
  previewItemPage,
  publishDisclosure,
  publishItem,
  readItem,
  withdrawDisclosure,
  withdrawItem,
  writeItem,
} from '@gongjian/contract/publication';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { call } from '../ui/call.ts';
import { useChange } from '../ui/useChange.ts';

const room = ['publication'] as const;
const byCode = (code: string) => ({ code });
const byId = (itemId: string) => ({ itemId });

export const useDisclosures = () =>
  useQuery({ queryKey: [...room, 'catalogue'], queryFn: ({ signal }) => call(listDisclosures, { signal }) });
export const usePreview = (code: string) =>
  useQuery({
    queryKey: [...room, 'preview', code],
    queryFn: ({ signal }) => call(previewDisclosure, { params: byCode(code), query: {}, signal }),
  });

export type ItemFilters = { readonly disclosure: string; readonly state: string | undefined; readonly q: string | undefined };
export const useItems = ({ disclosure, state, q }: ItemFilters) =>
  useInfiniteQuery({
    queryKey: [...room, 'items', disclosure, state, q],
    queryFn: ({ pageParam, signal }) =>
      call(listItems, {
        query: {
          ...{ disclosure, limit: 50 },
          ...(state === undefined ? {} : { state: state as 'draft' }),
          ...(q === undefined ? {} : { q }),
          ...(pageParam === null ? {} : { after: pageParam }),
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
export const useItem = (id: string) =>
  useQuery({ queryKey: [...room, 'item', id], queryFn: ({ signal }) => call(readItem, { params: byId(id), signal }) });
export const useItemPage = (id: string, lang: 'zh' | 'en', version: number) =>
  useQuery({
    queryKey: [...room, 'page', id, lang, version],
    queryFn: ({ signal }) => call(previewItemPage, { params: byId(id), query: { lang }, signal }),
  });

type Versioned = { readonly version: number };
export const useEditDisclosure = (code: string) =>
  useChange(room, ({ version, ...body }: Versioned & DisclosureText) => call(editDisclosure, { params: byCode(code), body, version }));
export const useApproveDisclosure = (code: string) =>
  useChange(room, (version: number) => call(approveDisclosure, { params: byCode(code), version }));
export const usePublishDisclosure = (code: string) =>
  useChange(room, (version: number) => call(publishDisclosure, { params: byCode(code), version }));
export const useWithdrawDisclosure = (code: string) =>
  useChange(room, ({ version, reason }: Versioned & { readonly reason: string }) =>
    call(withdrawDisclosure, { params: byCode(code), body: { reason }, version }),
  );

type Content = Record<string, unknown>;
export const useWriteItem = () =>
  useChange(room, (body: { readonly disclosure: 'explanation' | 'answer'; readonly content: Content }) => call(writeItem, { body }));
export const useEditItem = (id: string) =>
  useChange(room, ({ version, content }: Versioned & { readonly content: Content }) =>
    call(editItem, { params: byId(id), body: { content }, version }),
  );
export const useApproveItem = (id: string) => useChange(room, (version: number) => call(approveItem, { params: byId(id), version }));
export const usePublishItem = (id: string) => useChange(room, (version: number) => call(publishItem, { params: byId(id), version }));
export const useWithdrawItem = (id: string) =>
  useChange(room, ({ version, reason }: Versioned & { readonly reason: string }) =>
    call(withdrawItem, { params: byId(id), body: { reason }, version }),
  );
