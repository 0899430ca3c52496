/** A number from 0 to below 100 that hangs on the words alone: the played year is the same on every machine. FNV-1a, well mixed. */
export function chance(...words: readonly string[]): number {
  let hash = 0x811c9dc5;
  for (const character of words.join('\u0000')) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % 100;
}

/** One of the list, by the words. */
export function chosen<T>(list: readonly [T, ...T[]], ...words: readonly string[]): T {
  return list[((chance(...words) * list.length) / 100) | 0] ?? list[0];
}
