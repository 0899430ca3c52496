import type { LedgerFilters } from '@gongjian/contract/tasks';
import { foldSearch, ROLE_BIT } from '@gongjian/domain/tasks/card';
import { type RawBuilder, sql } from 'kysely';
import { readCursor, writeCursor } from '../platform/cursor.ts';
import { Refused } from '../platform/refused.ts';
import { anyOf } from './any-of.ts';

type Sql = RawBuilder<unknown>;
type Sort = LedgerFilters['sort'];
export type Filters = Omit<LedgerFilters, 'sort'>;

/** Which rows a question about the ledger means, and in what order. Everything that lists, counts or exports asks through this. */
export type LedgerQuery = {
  /** `from … where …`, giving r.measure_id and the keys of the order. */
  readonly source: Sql;
  readonly keys: Sql;
  readonly order: Sql;
  readonly beyond: (after: string) => Sql;
};

/** The keys of each order end in the measure, so that it is total. `u` alone is enough where only unit, role, state and date are asked. */
const orders: Record<Sort, { readonly columns: readonly string[]; readonly types: readonly string[] }> = {
  due: { columns: ['due_key', 'measure_id'], types: ['date', 'uuid'] },
  plan: { columns: ['order_key', 'measure_id'], types: ['bigint', 'uuid'] },
  urgency: { columns: ['urgency', 'due_key', 'measure_id'], types: ['smallint', 'date', 'uuid'] },
};

export function ledgerQuery(filters: Filters, sort: Sort): LedgerQuery {
  const { columns, types } = orders[sort];
  const ofUnit = filters.unit !== undefined && filters.retired !== true;
  const lean = ofUnit && sort === 'due' && !asksOfRow(filters);
  const alias = lean ? 'u' : 'r';
  const named = columns.map((column) => sql.raw(`${alias}.${column}`));
  return {
    source: sql`${from(ofUnit, lean)} where ${sql.join([...unitConditions(filters, ofUnit), ...(lean ? [] : rowConditions(filters, ofUnit))], sql` and `)}`,
    keys: sql.join(columns.map((column, i) => sql`${named[i] as Sql} as ${sql.raw(column)}`)),
    order: sql.join(columns.map((column) => sql.raw(column))),
    beyond: (after) => beyond(columns, types, after),
  };
}

const from = (ofUnit: boolean, lean: boolean): Sql => {
  if (lean) return sql`from tasks.ledger_unit u`;
  return ofUnit
    ? sql`from tasks.ledger_unit u join tasks.ledger_row r on r.city = u.city and r.measure_id = u.measure_id`
    : sql`from tasks.ledger_row r`;
};

const onRow = ['programme', 'section', 'task', 'dueFrom', 'dueTo', 'deadline', 'promise', 'alert', 'q'] as const;
const asksOfRow = (filters: Filters): boolean => onRow.some((name) => filters[name] !== undefined && filters[name] !== '');

/** What the unit's own rows answer. */
function unitConditions({ unit, role, state, light, plan }: Filters, ofUnit: boolean): Sql[] {
  if (!ofUnit || unit === undefined) return [];
  const roles = (role ?? []).reduce<number>((bits, name) => bits | ROLE_BIT[name], 0);
  return [
    sql`u.unit_id = ${unit}`,
    ...(roles === 0 || roles === 7 ? [] : [sql`u.roles & ${roles} <> 0`]),
    ...oneOf('u.state', state),
    ...oneOf('u.light', light),
    ...(plan === undefined ? [] : [sql`u.plan_id = ${plan}`]),
  ];
}

function rowConditions(filters: Filters, ofUnit: boolean): Sql[] {
  const { unit, retired, state, light, plan, programme, section, task, dueFrom, dueTo, deadline, promise, alert, q } = filters;
  return [
    retired === true ? sql`r.retired` : sql`not r.retired`,
    ...(unit !== undefined && !ofUnit ? [owedBy(unit)] : []),
    ...(ofUnit ? [] : [...oneOf('r.state', state), ...oneOf('r.light', light)]),
    ...(plan === undefined || ofUnit ? [] : [sql`r.plan_id = ${plan}`]),
    ...(programme === undefined ? [] : [sql`r.programme_id = ${programme}`]),
    ...(section === undefined ? [] : [sql`r.section_id = ${section}`]),
    ...(task === undefined ? [] : [sql`r.task_id = ${task}`]),
    ...dates(dueFrom, dueTo),
    ...oneOf('r.deadline_kind', deadline),
    ...(promise === undefined ? [] : [sql`r.promise_kinds && ${[...promise]}::text[]`]),
    ...(alert === undefined ? [] : [alert ? sql`r.alert` : sql`not r.alert`]),
    ...words(q),
  ];
}

const owedBy = (unit: string): Sql =>
  sql`exists (select from tasks.obligation o where o.city = r.city and o.measure_id = r.measure_id and o.unit_id = ${unit})`;

const oneOf = (column: string, values: readonly string[] | undefined): Sql[] => {
  if (values === undefined) return [];
  const only = values.length === 1 ? values[0] : undefined;
  return only === undefined ? [sql`${sql.raw(column)} = ${anyOf(values)}`] : [sql`${sql.raw(column)} = ${only}`];
};

/** A measure is in the range when its last day or the next date that counts is. */
function dates(from: string | undefined, to: string | undefined): Sql[] {
  if (from === undefined && to === undefined) return [];
  const within = (column: string): Sql => sql`${sql.raw(column)} between ${from ?? '0001-01-01'}::date and ${to ?? '9999-12-30'}::date`;
  return [sql`(${within('r.due_key')} or ${within('r.next_on')})`];
}

/**
 * Every word must occur. Row-level security forbids a trigram index here (like is not leakproof), so the folded text is compared
 * by plain `like`, which for tens of thousands of rows takes milliseconds.
 */
const words = (q: string | undefined): Sql[] =>
  (q ?? '')
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 8)
    .map((word) => sql`r.search like ${`%${foldSearch(word).replace(/[\\%_]/g, '\\$&')}%`}`);

function beyond(columns: readonly string[], types: readonly string[], after: string): Sql {
  const values = readCursor(after, columns.length) ?? [];
  if (!values.every((value, i) => shapes[types[i] ?? '']?.test(String(value))))
    throw new Refused('request.invalid', [{ code: 'not_a_cursor', at: ['after'] }]);
  const typed = values.map((value, i) => sql`${value}::${sql.raw(types[i] ?? 'text')}`);
  return sql`(${sql.join(columns.map((column) => sql.raw(column)))}) > (${sql.join(typed)})`;
}

const shapes: Record<string, RegExp> = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  bigint: /^\d{1,18}$/,
  smallint: /^\d$/,
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
};

/** Where the page behind this row begins. */
export const placeAfter = (sort: Sort, row: Readonly<Record<string, string | number>>): string =>
  writeCursor(orders[sort].columns.map((column) => row[column] ?? ''));
