import { listConflicts, readConflict, resolveConflict, withdrawSubmission } from '@gongjian/contract/supervision-field';
import { useQuery } from '@tanstack/react-query';
import { room } from '../../supervision/api.ts';
import { call } from '../../ui/call.ts';
import { useChange } from '../../ui/useChange.ts';

export const kinds = ['hard', 'soft', 'held', 'refused'] as const;
export type Kind = (typeof kinds)[number];

export const useConflicts = (kind: Kind | undefined) =>
  useQuery({
    queryKey: [...room, 'conflicts', kind ?? 'all'],
    queryFn: ({ signal }) => call(listConflicts, { query: kind === undefined ? {} : { kind }, signal }),
  });

export const useConflict = (visitId: string) =>
  useQuery({
    queryKey: [...room, 'conflict', visitId],
    queryFn: ({ signal }) => call(readConflict, { params: { visitId }, signal }),
  });

export const useResolve = (visitId: string) =>
  useChange(room, ({ version, take }: { version: number; take: Record<string, number> }) =>
    call(resolveConflict, { params: { visitId }, body: { take }, version }),
  );

export const useWithdraw = (visitId: string) =>
  useChange(room, (instanceId: string) => call(withdrawSubmission, { params: { visitId }, body: { instanceId } }));
