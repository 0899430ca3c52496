import {
  checkOwnWork,
  decideObjection,
  decideProposal,
  handInPlan,
  listFindings,
  listLookBacks,
  listProposals,
  listPublicity,
  objectToWriteOff,
  readFinding,
  readLookBackPhoto,
  recordLookBack,
  reviewPlan,
  verifyOnSite,
  writeOff,
} from '@gongjian/contract/supervision-findings';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { call, download, upload } from '../ui/call.ts';
import { useChange } from '../ui/useChange.ts';
import { type Held, room } from './api.ts';
import { usePages } from './usePages.ts';

export const useFindings = (asked: Record<string, string>) =>
  usePages([...room, 'findings', asked], (page, signal) => call(listFindings, { query: { ...asked, ...page }, signal }));

/** Kept among what is read of cases: a finding is one, and whatever changes the case changes it. */
export const useFinding = (caseId: string) =>
  useQuery({ queryKey: ['cases', 'finding', caseId], queryFn: ({ signal }) => call(readFinding, { params: { caseId }, signal }) });

/** A deed on a finding moves its case too: both are read again. */
function useFindingChange<Input, Reply>(send: (input: Input) => Promise<Reply>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: room });
      void queries.invalidateQueries({ queryKey: ['cases'] });
    },
  });
}

export type PlanSaid = z.input<typeof handInPlan.body>;
export type CheckSaid = z.input<typeof checkOwnWork.body>;
type Said<Body> = Held & { readonly body: Body };

export const useHandInPlan = () =>
  useFindingChange(({ id, version, body }: Said<PlanSaid>) => call(handInPlan, { params: { caseId: id }, body, version }));
export const useReviewPlan = () =>
  useFindingChange(({ id, version, body }: Said<z.input<typeof reviewPlan.body>>) =>
    call(reviewPlan, { params: { caseId: id }, body, version }),
  );
export const useCheckOwnWork = () =>
  useFindingChange(({ id, version, body }: Said<CheckSaid>) => call(checkOwnWork, { params: { caseId: id }, body, version }));
export const useVerify = () =>
  useFindingChange(({ id, version, body }: Said<z.input<typeof verifyOnSite.body>>) =>
    call(verifyOnSite, { params: { caseId: id }, body, version }),
  );
export const useObject = () =>
  useFindingChange(({ id, version, body }: Said<z.input<typeof objectToWriteOff.body>>) =>
    call(objectToWriteOff, { params: { caseId: id }, body, version }),
  );
export const useDecideObjection = () =>
  useFindingChange(({ id, version, objectionId, body }: Said<z.input<typeof decideObjection.body>> & { objectionId: string }) =>
    call(decideObjection, { params: { caseId: id, objectionId }, body, version }),
  );
export const useWriteOff = () =>
  useFindingChange(({ id, version, body }: Said<z.input<typeof writeOff.body>>) =>
    call(writeOff, { params: { caseId: id }, body, version }),
  );

export const usePublicity = (asked: Record<string, string>) =>
  usePages([...room, 'publicity', asked], async (page, signal) => {
    const reply = await call(listPublicity, { query: { ...asked, ...page }, signal });
    return { ...reply, items: reply.items.map((item) => ({ ...item, id: item.case.id })) };
  });

export const useLookBacks = (asked: Record<string, string>) =>
  usePages([...room, 'look-backs', asked], (page, signal) => call(listLookBacks, { query: { ...asked, ...page }, signal }));
type Seen = { readonly id: string; readonly file: File; readonly body: z.input<typeof recordLookBack.body> };
export const useRecordLookBack = () =>
  useFindingChange(({ id, ...sent }: Seen) => upload(recordLookBack, { params: { lookBackId: id }, ...sent }));
export const fetchLookBackPhoto = (lookBackId: string): Promise<void> => download(readLookBackPhoto, { params: { lookBackId } });

export const useProposals = (asked: Record<string, string>) =>
  usePages([...room, 'proposals', asked], (page, signal) => call(listProposals, { query: { ...asked, ...page }, signal }));
export const useDecideProposal = () =>
  useChange(room, ({ id, version, body }: Said<z.input<typeof decideProposal.body>>) =>
    call(decideProposal, { params: { proposalId: id }, body, version }),
  );
