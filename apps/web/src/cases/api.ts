import {
  actOnCase,
  attachEvidence,
  caseBoard,
  caseMap,
  cityDistricts,
  dispatchCases,
  escalateCase,
  listCaseKinds,
  listCases,
  readCase,
  readEvidence,
  registerCase,
} from '@gongjian/contract/cases';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { call, download, upload } from '../ui/call.ts';
import { useChange } from '../ui/useChange.ts';
import type { District } from './project.ts';

const room = ['cases'] as const;
export type Deed = z.input<typeof actOnCase.body>;
export type NewCase = z.input<typeof registerCase.body>;

export const useKinds = () =>
  useQuery({ queryKey: [...room, 'kinds'], queryFn: ({ signal }) => call(listCaseKinds, { signal }), staleTime: 300_000 });

export const useCases = (asked: Record<string, string>) =>
  useInfiniteQuery({
    queryKey: [...room, 'list', asked],
    queryFn: ({ pageParam, signal }) =>
      call(listCases, { query: { ...asked, limit: 50, ...(pageParam === null ? {} : { after: pageParam }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

export const useCaseBoard = (kind: string, unit: string | undefined) =>
  useQuery({
    queryKey: [...room, 'board', kind, unit],
    queryFn: ({ signal }) => call(caseBoard, { query: { kind, ...(unit === undefined ? {} : { unit }) }, signal }),
    placeholderData: keepPreviousData,
  });

export type CaseCounts = z.output<typeof caseMap.reply>;
export const useCaseMap = (asked: Record<string, string>) =>
  useQuery({
    queryKey: [...room, 'map', asked],
    queryFn: ({ signal }) => call(caseMap, { query: asked, signal }),
    placeholderData: keepPreviousData,
  });
/** The boundaries change with the pack alone. */
export const useDistricts = () =>
  useQuery({
    queryKey: ['districts'],
    queryFn: async ({ signal }) => ((await call(cityDistricts, { signal })) as { features: District[] }).features,
    staleTime: Number.POSITIVE_INFINITY,
  });

export const useCase = (caseId: string) =>
  useQuery({ queryKey: [...room, 'case', caseId], queryFn: ({ signal }) => call(readCase, { params: { caseId }, signal }) });

export const useRegister = () => useChange(room, (body: NewCase) => call(registerCase, { body }));
type Held = { readonly id: string; readonly version: number };
export const useDeed = () =>
  useChange(room, ({ id, version, deed }: Held & { deed: Deed }) => call(actOnCase, { params: { caseId: id }, body: deed, version }));
export const useDispatch = () => useChange(room, (body: z.input<typeof dispatchCases.body>) => call(dispatchCases, { body }));
export const useEscalate = () =>
  useChange(room, ({ id, version, ...body }: Held & z.input<typeof escalateCase.body>) =>
    call(escalateCase, { params: { caseId: id }, body, version }),
  );

type Sent = {
  readonly id: string;
  readonly file: File;
  readonly onProgress: (share: number) => void;
  readonly body: z.input<typeof attachEvidence.body>;
};
export const useAttachEvidence = () =>
  useChange(room, ({ id, body, ...sent }: Sent) => upload(attachEvidence, { params: { caseId: id }, body, ...sent }));

export const fetchEvidence = (caseId: string, evidenceId: string): Promise<void> =>
  download(readEvidence, { params: { caseId, evidenceId } });
