import {
  addPaceRules,
  changeBinding,
  correctValue,
  exportValues,
  importValues,
  indicatorValues,
  listIndicators,
  listPaceRules,
  measurePace,
  previewPaceRules,
  type RulesProposed,
  readIndicator,
  tellValue,
} from '@gongjian/contract/indicators';
import { listSeals } from '@gongjian/contract/reporting';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { call, download, upload } from '../ui/call.ts';

const room = ['indicators'] as const;
type Query = Record<string, string>;

export const useIndicators = (query: Query) =>
  useInfiniteQuery({
    queryKey: [...room, 'list', query],
    queryFn: ({ pageParam, signal }) => call(listIndicators, { query: { ...query, limit: 100, ...after(pageParam) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
const after = (cursor: string | null): { after?: string } => (cursor === null ? {} : { after: cursor });

/** All of them, for a choice. */
export const useIndicatorChoice = () =>
  useQuery({
    queryKey: [...room, 'choice'],
    queryFn: ({ signal }) => call(listIndicators, { query: { limit: 200 }, signal }),
    staleTime: 60_000,
  });

export const useIndicator = (code: string) =>
  useQuery({ queryKey: [...room, 'one', code], queryFn: ({ signal }) => call(readIndicator, { params: { code }, signal }) });

export const useValues = (code: string, query: Query) =>
  useInfiniteQuery({
    queryKey: [...room, 'values', code, query],
    queryFn: ({ pageParam, signal }) =>
      call(indicatorValues, { params: { code }, query: { ...query, limit: 100, ...after(pageParam) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

export const useValuesFile = (code: string) =>
  useMutation({ mutationFn: (query: Query) => download(exportValues, { params: { code }, query }) });

export const usePace = (measureId: string) =>
  useQuery({ queryKey: [...room, 'pace', measureId], queryFn: ({ signal }) => call(measurePace, { params: { measureId }, signal }) });

/** The months whose reports are sealed. */
export const useSealedMonths = () =>
  useQuery({
    queryKey: [...room, 'sealed'],
    queryFn: ({ signal }) => call(listSeals, { signal }),
    staleTime: 300_000,
    select: ({ items }) => new Set(items.filter(({ openedAgain }) => openedAgain === null).map(({ month }) => month)),
  });

/** A figure or a binding moves lights: everything that shows them is read again. */
function useChange<Input, Reply>(send: (input: Input) => Promise<Reply>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: send, onSettled: () => void queries.invalidateQueries() });
}
export const useTellValue = (code: string) =>
  useChange((body: z.input<typeof tellValue.body>) => call(tellValue, { params: { code }, body }));
/** A dry run changes nothing. */
export const useImportValues = () =>
  useChange(({ file, dryRun }: { file: File; dryRun: boolean }) => upload(importValues, { query: dryRun ? { dryRun: 'true' } : {}, file }));
export const useCorrectValue = () =>
  useChange(({ valueId, ...body }: z.input<typeof correctValue.body> & { valueId: string }) =>
    call(correctValue, { params: { valueId }, body }),
  );
export const useChangeBinding = () =>
  useChange(({ promiseId, version, ...body }: z.input<typeof changeBinding.body> & { promiseId: string; version: number }) =>
    call(changeBinding, { params: { promiseId }, body, version }),
  );

export type RulesShown = z.output<typeof listPaceRules.reply>['items'][number];
export const useRuleSets = () => useQuery({ queryKey: [...room, 'rules'], queryFn: ({ signal }) => call(listPaceRules, { signal }) });
export const usePreviewRules = () => useMutation({ mutationFn: (body: RulesProposed) => call(previewPaceRules, { body }) });
export const useAddRules = () => useChange((body: z.input<typeof addPaceRules.body>) => call(addPaceRules, { body }));
