import { type LedgerColumn, ledgerColumn } from '@gongjian/contract/tasks';

/** The filters of the ledger as they stand in the address: plain text, lists joined by commas. A saved view keeps the same. */
export const filterNames = [
  'q',
  'programme',
  'plan',
  'section',
  'task',
  'unit',
  'role',
  'state',
  'light',
  'dueFrom',
  'dueTo',
  'deadline',
  'promise',
  'alert',
  'retired',
  'sort',
] as const;
export type FilterName = (typeof filterNames)[number];
export type LedgerSearch = { readonly [K in FilterName | 'columns']?: string };

export const standardColumns: readonly LedgerColumn[] = ['light', 'no', 'task', 'text', 'dueOn', 'lead', 'responsible', 'support'];

/** What of an address the ledger understands; empty values say nothing. */
export function ledgerSearch(address: Record<string, unknown>): LedgerSearch {
  const search: { [K in FilterName | 'columns']?: string } = {};
  for (const name of [...filterNames, 'columns'] as const) {
    const value = address[name];
    if (typeof value === 'string' && value !== '') search[name] = value;
  }
  return search;
}

export function filtersOf(search: LedgerSearch): Record<string, string> {
  const { columns: _, ...filters } = search;
  return filters as Record<string, string>;
}

export function columnsOf(search: LedgerSearch): readonly LedgerColumn[] {
  const asked = new Set(listed(search.columns));
  const known = ledgerColumn.options.filter((column) => asked.has(column));
  return known.length === 0 ? standardColumns : [...known].sort((a, b) => placeOf(a) - placeOf(b));
}

export const listed = (text: string | undefined): string[] => (text === undefined ? [] : text.split(',').filter((part) => part !== ''));

/** The search with one filter changed; what no longer makes sense without it goes too. */
export function withFilter(
  search: LedgerSearch,
  name: FilterName | 'columns',
  value: string | readonly string[] | undefined,
): LedgerSearch {
  const text = typeof value === 'string' ? value : (value ?? []).join(',');
  const next: Record<string, string | undefined> = { ...search, [name]: text === '' ? undefined : text };
  for (const dependent of dependents[name] ?? []) next[dependent] = undefined;
  return ledgerSearch(next);
}

/** How many filters narrow the list. */
export const narrowing = (search: LedgerSearch): number =>
  filterNames.filter((name) => name !== 'sort' && search[name] !== undefined).length;

const dependents: Partial<Record<FilterName | 'columns', readonly FilterName[]>> = {
  programme: ['plan', 'section', 'task'],
  plan: ['section', 'task'],
  section: ['task'],
  unit: ['role'],
};

const order: readonly LedgerColumn[] = [
  'light',
  'state',
  'lag',
  'plan',
  'section',
  'no',
  'task',
  'text',
  'deadline',
  'dueOn',
  'promises',
  'deliverables',
  'lead',
  'responsible',
  'support',
];
const placeOf = (column: LedgerColumn): number => order.indexOf(column);
