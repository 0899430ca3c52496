import { countWorkdays, listYears, loadNotice, readYear } from '@gongjian/contract/calendar';
import { movedDates } from '@gongjian/contract/tasks-pictures';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { call } from '../ui/call.ts';

export const useYears = () => useQuery({ queryKey: ['calendar', 'years'], queryFn: ({ signal }) => call(listYears, { signal }) });

export const useYear = (year: number, wanted: boolean) =>
  useQuery({
    queryKey: ['calendar', 'year', year],
    queryFn: ({ signal }) => call(readYear, { params: { year }, signal }),
    enabled: wanted,
  });

export const useWorkdays = (query: { day: string; plus: number }) =>
  useQuery({
    queryKey: ['calendar', 'workdays', query],
    queryFn: ({ signal }) => call(countWorkdays, { query, signal }),
    enabled: query.day !== '',
  });

const ASKED_AGAIN_MS = 10_000;

/** The worker reckons dates anew after the notice is saved, so what moved is asked for again while the screen is open. */
export const useMovedDates = (year: number, wanted: boolean) =>
  useQuery({
    queryKey: ['calendar', 'moved', year],
    queryFn: ({ signal }) => call(movedDates, { query: { year }, signal }),
    enabled: wanted,
    refetchInterval: ASKED_AGAIN_MS,
  });

/** Dates of measures may rest on the notice, so everything is read again. */
export function useLoadNotice() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ year, ...body }: z.input<typeof loadNotice.body> & { year: number }) => call(loadNotice, { params: { year }, body }),
    onSuccess: () => void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' }),
  });
}
