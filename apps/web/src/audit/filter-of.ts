import { addDays, isLocalDate } from '@gongjian/domain/kernel/dates';
import type { AuditFilter } from './api.ts';

type Search = { readonly [K in keyof AuditFilter]?: string };

/** The filter of an address: its days become instants of the city (UTC+8), the last day included. */
export function filterOf({ from, to, ...rest }: Search): AuditFilter {
  return {
    ...rest,
    ...(from !== undefined && isLocalDate(from) ? { from: `${from}T00:00:00+08:00` } : {}),
    ...(to !== undefined && isLocalDate(to) ? { to: `${addDays(to, 1)}T00:00:00+08:00` } : {}),
  };
}
