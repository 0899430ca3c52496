/** One line of what an event told: a field, its value, and what it was before where the event says so. */
export type PayloadRow = { readonly field: string; readonly before?: unknown; readonly after: unknown };

type Record_ = Readonly<Record<string, unknown>>;

/** Events that tell the old and the new value under names of their own. */
const pairs: Readonly<Record<string, { readonly field: string; readonly before: string; readonly after: string }>> = {
  'tasks.verdict_changed': { field: 'state', before: 'from', after: 'to' },
  'plan.draft_edited': { field: 'draftVersion', before: 'from', after: 'to' },
};

/** What an event told, as a list that can be read; what changed comes first, with both values. */
export function payloadRows(type: string, payload: unknown): PayloadRow[] {
  if (!isRecord(payload)) return [];
  const pair = pairs[type] ?? { field: '', before: 'before', after: 'after' };
  const { [pair.before]: before, [pair.after]: after, ...rest } = payload;
  if (before === undefined || after === undefined) return plain(payload);
  return [...(pair.field === '' ? changed(before, after) : [{ field: pair.field, before, after }]), ...plain(rest)];
}

function changed(before: unknown, after: unknown): PayloadRow[] {
  if (!isRecord(before) || !isRecord(after)) return same(before, after) ? [] : [{ field: 'value', before, after }];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => !same(before[field] ?? null, after[field] ?? null))
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }));
}

/** Fingerprints and ids of rows say nothing to a reader; they stay in the raw text. */
const isFingerprint = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

const plain = (payload: Record_): PayloadRow[] =>
  Object.entries(payload)
    .filter(([, value]) => value !== undefined && !isFingerprint(value))
    .map(([field, after]) => ({ field, after }));

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

export const isRecord = (value: unknown): value is Record_ => typeof value === 'object' && value !== null && !Array.isArray(value);
