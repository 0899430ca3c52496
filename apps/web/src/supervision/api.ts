import {
  attachToVisit,
  editCampaign,
  listCampaigns,
  listDefinitions,
  listVisits,
  moveCampaign,
  openVisit,
  planCampaign,
  readCampaign,
  readVisit,
  readVisitFile,
  saveVisit,
  submitVisit,
} from '@gongjian/contract/supervision';
import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { call, download, upload } from '../ui/call.ts';
import { useChange } from '../ui/useChange.ts';
import { usePages } from './usePages.ts';

/** Cases move with the findings, so what was read of them is read again too. */
export const room = ['supervision'] as const;
export type Held = { readonly id: string; readonly version: number };
export type CampaignPlan = z.input<typeof planCampaign.body>;
export type VisitPlan = z.input<typeof saveVisit.body>;

export const useDefinitions = () =>
  useQuery({ queryKey: [...room, 'definitions'], queryFn: ({ signal }) => call(listDefinitions, { signal }), staleTime: 300_000 });

export const useCampaigns = (asked: Record<string, string>) =>
  usePages([...room, 'campaigns', asked], (page, signal) => call(listCampaigns, { query: { ...asked, ...page }, signal }));

export const useCampaign = (campaignId: string, enabled = true) =>
  useQuery({
    queryKey: [...room, 'campaign', campaignId],
    queryFn: ({ signal }) => call(readCampaign, { params: { campaignId }, signal }),
    enabled,
  });

export const usePlanCampaign = () => useChange(room, (body: CampaignPlan) => call(planCampaign, { body }));
export const useEditCampaign = () =>
  useChange(room, ({ id, version, ...body }: Held & z.input<typeof editCampaign.body>) =>
    call(editCampaign, { params: { campaignId: id }, body, version }),
  );
export const useMoveCampaign = () =>
  useChange(room, ({ id, version, move }: Held & { move: z.input<typeof moveCampaign.body> }) =>
    call(moveCampaign, { params: { campaignId: id }, body: move, version }),
  );

export const useVisits = (asked: Record<string, string>) =>
  usePages([...room, 'visits', asked], (page, signal) => call(listVisits, { query: { ...asked, ...page }, signal }));

export const useVisit = (visitId: string) =>
  useQuery({ queryKey: [...room, 'visit', visitId], queryFn: ({ signal }) => call(readVisit, { params: { visitId }, signal }) });

export const useOpenVisit = () => useChange(room, (body: z.input<typeof openVisit.body>) => call(openVisit, { body }));
export const useSaveVisit = () =>
  useChange(room, ({ id, version, body }: Held & { body: VisitPlan }) => call(saveVisit, { params: { visitId: id }, body, version }));

/** Hands in what the form holds: it is saved first, and handed in in the version that made. */
export const useSubmitVisit = () =>
  useChange(room, async ({ id, version, body }: Held & { body: VisitPlan }) => {
    const saved = await call(saveVisit, { params: { visitId: id }, body, version });
    return call(submitVisit, { params: { visitId: id }, version: saved.version });
  });

type Sent = { readonly visitId: string; readonly file: File; readonly body: z.input<typeof attachToVisit.body> };
export const useAttachToVisit = () =>
  useChange(room, ({ visitId, ...sent }: Sent) => upload(attachToVisit, { params: { visitId }, ...sent }));

export const fetchVisitFile = (visitId: string, fileId: string): Promise<void> => download(readVisitFile, { params: { visitId, fileId } });
