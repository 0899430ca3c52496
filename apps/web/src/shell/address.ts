/** Of an address's search, the named values that say something. */
export function within(search: Record<string, unknown>, names: readonly string[]): Record<string, string> {
  const said: Record<string, string> = {};
  for (const name of names) {
    const value = search[name];
    if (typeof value === 'string' && value !== '') said[name] = value;
  }
  return said;
}

/** Whether a path such as /units/110105 is one of the route /units/$unitId. */
export function leadsTo(route: string, path: string): boolean {
  const [asked, known] = [path, route].map((one) => one.split('/').filter((part) => part !== ''));
  return asked?.length === known?.length && known?.every((part, i) => part.startsWith('$') || part === asked?.[i]) === true;
}
