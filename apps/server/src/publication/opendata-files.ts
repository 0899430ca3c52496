import { createHash } from 'node:crypto';
import type { PublicClass } from '@gongjian/contract/publication-content';
import { csvOf, type OpenTable, rowsByCode } from '@gongjian/domain/publication/opendata-table';
import type { Contents, Dataset, Kept } from './opendata-dataset.ts';
import type { DataHistory, DataVersion } from './opendata-history.ts';
import type { Published } from './published.ts';

export type DataTerms = { readonly publisher: string; readonly licence: string };
/** Until the city says otherwise (`docs/operate.md`). */
export const ownTerms: DataTerms = { publisher: '生态环境主管部门', licence: 'https://creativecommons.org/licenses/by/4.0/' };

/** A dataset in one state. */
export type DataState = { readonly dataset: Dataset; readonly version: DataVersion; readonly table: OpenTable };
/** 410: all of it was withdrawn, and why. */
export type DataGone = { readonly reason: string; readonly publishedAt: Date };

export async function stateNow(dataset: Dataset, published: Published, history: DataHistory): Promise<DataState | DataGone | undefined> {
  const kept = await Promise.all(dataset.classes.map(async (one) => [one, await published.all(one)] as const));
  const [first] = dataset.classes;
  const live = kept.find(([one]) => one === first)?.[1] ?? [];
  if (live.length === 0) return first === undefined ? undefined : goneOf(published, first);
  const [version] = await history.versionsOf(published.edition, dataset.classes);
  return version && { dataset, version, table: tableOf(dataset, new Map(kept)) };
}

async function goneOf(published: Published, disclosure: PublicClass): Promise<DataGone | undefined> {
  const gone = await published.withdrawn(disclosure);
  return [...gone].sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime())[0];
}

/** The dataset as it stood in an edition in which it changed; no other has an address. */
export async function stateAt(dataset: Dataset, no: number, edition: number, history: DataHistory): Promise<DataState | undefined> {
  const version = (await history.versionsOf(edition, dataset.classes)).find((one) => one.no === no);
  if (!version) return undefined;
  const kept = await Promise.all(dataset.classes.map(async (one) => [one, await history.contentsAt(one, no)] as const));
  return { dataset, version, table: tableOf(dataset, new Map(kept)) };
}

function tableOf({ columns, rowsOf }: Dataset, kept: ReadonlyMap<PublicClass, readonly Kept<PublicClass>[]>): OpenTable {
  const contents = ((disclosure: PublicClass) => kept.get(disclosure) ?? []) as Contents;
  return { columns, rows: rowsOf(contents) };
}

export const formats = {
  csv: { type: 'text/csv; charset=utf-8', iana: 'text/csv', file: 'CSV' },
  json: { type: 'application/json; charset=utf-8', iana: 'application/json', file: 'JSON' },
} as const;
export type Format = keyof typeof formats;
export const formatNames = Object.keys(formats) as Format[];

export function bodyOf({ dataset, version, table }: DataState, format: Format, terms: DataTerms): Buffer {
  if (format === 'csv') return Buffer.from(csvOf(table));
  const { code, title } = dataset;
  const about = { dataset: code, title, version: version.no, published: version.at.toISOString(), ...terms, columns: table.columns };
  return Buffer.from(JSON.stringify({ ...about, rows: rowsByCode(table) }));
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** `measures.csv` is the newest, `measures-v12.csv` stays what it was in edition 12. */
export const fileName = (code: string, format: Format, version?: number): string =>
  `${code}${version === undefined ? '' : `-v${version}`}.${format}`;

export type FileAsked = { readonly format: Format; readonly version: number | null };

export function fileAsked(code: string, name: string): FileAsked | undefined {
  const found = /^([a-z-]+?)(?:-v(\d{1,9}))?\.(csv|json)$/.exec(name);
  if (found?.[1] !== code) return undefined;
  return { format: found[3] as Format, version: found[2] === undefined ? null : Number(found[2]) };
}
