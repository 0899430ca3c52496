import {
  archiveEvents,
  deleteArchived,
  downloadArchive,
  exportEvents,
  listActors,
  listArchives,
  listEvents,
  verifyTrail,
} from '@gongjian/contract/audit';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, download } from '../ui/call.ts';

export type AuditFilter = { q?: string; actor?: string; type?: string; subject?: string; from?: string; to?: string };

export const useEvents = (filter: AuditFilter) =>
  useInfiniteQuery({
    queryKey: ['audit', 'events', filter],
    queryFn: ({ pageParam, signal }) =>
      call(listEvents, { query: { ...filter, limit: 100, ...(pageParam === null ? {} : { after: pageParam }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

/** Somebody of the trail by a part of the name, or by id. */
export const useActors = (q: string) =>
  useQuery({
    queryKey: ['audit', 'actors', q],
    queryFn: ({ signal }) => call(listActors, { query: q === '' ? {} : { q }, signal }),
    placeholderData: keepPreviousData,
  });

export const useExportEvents = () =>
  useMutation({
    mutationFn: ({ filter, format }: { filter: AuditFilter; format: 'csv' | 'xlsx' }) =>
      download(exportEvents, { query: { ...filter, format } }),
  });

export const useVerifyTrail = () => useMutation({ mutationFn: () => call(verifyTrail, {}) });

export const useArchives = () => useQuery({ queryKey: ['audit', 'archives'], queryFn: ({ signal }) => call(listArchives, { signal }) });

function useAuditChange<Input, Reply>(send: (input: Input) => Promise<Reply>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: send, onSuccess: () => void queries.invalidateQueries({ queryKey: ['audit'] }) });
}
export const useArchiveEvents = () => useAuditChange((before: string) => call(archiveEvents, { body: { before } }));
export const useDeleteArchived = () => useAuditChange((archiveId: string) => call(deleteArchived, { params: { archiveId } }));
export const fetchArchive = (archiveId: string): Promise<void> => download(downloadArchive, { params: { archiveId } });
