/** Of an address's search, the named values that say something. */
export function within(search: Record<string, unknown>, names: readonly string[]): Record<string, string> {
  const said: Record<string, string> = {};
  for (const name of names) {
    const value = search[name];
    if (typeof value === 'string' && value !== '') said[name] = value;
  }
  return said;
}
