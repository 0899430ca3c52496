import {
  draftPaper,
  issuePaper,
  listPapers,
  listPaperTemplates,
  previewTemplate,
  readPaper,
  readPaperFile,
  replyToPaper,
  savePaper,
  saveTemplate,
  signPaper,
  type TemplateWords,
  withdrawPaper,
} from '@gongjian/contract/cases-papers';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { addressOf, call, download } from '../../ui/call.ts';
import { useChange } from '../../ui/useChange.ts';

const room = ['cases'] as const;
const part = [...room, 'papers'] as const;
export type Format = 'docx' | 'pdf' | 'html';
export type Asked = Pick<z.input<typeof listPapers.query>, 'caseId' | 'template' | 'state' | 'unit' | 'awaits'>;

export const usePapers = (asked: Asked) =>
  useInfiniteQuery({
    queryKey: [...part, 'list', asked],
    queryFn: ({ pageParam, signal }) =>
      call(listPapers, { query: { ...asked, limit: 50, ...(pageParam === null ? {} : { after: pageParam }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
/** How many papers await this. */
export const useAwaited = (awaits: 'signature' | 'reply' | 'overdue') =>
  useQuery({
    queryKey: [...part, 'awaited', awaits],
    queryFn: async ({ signal }) => (await call(listPapers, { query: { awaits, limit: 1 }, signal })).total,
  });
/** Not read again behind the back of someone who is writing in it. */
export const usePaper = (paperId: string) =>
  useQuery({
    queryKey: [...part, 'one', paperId],
    queryFn: ({ signal }) => call(readPaper, { params: { paperId }, signal }),
    refetchOnWindowFocus: false,
    staleTime: 0,
  });
export const usePreview = (paperId: string, version: number) =>
  useQuery({
    queryKey: [...part, 'preview', paperId, version],
    queryFn: async ({ signal }) =>
      (await fetch(addressOf(readPaperFile.path, { paperId, format: 'html' }, {}), { credentials: 'same-origin', signal })).text(),
  });
export const fetchPaper = (paperId: string, format: Format): Promise<void> => download(readPaperFile, { params: { paperId, format } });

type One = { readonly id: string; readonly version: number };
const at = (paperId: string) => ({ paperId });
export const useDraft = (caseId: string) =>
  useChange(room, (template: string) => call(draftPaper, { params: { caseId }, body: { template } }));
export const useSave = ({ id, version }: One) =>
  useChange(room, (body: z.input<typeof savePaper.body>) => call(savePaper, { params: at(id), version, body }));
export const useIssue = ({ id, version }: One) =>
  useChange(room, (series: string) => call(issuePaper, { params: at(id), version, body: { series } }));
export const useWithdraw = ({ id, version }: One) =>
  useChange(room, (reason: string) => call(withdrawPaper, { params: at(id), version, body: { reason } }));
export const useSign = (id: string) => useChange(room, (unitId: string) => call(signPaper, { params: { ...at(id), unitId } }));
export const useReply = (id: string) =>
  useChange(room, ({ unitId, text }: { unitId: string; text: string }) =>
    call(replyToPaper, { params: { ...at(id), unitId }, body: { text } }),
  );

export const useTemplates = () =>
  useQuery({ queryKey: [...room, 'paper-templates'], queryFn: ({ signal }) => call(listPaperTemplates, { signal }) });
export const useSaveTemplate = (code: string, version: number) =>
  useChange([...room, 'paper-templates'], (body: TemplateWords) => call(saveTemplate, { params: { code }, version, body }));
export const usePreviewTemplate = (code: string) =>
  useMutation({ mutationFn: (body: TemplateWords) => call(previewTemplate, { params: { code }, body }) });
