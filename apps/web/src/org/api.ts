import {
  addUnit,
  listDecisions,
  listGroups,
  listUnits,
  mergeUnits,
  readUnit,
  renameUnit,
  setAliases,
  setGroup,
  splitUnit,
  unitTree,
} from '@gongjian/contract/org';
import { createPerson, editPerson, endGrant, giveRole, listPeople, readPerson, resetPassword } from '@gongjian/contract/people';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { call } from '../ui/call.ts';

export type UnitInFull = z.output<typeof readUnit.reply>;

const room = ['org'] as const;
const dated = (on: string | undefined): { on?: string } => (on === undefined ? {} : { on });

/** Every unit of today; a few hundred names, read once and searched on the spot. */
export const useUnits = () =>
  useQuery({
    queryKey: [...room, 'units'],
    queryFn: async ({ signal }) => (await call(listUnits, { query: { limit: 1000 }, signal })).items,
    staleTime: 300_000,
  });

export const useUnitTree = (on: string | undefined) =>
  useQuery({
    queryKey: [...room, 'tree', on ?? null],
    queryFn: ({ signal }) => call(unitTree, { query: dated(on), signal }),
    placeholderData: keepPreviousData,
  });

export const useUnit = (unitId: string | undefined) =>
  useQuery({
    queryKey: [...room, 'unit', unitId],
    queryFn: ({ signal }) => call(readUnit, { params: { unitId: unitId as string }, signal }),
    enabled: unitId !== undefined,
  });

export const useGroups = () =>
  useQuery({ queryKey: [...room, 'groups'], queryFn: ({ signal }) => call(listGroups, { query: {}, signal }) });

export const useDecisions = () =>
  useQuery({ queryKey: [...room, 'decisions'], queryFn: ({ signal }) => call(listDecisions, { query: {}, signal }) });

/** Units stand in every other room's lists, so a change of theirs has everything read again. */
function useOrgChange<Input, Reply>(send: (input: Input) => Promise<Reply>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' }),
  });
}
type OfUnit<B> = B & { unitId: string; version: number };

export const useAddUnit = () => useOrgChange((body: z.input<typeof addUnit.body>) => call(addUnit, { body }));
export const useRenameUnit = () =>
  useOrgChange(({ unitId, version, ...body }: OfUnit<z.input<typeof renameUnit.body>>) =>
    call(renameUnit, { params: { unitId }, body, version }),
  );
export const useSetAliases = () =>
  useOrgChange(({ unitId, version, ...body }: OfUnit<z.input<typeof setAliases.body>>) =>
    call(setAliases, { params: { unitId }, body, version }),
  );
export const useMergeUnits = () => useOrgChange((body: z.input<typeof mergeUnits.body>) => call(mergeUnits, { body }));
export const useSplitUnit = () =>
  useOrgChange(({ unitId, version, ...body }: OfUnit<z.input<typeof splitUnit.body>>) =>
    call(splitUnit, { params: { unitId }, body, version }),
  );
export const useSetGroup = () =>
  useOrgChange(({ groupId, version, ...body }: z.input<typeof setGroup.body> & { groupId: string; version: number }) =>
    call(setGroup, { params: { groupId }, body, version }),
  );

export type PeopleFilter = z.input<typeof listPeople.query>;
export const usePeople = (filter: PeopleFilter) =>
  useInfiniteQuery({
    queryKey: ['people', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      call(listPeople, { query: { ...filter, limit: 100, ...(pageParam === null ? {} : { after: pageParam }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

export const usePerson = (personId: string) =>
  useQuery({ queryKey: ['people', 'one', personId], queryFn: ({ signal }) => call(readPerson, { params: { personId }, signal }) });

function usePeopleChange<Input, Reply>(send: (input: Input) => Promise<Reply>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: send, onSuccess: () => void queries.invalidateQueries({ queryKey: ['people'] }) });
}
export const useCreatePerson = () => usePeopleChange((body: z.input<typeof createPerson.body>) => call(createPerson, { body }));
export const useEditPerson = () =>
  usePeopleChange(({ personId, version, ...body }: z.input<typeof editPerson.body> & { personId: string; version: number }) =>
    call(editPerson, { params: { personId }, body, version }),
  );
export const useResetPassword = () => usePeopleChange((personId: string) => call(resetPassword, { params: { personId } }));
export const useGiveRole = () =>
  usePeopleChange(({ personId, ...body }: z.input<typeof giveRole.body> & { personId: string }) =>
    call(giveRole, { params: { personId }, body }),
  );
export const useEndGrant = () => usePeopleChange((params: { personId: string; grantId: string }) => call(endGrant, { params }));
