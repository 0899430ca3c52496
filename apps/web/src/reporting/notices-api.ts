import {
  addWebhook,
  dropFeed,
  exportSentLog,
  feedSince,
  listTemplates,
  listWebhooks,
  type MessageKind,
  makeFeed,
  pauseWebhook,
  type ReminderSetting,
  readReminders,
  removeWebhook,
  retryMessage,
  saveReminders,
  saveTemplate,
  sentLog,
  testWebhook,
} from '@gongjian/contract/reporting-messages';
import { dropPlanReminders, listPlanReminders, savePlanReminders } from '@gongjian/contract/reporting-reminders';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { call, download } from '../ui/call.ts';
import { useChange } from '../ui/useChange.ts';

const room = ['reporting', 'notices'] as const;

export const useReminders = () =>
  useQuery({ queryKey: [...room, 'rules'], queryFn: ({ signal }) => call(readReminders, { signal }), refetchOnWindowFocus: false });
export const useSaveReminders = () => useChange(room, ({ version, ...body }: ReminderSetting) => call(saveReminders, { version, body }));

export const usePlanReminders = () =>
  useQuery({
    queryKey: [...room, 'plan-rules'],
    queryFn: ({ signal }) => call(listPlanReminders, { signal }),
    refetchOnWindowFocus: false,
  });
type PlanRules = { readonly planId: string; readonly version: number; readonly rules: ReminderSetting['rules'] };
export const useSavePlanReminders = () =>
  useChange(room, ({ planId, version, rules }: PlanRules) => call(savePlanReminders, { params: { planId }, version, body: { rules } }));
export const useDropPlanReminders = () => useChange(room, (planId: string) => call(dropPlanReminders, { params: { planId } }));

export const useTemplates = () => useQuery({ queryKey: [...room, 'templates'], queryFn: ({ signal }) => call(listTemplates, { signal }) });
type Words = { readonly kind: MessageKind; readonly version: number; readonly title: string; readonly text: string };
export const useSaveTemplate = () =>
  useChange(room, ({ kind, version, title, text }: Words) => call(saveTemplate, { params: { kind }, version, body: { title, text } }));

export const useSentLog = (asked: Record<string, string>) =>
  useInfiniteQuery({
    queryKey: [...room, 'sent', asked],
    queryFn: ({ pageParam, signal }) =>
      call(sentLog, { query: { ...asked, limit: 50, ...(pageParam === null ? {} : { after: pageParam }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
export const useSentLogFile = () => useMutation({ mutationFn: (query: Record<string, string>) => download(exportSentLog, { query }) });
export const useRetry = () => useChange(room, (messageId: string) => call(retryMessage, { params: { messageId } }));

export const useWebhooks = () => useQuery({ queryKey: [...room, 'webhooks'], queryFn: ({ signal }) => call(listWebhooks, { signal }) });
export const useAddWebhook = () => useChange(room, (url: string) => call(addWebhook, { body: { url } }));
export const usePauseWebhook = () =>
  useChange(room, ({ id, paused }: { id: string; paused: boolean }) => call(pauseWebhook, { params: { webhookId: id }, body: { paused } }));
export const useTestWebhook = () => useMutation({ mutationFn: (webhookId: string) => call(testWebhook, { params: { webhookId } }) });
export const useRemoveWebhook = () => useChange(room, (webhookId: string) => call(removeWebhook, { params: { webhookId } }));

export const useFeed = (unitId: string) =>
  useQuery({ queryKey: [...room, 'feed', unitId], queryFn: ({ signal }) => call(feedSince, { params: { unitId }, signal }) });
export const useMakeFeed = () => useChange(room, (unitId: string) => call(makeFeed, { params: { unitId } }));
export const useDropFeed = () => useChange(room, (unitId: string) => call(dropFeed, { params: { unitId } }));
