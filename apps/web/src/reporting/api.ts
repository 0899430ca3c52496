import {
  acceptReport,
  type accountable,
  attachToReport,
  compareSeals,
  delegateReport,
  detachFromReport,
  downloadAttachment,
  listCycles,
  listObligations,
  listSeals,
  pressUnits,
  type ReportContent,
  readBoard,
  readReport,
  recallReport,
  reopenReport,
  returnReport,
  saveReportDraft,
  sealMonth,
  submitReport,
  timeliness,
  unsealMonth,
} from '@gongjian/contract/reporting';
import { inbox, markRead } from '@gongjian/contract/reporting-messages';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { call, download, upload } from '../ui/call.ts';
import { useChange } from '../ui/useChange.ts';

const room = ['reporting'] as const;
export type Accountable = z.output<typeof accountable>;
export type Board = z.output<typeof readBoard.reply>;
export type TimelinessTable = z.output<typeof timeliness.reply>;

export const useCycles = () =>
  useQuery({ queryKey: [...room, 'cycles'], queryFn: ({ signal }) => call(listCycles, { query: {}, signal }), staleTime: 60_000 });

export const useObligations = (asked: Record<string, string>) =>
  useInfiniteQuery({
    queryKey: [...room, 'obligations', asked],
    queryFn: ({ pageParam, signal }) =>
      call(listObligations, { query: { ...asked, limit: 50, ...(pageParam === null ? {} : { after: pageParam }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

/** How many there are, without reading them. */
export const useHowMany = (asked: Record<string, string>) =>
  useQuery({
    queryKey: [...room, 'how-many', asked],
    queryFn: async ({ signal }) => (await call(listObligations, { query: { ...asked, limit: 1 }, signal })).total,
  });

export const fetchReport = (obligationId: string) => call(readReport, { params: { obligationId } });
/** Always read anew when it is opened, and never behind the back of someone who is writing in it. */
export const useReport = (obligationId: string) =>
  useQuery({
    queryKey: [...room, 'report', obligationId],
    queryFn: () => fetchReport(obligationId),
    refetchOnWindowFocus: false,
    staleTime: 0,
    gcTime: 0,
  });

type Written = { readonly content: ReportContent; readonly accountable: Accountable | null };
export const saveDraft = (obligationId: string, version: number, body: Written) =>
  call(saveReportDraft, { params: { obligationId }, body, version });

type Versioned = { readonly id: string; readonly version: number };
type Back = Versioned & { readonly reason: string; readonly replyOn: string | null };
const at = (id: string) => ({ obligationId: id });
export const useSubmit = () =>
  useChange(room, ({ id, version, ...body }: Versioned & Written) => call(submitReport, { params: at(id), body, version }));
export const useRecall = () => useChange(room, ({ id, version }: Versioned) => call(recallReport, { params: at(id), version }));
export const useAccept = () => useChange(room, ({ id, version }: Versioned) => call(acceptReport, { params: at(id), body: {}, version }));
export const useReturn = () => useChange(room, ({ id, version, ...body }: Back) => call(returnReport, { params: at(id), body, version }));
export const useReopen = () => useChange(room, ({ id, version, ...body }: Back) => call(reopenReport, { params: at(id), body, version }));
export const useDelegate = () =>
  useChange(room, ({ id, units }: { id: string; units: string[] }) => call(delegateReport, { params: at(id), body: { units } }));

type Sent = { readonly id: string; readonly file: File; readonly onProgress: (share: number) => void };
/** A file changes the version of the draft; the draft itself must not be read again while it is being written. */
export const useAttach = () => useMutation({ mutationFn: ({ id, ...sent }: Sent) => upload(attachToReport, { params: at(id), ...sent }) });
export const useDetach = () =>
  useMutation({
    mutationFn: ({ id, fileId }: { id: string; fileId: string }) => call(detachFromReport, { params: { ...at(id), fileId } }),
  });
export const fetchAttachment = (id: string, fileId: string): Promise<void> =>
  download(downloadAttachment, { params: { ...at(id), fileId } });

export const useBoard = (month: string) =>
  useQuery({
    queryKey: [...room, 'board', month],
    queryFn: ({ signal }) => call(readBoard, { params: { month }, signal }),
    placeholderData: keepPreviousData,
  });
export const useTimeliness = (year: number) =>
  useQuery({
    queryKey: [...room, 'timeliness', year],
    queryFn: ({ signal }) => call(timeliness, { query: { year }, signal }),
    placeholderData: keepPreviousData,
  });
export const usePress = (month: string) =>
  useChange(room, (body: { units: string[]; note: string }) => call(pressUnits, { params: { month }, body }));
export const useSeal = (month: string) => useChange(room, () => call(sealMonth, { params: { month } }));
export const useUnseal = (month: string) => useChange(room, (reason: string) => call(unsealMonth, { params: { month }, body: { reason } }));
export const useSeals = () => useQuery({ queryKey: [...room, 'seals'], queryFn: ({ signal }) => call(listSeals, { signal }) });
export const useComparison = (from: string, to: string) =>
  useInfiniteQuery({
    queryKey: [...room, 'compare', from, to],
    queryFn: ({ pageParam, signal }) =>
      call(compareSeals, { query: { from, to, limit: 100, ...(pageParam === null ? {} : { after: pageParam }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const useInbox = (unreadOnly: boolean) =>
  useInfiniteQuery({
    queryKey: [...room, 'inbox', unreadOnly],
    queryFn: ({ pageParam, signal }) =>
      call(inbox, {
        query: { limit: 50, ...(unreadOnly ? { unread: 'true' } : {}), ...(pageParam === null ? {} : { after: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
export const useMarkRead = () => useChange(room, (ids: string[]) => call(markRead, { body: { ids } }));
