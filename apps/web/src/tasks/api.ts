import {
  acceptStage,
  attachProof,
  changeStage,
  changeView,
  decideUnits,
  deleteStage,
  deleteView,
  downloadProof,
  exportLedger,
  exportRedList,
  handOver,
  type LedgerColumn,
  ledgerOutline,
  listHandovers,
  listLedger,
  listStages,
  listViews,
  matrix,
  measureHistory,
  measureSource,
  openGroups,
  overrideVerdict,
  overview,
  readMeasure,
  recordStage,
  redList,
  removeProof,
  type responsibility,
  returnStage,
  type SavedView,
  saveView,
  submitStage,
  timeline,
  unitPage,
  withdrawOverride,
} from '@gongjian/contract/tasks';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { call, download, upload } from '../ui/call.ts';

export type Responsibility = z.output<typeof responsibility>;

const room = ['tasks'] as const;

export const useOverview = (programme: string | undefined) =>
  useQuery({
    queryKey: [...room, 'overview', programme ?? null],
    queryFn: ({ signal }) => call(overview, { query: programme === undefined ? {} : { programme }, signal }),
    placeholderData: keepPreviousData,
  });

export const useRedList = (filters: Record<string, string>) =>
  useQuery({
    queryKey: [...room, 'red-list', filters],
    queryFn: ({ signal }) => call(redList, { query: filters, signal }),
    placeholderData: keepPreviousData,
  });
export const useRedListFile = () => useMutation({ mutationFn: (query: Record<string, string>) => download(exportRedList, { query }) });

export const useOutline = () =>
  useQuery({ queryKey: [...room, 'outline'], queryFn: ({ signal }) => call(ledgerOutline, { signal }), staleTime: 300_000 });

export const useLedger = (filters: Record<string, string>) =>
  useInfiniteQuery({
    queryKey: [...room, 'ledger', filters],
    queryFn: ({ pageParam, signal }) =>
      call(listLedger, { query: { ...filters, limit: 100, ...(pageParam === null ? {} : { after: pageParam }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

export const useExport = () =>
  useMutation({
    mutationFn: ({ filters, columns }: { filters: Record<string, string>; columns: readonly LedgerColumn[] }) =>
      download(exportLedger, { query: { ...filters, columns: columns.join(',') } }),
  });

export const useViews = () =>
  useQuery({ queryKey: [...room, 'views'], queryFn: ({ signal }) => call(listViews, { signal }), staleTime: 60_000 });

type ViewInput = z.input<typeof saveView.body>;
const useViewChange = <Input>(send: (input: Input) => Promise<unknown>) => {
  const queries = useQueryClient();
  return useMutation({ mutationFn: send, onSuccess: () => void queries.invalidateQueries({ queryKey: [...room, 'views'] }) });
};
export const useSaveView = () => useViewChange((view: ViewInput) => call(saveView, { body: view }));
export const useChangeView = () =>
  useViewChange(({ id, version, ...body }: SavedView) => call(changeView, { params: { viewId: id }, body, version }));
export const useDeleteView = () => useViewChange((viewId: string) => call(deleteView, { params: { viewId } }));

export const useMeasure = (measureId: string) =>
  useQuery({ queryKey: [...room, 'measure', measureId], queryFn: ({ signal }) => call(readMeasure, { params: { measureId }, signal }) });

export const useMeasureSource = (measureId: string) =>
  useQuery({
    queryKey: [...room, 'source', measureId],
    queryFn: ({ signal }) => call(measureSource, { params: { measureId }, query: { around: 500 }, signal }),
    staleTime: 300_000,
  });

export const useMeasureHistory = (measureId: string) =>
  useQuery({ queryKey: [...room, 'history', measureId], queryFn: ({ signal }) => call(measureHistory, { params: { measureId }, signal }) });

export const useUnitPage = (unitId: string) =>
  useQuery({ queryKey: [...room, 'unit', unitId], queryFn: ({ signal }) => call(unitPage, { params: { unitId }, signal }) });

export const useMatrix = (query: z.input<typeof matrix.query>) =>
  useQuery({
    queryKey: [...room, 'matrix', query],
    queryFn: ({ signal }) => call(matrix, { query, signal }),
    placeholderData: keepPreviousData,
  });

export const useTimeline = (filters: Record<string, string>) =>
  useQuery({
    queryKey: [...room, 'timeline', filters],
    queryFn: ({ signal }) => call(timeline, { query: { ...filters, limit: 1000 }, signal }),
    placeholderData: keepPreviousData,
  });

export const useStages = (state: string) =>
  useQuery({ queryKey: [...room, 'stages', state], queryFn: ({ signal }) => call(listStages, { query: { state, limit: 200 }, signal }) });

export const useOpenGroups = () => useQuery({ queryKey: [...room, 'open-groups'], queryFn: ({ signal }) => call(openGroups, { signal }) });

/**
 * Whatever changes a measure changes counts, lists and history too: all of the room is read again. Nobody waits for that: a row
 * that leaves its list would take the word of success with it.
 */
function useLedgerChange<Input, Reply>(send: (input: Input) => Promise<Reply>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: send, onSettled: () => void queries.invalidateQueries({ queryKey: room }) });
}

export type StageInput = z.input<typeof recordStage.body>;
export const useRecordStage = () =>
  useLedgerChange(({ deliverableId, ...body }: StageInput & { deliverableId: string }) =>
    call(recordStage, { params: { deliverableId }, body }),
  );
export const useChangeStage = () =>
  useLedgerChange(({ stageId, version, ...body }: z.input<typeof changeStage.body> & Versioned) =>
    call(changeStage, { params: { stageId }, body, version }),
  );
type Versioned = { stageId: string; version: number };
export const useSubmitStage = () =>
  useLedgerChange(({ stageId, version }: Versioned) => call(submitStage, { params: { stageId }, version }));
export const useAcceptStage = () =>
  useLedgerChange(({ stageId, version }: Versioned) => call(acceptStage, { params: { stageId }, body: {}, version }));
export const useReturnStage = () =>
  useLedgerChange(({ stageId, version, reason }: Versioned & { reason: string }) =>
    call(returnStage, { params: { stageId }, body: { reason }, version }),
  );
export const useDeleteStage = () => useLedgerChange((stageId: string) => call(deleteStage, { params: { stageId } }));
export const useAttachProof = () =>
  useLedgerChange(({ stageId, file, onProgress }: { stageId: string; file: File; onProgress: (share: number) => void }) =>
    upload(attachProof, { params: { stageId }, file, onProgress }),
  );
export const useRemoveProof = () => useLedgerChange((params: { stageId: string; fileId: string }) => call(removeProof, { params }));
export const fetchProof = (stageId: string, fileId: string): Promise<void> => download(downloadProof, { params: { stageId, fileId } });

export const useOverride = (measureId: string) =>
  useLedgerChange(({ version, ...body }: z.input<typeof overrideVerdict.body> & { version: number }) =>
    call(overrideVerdict, { params: { measureId }, body, version }),
  );
export const useWithdrawOverride = (measureId: string) =>
  useLedgerChange((version: number) => call(withdrawOverride, { params: { measureId }, version }));
export const useDecideUnits = () =>
  useLedgerChange(
    ({ responsibilityId, version, ...body }: z.input<typeof decideUnits.body> & { responsibilityId: string; version: number }) =>
      call(decideUnits, { params: { responsibilityId }, body, version }),
  );
export const useHandovers = () => useQuery({ queryKey: [...room, 'handovers'], queryFn: ({ signal }) => call(listHandovers, { signal }) });
export const useHandOver = () =>
  useLedgerChange(({ unitId, ...body }: z.input<typeof handOver.body> & { unitId: string }) =>
    call(handOver, { params: { unitId }, body }),
  );
