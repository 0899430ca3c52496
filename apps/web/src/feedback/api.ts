import { answerFeedback, listFeedback, openFeedbackContact, readFeedback } from '@gongjian/contract/publication-feedback';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { call } from '../ui/call.ts';
import { useChange } from '../ui/useChange.ts';

const room = ['feedback'] as const;

export const useFeedback = (asked: Record<string, string>) =>
  useInfiniteQuery({
    queryKey: [...room, 'list', asked],
    queryFn: ({ pageParam, signal }) =>
      call(listFeedback, { query: { ...asked, limit: 50, ...(pageParam === null ? {} : { after: pageParam }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

export const useOneFeedback = (feedbackId: string) =>
  useQuery({ queryKey: [...room, 'one', feedbackId], queryFn: ({ signal }) => call(readFeedback, { params: { feedbackId }, signal }) });

export const useAnswer = () =>
  useChange(room, ({ id, version, answer }: { id: string; version: number; answer: string }) =>
    call(answerFeedback, { params: { feedbackId: id }, version, body: { answer } }),
  );

/** Never kept among what was read: it is shown once, to whoever asked. */
export const useOpenContact = () =>
  useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: string }) =>
      call(openFeedbackContact, { params: { feedbackId: id }, body: { reason } }),
    gcTime: 0,
  });
