import {
  type BulletinText,
  issueBulletin,
  listBulletins,
  makeBulletin,
  readBulletin,
  readBulletinFile,
  redraftBulletin,
  remindReceipts,
  saveBulletin,
  signBulletin,
  withdrawBulletin,
} from '@gongjian/contract/reporting-bulletin';
import { useQuery } from '@tanstack/react-query';
import { addressOf, call, download } from '../ui/call.ts';
import { useChange } from '../ui/useChange.ts';

const room = ['reporting', 'bulletins'] as const;
export type Format = 'docx' | 'pdf' | 'html';

export const useBulletins = () => useQuery({ queryKey: [...room, 'list'], queryFn: ({ signal }) => call(listBulletins, { signal }) });
/** Not read again behind the back of someone who is writing in it. */
export const useBulletin = (bulletinId: string) =>
  useQuery({
    queryKey: [...room, 'one', bulletinId],
    queryFn: ({ signal }) => call(readBulletin, { params: { bulletinId }, signal }),
    refetchOnWindowFocus: false,
    staleTime: 0,
  });
export const usePreview = (bulletinId: string, version: number) =>
  useQuery({
    queryKey: [...room, 'preview', bulletinId, version],
    queryFn: async ({ signal }) =>
      (await fetch(addressOf(readBulletinFile.path, { bulletinId, format: 'html' }, {}), { credentials: 'same-origin', signal })).text(),
  });

type One = { readonly id: string; readonly version: number };
const at = (bulletinId: string) => ({ bulletinId });
export const useMake = () => useChange(room, (month: string) => call(makeBulletin, { params: { month }, body: {} }));
export const useSave = ({ id, version }: One) =>
  useChange(room, (body: BulletinText) => call(saveBulletin, { params: at(id), version, body }));
export const useRedraft = ({ id, version }: One) => useChange(room, () => call(redraftBulletin, { params: at(id), version }));
export const useIssue = ({ id, version }: One) =>
  useChange(room, (series: string) => call(issueBulletin, { params: at(id), version, body: { series } }));
export const useWithdraw = ({ id, version }: One) =>
  useChange(room, (reason: string) => call(withdrawBulletin, { params: at(id), version, body: { reason } }));
export const useSign = (id: string) => useChange(room, (unitId: string) => call(signBulletin, { params: { ...at(id), unitId } }));
export const useRemind = (id: string) => useChange(room, () => call(remindReceipts, { params: at(id) }));
export const fetchBulletin = (id: string, format: Format): Promise<void> => download(readBulletinFile, { params: { ...at(id), format } });
