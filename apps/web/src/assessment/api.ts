import {
  appealScore,
  assessmentInputs,
  decideAppeal,
  importInputs,
  inputsForm,
  listAppeals,
  listAssessments,
  listSchemes,
  publishAssessment,
  readAssessment,
  readUnitScore,
  runAssessment,
  verifyAssessment,
  whatIf,
} from '@gongjian/contract/assessment';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { call, download, upload } from '../ui/call.ts';
import { useChange } from '../ui/useChange.ts';

const room = ['assessment'] as const;
const of = (assessmentId: string) => ({ assessmentId });

export const useSchemes = () =>
  useQuery({ queryKey: [...room, 'schemes'], queryFn: ({ signal }) => call(listSchemes, { signal }), staleTime: 300_000 });
export const useAssessments = (scheme: string | undefined) =>
  useInfiniteQuery({
    queryKey: [...room, 'list', scheme],
    queryFn: ({ pageParam, signal }) =>
      call(listAssessments, {
        query: { limit: 50, ...(scheme === undefined ? {} : { scheme }), ...(pageParam === null ? {} : { after: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
export const useAssessment = (id: string) =>
  useQuery({ queryKey: [...room, 'one', id], queryFn: ({ signal }) => call(readAssessment, { params: of(id), signal }) });
export const useUnitScore = (id: string, unitId: string) =>
  useQuery({
    queryKey: [...room, 'unit', id, unitId],
    queryFn: ({ signal }) => call(readUnitScore, { params: { ...of(id), unitId }, signal }),
    placeholderData: keepPreviousData,
  });
export const useAppeals = (id: string) =>
  useQuery({ queryKey: [...room, 'appeals', id], queryFn: ({ signal }) => call(listAppeals, { params: of(id), signal }) });

/** Where each rank lies when the weights vary a little: the same study for everybody, by its seed. */
export const useIntervals = (id: string) =>
  useQuery({ queryKey: [...room, 'intervals', id], queryFn: () => call(whatIf, { params: of(id), body: {} }), staleTime: 300_000 });
/** A trial tells what is wrong and keeps nothing. */
export const useImport = () =>
  useMutation({
    mutationFn: ({ scheme, file, trial }: { scheme: string; file: File; trial: boolean }) =>
      upload(importInputs, { body: { scheme, trial: trial ? 'true' : 'false' }, file }),
  });
export const fetchForm = (code: string): Promise<void> => download(inputsForm, { params: { code } });
export const fetchInputs = (id: string): Promise<void> => download(assessmentInputs, { params: of(id) });

export const useRun = () => useChange(room, (body: z.input<typeof runAssessment.body>) => call(runAssessment, { body }));
export const usePublish = (id: string) => useChange(room, (version: number) => call(publishAssessment, { params: of(id), version }));
export const useAppeal = (id: string) =>
  useChange(room, (body: z.input<typeof appealScore.body>) => call(appealScore, { params: of(id), body }));
export const useDecide = () =>
  useChange(room, ({ id, version, ...body }: { id: string; version: number } & z.input<typeof decideAppeal.body>) =>
    call(decideAppeal, { params: { appealId: id }, body, version }),
  );
export const useVerify = (id: string) => useMutation({ mutationFn: () => call(verifyAssessment, { params: of(id) }) });
export const useWhatIf = (id: string) =>
  useMutation({ mutationFn: (weights: Record<string, string>) => call(whatIf, { params: of(id), body: { weights } }) });
