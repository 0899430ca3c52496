import {
  compareImport,
  compareVersions,
  decideQuestion,
  discardImport,
  downloadDocument,
  type EditReply,
  editImport,
  exportDifference,
  type ImportReview,
  importProgress,
  listEdits,
  listImports,
  listProgrammes,
  type PlanEdit,
  publishImport,
  readDocumentText,
  readImport,
  readProgramme,
  readVersion,
  startAmendment,
  startImport,
  undoEdit,
} from '@gongjian/contract/plan';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { call, download, upload } from '../ui/call.ts';
import { applyEdit } from './apply-edit.ts';

const keys = {
  imports: ['plan', 'imports'] as const,
  import: (id: string) => ['plan', 'import', id] as const,
  edits: (id: string) => ['plan', 'import', id, 'edits'] as const,
  programmes: ['plan', 'programmes'] as const,
};

export const useImports = () =>
  useQuery({ queryKey: keys.imports, queryFn: ({ signal }) => call(listImports, { query: { limit: 100 }, signal }) });

export const useImport = (importId: string) =>
  useQuery({
    queryKey: keys.import(importId),
    queryFn: ({ signal }) => call(readImport, { params: { importId }, signal }),
    staleTime: 30_000,
  });

export type NewImport = { id: string; file: File; year?: number; amends?: string; onProgress: (share: number) => void };

export function useStartImport() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, file, year, amends, onProgress }: NewImport) =>
      upload(startImport, {
        query: { id, ...(year === undefined ? {} : { year }), ...(amends === undefined ? {} : { amends }) },
        file,
        onProgress,
      }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: keys.imports }),
  });
}

/** Asks how far the reading has come, while it is under way. */
export const useImportProgress = (importId: string, underWay: boolean) =>
  useQuery({
    queryKey: ['plan', 'progress', importId],
    queryFn: ({ signal }) => call(importProgress, { params: { importId }, signal }),
    enabled: underWay,
    refetchInterval: 400,
    retry: false,
  });

/** Sends a change under the version last read, and puts what came back into the review that is on the screen. */
function useReviewChange<Input>(importId: string, send: (input: Input, version: number) => Promise<EditReply>) {
  const queries = useQueryClient();
  const key = keys.import(importId);
  return useMutation({
    scope: { id: `import-${importId}` },
    mutationFn: (input: Input) => send(input, queries.getQueryData<ImportReview>(key)?.version ?? 0),
    onSuccess: (reply) => {
      queries.setQueryData<ImportReview>(key, (review) => review && applyEdit(review, reply));
      void queries.invalidateQueries({ queryKey: keys.edits(importId) });
      return reply.reload ? queries.invalidateQueries({ queryKey: key, exact: true }) : undefined;
    },
    onError: () => queries.invalidateQueries({ queryKey: key, exact: true }),
  });
}

export const useEditImport = (importId: string) =>
  useReviewChange(importId, (edits: readonly PlanEdit[], version) =>
    call(editImport, { params: { importId }, body: { edits: edits as z.input<typeof editImport.body>['edits'] }, version }),
  );

export const useUndoEdit = (importId: string) =>
  useReviewChange(importId, (_: undefined, version) => call(undoEdit, { params: { importId }, version }));

export type Decision = z.input<typeof decideQuestion.body>;
export const useDecide = (importId: string) =>
  useReviewChange(importId, (decision: Decision, version) => call(decideQuestion, { params: { importId }, body: decision, version }));

export const useEdits = (importId: string, wanted: boolean) =>
  useQuery({ queryKey: keys.edits(importId), queryFn: ({ signal }) => call(listEdits, { params: { importId }, signal }), enabled: wanted });

export function useDiscardImport() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (importId: string) => call(discardImport, { params: { importId } }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: keys.imports }),
  });
}

export function usePublish(importId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ version, ...body }: z.input<typeof publishImport.body> & { version: number }) =>
      call(publishImport, { params: { importId }, body, version }),
    onSuccess: () => void queries.invalidateQueries(),
  });
}

export const useImportDifference = (importId: string, programme?: string, wanted = true) =>
  useQuery({
    queryKey: ['plan', 'import-difference', importId, programme ?? null],
    queryFn: ({ signal }) => call(compareImport, { params: { importId }, query: programme === undefined ? {} : { programme }, signal }),
    enabled: wanted,
  });

export const useProgrammes = () =>
  useQuery({ queryKey: keys.programmes, queryFn: ({ signal }) => call(listProgrammes, { signal }), staleTime: 60_000 });

export const useProgramme = (programmeId: string) =>
  useQuery({
    queryKey: [...keys.programmes, programmeId],
    queryFn: ({ signal }) => call(readProgramme, { params: { programmeId }, signal }),
  });

export const useVersion = (programmeId: string, version: number) =>
  useQuery({
    queryKey: [...keys.programmes, programmeId, version],
    queryFn: ({ signal }) => call(readVersion, { params: { programmeId, version }, signal }),
  });

export type Compared = z.input<typeof compareVersions.query>;
export const useDifference = (compared: Compared | null) =>
  useQuery({
    queryKey: ['plan', 'difference', compared],
    queryFn: ({ signal }) => call(compareVersions, { query: compared as Compared, signal }),
    enabled: compared !== null,
    placeholderData: keepPreviousData,
  });

export function useStartAmendment() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (programmeId: string) => call(startAmendment, { params: { programmeId } }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: keys.imports }),
  });
}

export const useDocumentText = (documentId: string | undefined) =>
  useQuery({
    queryKey: ['plan', 'document', documentId],
    queryFn: ({ signal }) => call(readDocumentText, { params: { documentId: documentId as string }, signal }),
    enabled: documentId !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });

export const fetchDocument = (documentId: string): Promise<void> => download(downloadDocument, { params: { documentId } });

export const useDifferenceFile = () =>
  useMutation({ mutationFn: (query: z.input<typeof exportDifference.query>) => download(exportDifference, { query }) });
