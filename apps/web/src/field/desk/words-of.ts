import type { VersionItem } from '@gongjian/contract/supervision-field';

/** What was said of a property, by whom it was said first. */
export type Word = {
  readonly version: number;
  readonly value: string;
  readonly by: string | null;
  readonly at: string;
  readonly fromPhone: boolean;
};

/** Everything that was ever said of a property, each once, by the version that said it first; what holds now comes first. */
export function wordsOf(versions: readonly VersionItem[], property: string): Word[] {
  const words = new Map<string, Word>();
  for (const { version, properties, by, at, fromPhone } of versions) {
    const value = properties[property];
    if (value === undefined || words.has(value)) continue;
    words.set(value, { version, value, by: by?.name ?? null, at, fromPhone });
  }
  const now = versions.at(-1)?.properties[property];
  return [...words.values()].sort((a, b) => Number(b.value === now) - Number(a.value === now) || b.version - a.version);
}
