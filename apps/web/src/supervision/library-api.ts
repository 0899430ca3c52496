import {
  attachToReferral,
  concludeReferral,
  decideExample,
  editExample,
  listExamples,
  listReferrals,
  readReferralFile,
  referForAccountability,
  writeExample,
} from '@gongjian/contract/supervision-library';
import type { z } from 'zod';
import { call, download, upload } from '../ui/call.ts';
import { useChange } from '../ui/useChange.ts';
import { type Held, room } from './api.ts';
import { usePages } from './usePages.ts';

export const useExamples = (asked: Record<string, string>) =>
  usePages([...room, 'examples', asked], (page, signal) => call(listExamples, { query: { ...asked, ...page }, signal }));
export const useWriteExample = () => useChange(room, (body: z.input<typeof writeExample.body>) => call(writeExample, { body }));
export const useEditExample = () =>
  useChange(room, ({ id, version, ...body }: Held & z.input<typeof editExample.body>) =>
    call(editExample, { params: { exampleId: id }, body, version }),
  );
export const useDecideExample = () =>
  useChange(room, ({ id, version, ...body }: Held & z.input<typeof decideExample.body>) =>
    call(decideExample, { params: { exampleId: id }, body, version }),
  );

export const useReferrals = (asked: Record<string, string>) =>
  usePages([...room, 'referrals', asked], (page, signal) => call(listReferrals, { query: { ...asked, ...page }, signal }));
export const useRefer = () =>
  useChange(room, (body: z.input<typeof referForAccountability.body>) => call(referForAccountability, { body }));
export const useConclude = () =>
  useChange(room, ({ id, version, ...body }: Held & z.input<typeof concludeReferral.body>) =>
    call(concludeReferral, { params: { referralId: id }, body, version }),
  );
export const useAttachToReferral = () =>
  useChange(room, ({ id, file }: { readonly id: string; readonly file: File }) =>
    upload(attachToReferral, { params: { referralId: id }, file }),
  );
export const fetchReferralFile = (referralId: string, fileId: string): Promise<void> =>
  download(readReferralFile, { params: { referralId, fileId } });
