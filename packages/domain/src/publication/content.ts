import type { Problem } from '../kernel/problem.ts';
import type { Change, Content, Disclosure, SnapshotKind } from './model.ts';
import { personalDataIn } from './personal-data.ts';

/** The same text for the same content, however its keys are ordered: what is hashed and compared. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`)
    .join(',')}}`;
}

/** What of the content the catalogue lets out: the fields it names, and no other. */
export const disclosed = (content: Content, { fields }: Pick<Disclosure, 'fields'>): Content =>
  Object.fromEntries(fields.filter((field) => content[field] !== undefined).map((field) => [field, content[field]]));

type Leaf = { readonly at: readonly (string | number)[]; readonly text: string };

/** Every text in the content and where it stands. */
export function textsIn(value: unknown, at: readonly (string | number)[] = []): Leaf[] {
  if (typeof value === 'string') return [{ at, text: value }];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, one]) => textsIn(one, [...at, Array.isArray(value) ? Number(key) : key]));
}

/** 个人信息检查: the places where something of a natural person stands in the clear. */
export const personalProblems = (content: Content, names: readonly string[] = []): Problem[] =>
  textsIn(content).flatMap(({ at, text }) => personalDataIn(text, names).map(({ kind }) => ({ code: `personal_${kind}`, at })));

/** What the public search looks through: the words, without the addresses of things. */
export const searchText = (content: Content): string =>
  textsIn(content)
    .filter(({ at }) => !/^(id|programme|kind|light|state|role|status)$/.test(String(at.at(-1))))
    .map(({ text }) => text)
    .join('\n')
    .normalize('NFKC')
    .toLowerCase();

/** The fields that move with time: where one of them differs, the newer content tells of a later day. */
const MOVING: readonly string[] = ['asOf', 'status', 'closedOn'];
const SHOWN = 200;

/** What the newer content is to the one that is public. Undefined: the same. */
export function changeOf(
  before: Content | undefined,
  after: Content,
): { readonly kind: Exclude<SnapshotKind, 'withdrawal'>; readonly changes: readonly Change[] } | undefined {
  if (before === undefined) return { kind: 'first', changes: [] };
  if (canonical(before) === canonical(after)) return undefined;
  if (MOVING.some((field) => canonical(before[field]) !== canonical(after[field]))) return { kind: 'update', changes: past(before, after) };
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const differing = fields.filter((field) => canonical(before[field]) !== canonical(after[field]));
  return { kind: 'correction', changes: differing.map((field) => changed(field, before[field], after[field])) };
}

const changed = (field: string, before: unknown, after: unknown): Change => ({ field, before: said(before), after: said(after) });

function said(value: unknown): string {
  const text = textsIn(value)
    .map((leaf) => leaf.text)
    .join(' · ');
  const whole = typeof value === 'number' || typeof value === 'boolean' ? String(value) : text;
  return whole.length > SHOWN ? `${whole.slice(0, SHOWN)}…` : whole;
}

type Month = { readonly month: string };
const months = (content: Content): readonly Month[] => (Array.isArray(content.series) ? (content.series as Month[]) : []);

/** Months already told that are now told differently: a correction inside an update. */
function past(before: Content, after: Content): Change[] {
  const now = new Map(months(after).map((one) => [one.month, one] as const));
  return months(before).flatMap((one) => {
    const later = now.get(one.month);
    return later !== undefined && canonical(later) !== canonical(one) ? [changed(`series ${one.month}`, one, later)] : [];
  });
}
